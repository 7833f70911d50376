package io.mahnwerk.app.recommend;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.timing.TimingEvaluation;
import io.mahnwerk.scoring.timing.TimingFigures;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * How well payments were foreseen, beside two plain ways of doing it.
 *
 * @param cut ISO date of the first document that was asked for
 * @param learnedFrom invoices written and cleared before the cut
 * @param asked later invoices whose clearing the file holds
 * @param badRows rows of the file that could not be read and were left out
 */
record EvaluationReport(
    String file,
    double split,
    String cut,
    int learnedFrom,
    int asked,
    long badRows,
    @JsonUnwrapped TimingFigures model,
    Baselines baselines) {

  /** The debtor's own mean, shrunk; and everybody's median. */
  record Baselines(TimingFigures debtorMean, TimingFigures median) {}

  static EvaluationReport of(InvoiceBook book, double split, TimingEvaluation evaluation) {
    return new EvaluationReport(
        book.file().toString(),
        split,
        evaluation.cut().toString(),
        evaluation.learnedFrom(),
        evaluation.asked(),
        book.counts().bad(),
        evaluation.model(),
        new Baselines(evaluation.debtorMean(), evaluation.median()));
  }

  void print(PrintWriter out, Locale locale) {
    out.println(
        new Sentence(
                "Learned from %s invoices cleared before %s, asked for %s later ones; %s bad rows"
                    + " were left out.",
                "Gelernt aus %s vor dem %s ausgeglichenen Rechnungen, gefragt nach %s späteren; %s"
                    + " fehlerhafte Zeilen ausgelassen.")
            .with(
                Sentence.number(learnedFrom, 0),
                Sentence.same(cut),
                Sentence.number(asked, 0),
                Sentence.number(badRows, 0))
            .in(locale));
    TextTable table =
        TextTable.ofNumbers(
            new Sentence("Days to pay, late or not", "Tage bis zur Zahlung, verspätet oder nicht")
                .in(locale),
            new Sentence("Model", "Modell").in(locale),
            new Sentence("Debtor's mean", "Mittel des Debitors").in(locale),
            new Sentence("Median", "Median").in(locale));
    for (Line line : Line.values()) {
      table.row(
          line.label.in(locale),
          line.of(model, locale),
          line.of(baselines.debtorMean(), locale),
          line.of(baselines.median(), locale));
    }
    table.print(out);
    out.flush();
  }

  private enum Line {
    MAE(new Sentence("Mean absolute error, days", "Mittlerer absoluter Fehler, Tage"), 2),
    RMSE(new Sentence("Root mean squared error, days", "Wurzel des quadrierten Fehlers, Tage"), 2),
    R2(new Sentence("Variance explained (R2)", "Erklärte Varianz (R2)"), 3),
    AUC(new Sentence("Late before in time (AUC)", "Verspätet vor pünktlich (AUC)"), 3),
    BRIER(new Sentence("Brier score", "Brier-Wert"), 4),
    ECE(new Sentence("Calibration error (ECE)", "Kalibrierungsfehler (ECE)"), 4);

    private final Sentence label;
    private final int decimals;

    Line(Sentence label, int decimals) {
      this.label = label;
      this.decimals = decimals;
    }

    private String of(TimingFigures figures, Locale locale) {
      Double value =
          switch (this) {
            case MAE -> figures.mae();
            case RMSE -> figures.rmse();
            case R2 -> figures.r2();
            case AUC -> figures.auc();
            case BRIER -> figures.brier();
            case ECE -> figures.ece();
          };
      return value == null ? "–" : Sentence.number(value, decimals).in(locale);
    }
  }
}
