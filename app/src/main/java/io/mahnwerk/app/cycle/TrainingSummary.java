package io.mahnwerk.app.cycle;

import io.mahnwerk.app.output.Sentence;
import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.scoring.file.Finding;
import io.mahnwerk.scoring.learned.TrainingFigures;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What a person reads about a training, or why there was none. */
record TrainingSummary(Locale locale) {
  private static final int LEAST_RANDOMISED = 50;

  /**
   * @param findings what speaks against it; none when it was the training that found too little
   */
  void refuse(ConnectionId connection, List<Finding> findings, PrintWriter err) {
    err.println(
        new Sentence(
                "Connection '%s': no model was trained, since that is not worthwhile yet:",
                "Verbindung '%s': kein Modell wurde trainiert, denn es lohnt sich noch nicht:")
            .with(Sentence.same(connection.value()))
            .in(locale));
    if (findings.isEmpty()) {
      err.println(
          new Sentence(
                  "fewer than 100 payments could be observed",
                  "weniger als 100 Zahlungen konnten beobachtet werden")
              .in(locale));
    }
    findings.forEach(finding -> err.println(finding.text(locale)));
  }

  void print(TrainingFigures figures, SavedModel saved, PrintWriter out) {
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    TextTable table =
        german
            ? TextTable.ofNumbers("Trainiert aus", "Anzahl")
            : TextTable.ofNumbers("Trained on", "Count");
    row(table, new Sentence("items", "Posten"), figures.items());
    row(table, new Sentence("payments", "Zahlungen"), figures.payments());
    row(table, new Sentence("notices", "Mahnungen"), figures.notices());
    row(
        table,
        new Sentence("first notices on a random day", "erste Mahnungen an zufälligem Tag"),
        figures.randomisedNotices());
    row(table, new Sentence("complaints", "Beschwerden"), figures.complaints());
    table.print(out);
    if (figures.randomisedNotices() < LEAST_RANDOMISED) {
      out.println(
          new Sentence(
                  "It says who will pay, but not which day of a notice works: that takes at least"
                      + " %s first notices on days drawn at random.",
                  "Es sagt, wer zahlen wird, aber nicht, welcher Mahntag wirkt: dazu braucht es"
                      + " mindestens %s erste Mahnungen an zufällig gezogenen Tagen.")
              .with(Sentence.number(LEAST_RANDOMISED, 0))
              .in(locale));
    }
    out.println(
        new Sentence("Saved in %s.", "Gespeichert in %s.")
            .with(Sentence.same(saved.folder().toString()))
            .in(locale));
  }

  private void row(TextTable table, Sentence what, int count) {
    table.row(what.in(locale), Sentence.number(count, 0).in(locale));
  }
}
