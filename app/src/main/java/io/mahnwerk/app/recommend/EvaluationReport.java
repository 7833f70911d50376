package io.mahnwerk.app.recommend;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.offpolicy.Interval;
import io.mahnwerk.scoring.timing.TimingEvaluation;
import io.mahnwerk.scoring.timing.TimingFigures;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How well payments were foreseen, beside two plain ways of doing it.
 *
 * @param cut ISO date of the first document that was asked for
 * @param learnedFrom invoices written and cleared before the cut
 * @param asked later invoices whose clearing the file holds
 * @param badRows rows of the file that could not be read and were left out
 * @param maeAgainstDebtorMean {@code mae} over that of the debtor's mean, with its 95 % interval
 *     over draws of whole debtors; null where there is none
 */
record EvaluationReport(
    String file,
    double split,
    String cut,
    int learnedFrom,
    int asked,
    long badRows,
    @JsonUnwrapped TimingFigures model,
    @Nullable Interval maeAgainstDebtorMean,
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
        isBounded(evaluation.maeRatio()) ? evaluation.maeRatio() : null,
        new Baselines(evaluation.debtorMean(), evaluation.median()));
  }

  private static boolean isBounded(Interval interval) {
    return Double.isFinite(interval.value())
        && Double.isFinite(interval.low())
        && Double.isFinite(interval.high());
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
    if (maeAgainstDebtorMean != null) {
      out.println(ratio(maeAgainstDebtorMean).in(locale));
    }
    out.flush();
  }

  private static Sentence ratio(Interval mae) {
    return new Sentence(
            "The model's mean absolute error is %s of that of the debtor's mean (95 %% interval %s"
                + " to %s).",
            "Der mittlere absolute Fehler des Modells ist das %s-Fache dessen vom Mittel des"
                + " Debitors (95-%%-Intervall %s bis %s).")
        .with(
            Sentence.number(mae.value(), 2),
            Sentence.number(mae.low(), 2),
            Sentence.number(mae.high(), 2));
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
