package io.mahnwerk.app.cycle;

import io.mahnwerk.app.model.ModelVersion;
import io.mahnwerk.app.model.TrialRecord;
import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.file.Finding;
import io.mahnwerk.scoring.learned.TrainedModel;
import io.mahnwerk.scoring.learned.TrainingFigures;
import io.mahnwerk.scoring.timing.TimingFigures;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a person reads about a training, or why there was none. */
record TrainingSummary(Locale locale) {
  private static final int LEAST_RANDOMISED = 50;

  /**
   * @param findings what speaks against it
   */
  void refuse(ConnectionId connection, List<Finding> findings, PrintWriter err) {
    err.println(
        new Sentence(
                "Connection '%s': no model was trained, since that is not worthwhile yet:",
                "Verbindung '%s': kein Modell wurde trainiert, denn es lohnt sich noch nicht:")
            .with(Sentence.same(connection.value()))
            .in(locale));
    findings.forEach(finding -> err.println(finding.text(locale)));
  }

  /** Why the model that was trained is not used. */
  void notTaken(ModelVersion version, PrintWriter err) {
    err.println(
        new Sentence(
                "Version %s was not taken; what stood before stands:",
                "Version %s wurde nicht übernommen; es bleibt, wie es war:")
            .with(Sentence.same(Integer.toString(version.number())))
            .in(locale));
    version.against().forEach(finding -> err.println(finding.text(locale)));
  }

  void print(TrainedModel model, ModelVersion version, PrintWriter out) {
    trainedOn(model.figures()).print(out);
    out.println();
    trial(version.trial()).print(out);
    out.println(
        say(
                "%s overdue items from %s on, none of which the tried model had seen; error is the"
                    + " mean squared error of the probability to be paid within 30 days.",
                "%s überfällige Posten ab %s, von denen das erprobte Modell keinen gesehen hatte;"
                    + " Fehler ist der mittlere quadratische Fehler der Wahrscheinlichkeit, binnen 30"
                    + " Tagen bezahlt zu sein.")
            .formatted(
                Sentence.number(version.trial().cases(), 0).in(locale), version.trial().split()));
    limits(model, out);
  }

  void card(Path card, PrintWriter out) {
    out.println(say("Model card: %s", "Modellkarte: %s").formatted(card));
  }

  void saved(Path folder, PrintWriter out) {
    out.println(say("Saved in %s.", "Gespeichert in %s.").formatted(folder));
  }

  private TextTable trainedOn(TrainingFigures figures) {
    TextTable table =
        TextTable.ofNumbers(say("Trained on", "Trainiert aus"), say("Count", "Anzahl"));
    row(table, say("items", "Posten"), figures.items());
    row(table, say("payments", "Zahlungen"), figures.payments());
    row(table, say("notices", "Mahnungen"), figures.notices());
    row(
        table,
        say("first notices on a random day", "erste Mahnungen an zufälligem Tag"),
        figures.randomisedNotices());
    row(table, say("complaints", "Beschwerden"), figures.complaints());
    return table;
  }

  private TextTable trial(TrialRecord trial) {
    TextTable table =
        TextTable.ofNumbers(
            say("Tried on later payments", "An späteren Zahlungen erprobt"),
            say("error", "Fehler"),
            "AUC",
            say("days off", "Tage daneben"));
    row(table, say("this model", "dieses Modell"), trial.model());
    @Nullable TimingFigures standing = trial.standing();
    if (standing != null) {
      row(table, say("model that stands", "geltendes Modell"), standing);
    }
    row(table, say("shrunk debtor mean", "geschrumpftes Debitormittel"), trial.debtorMean());
    row(table, say("former schedule", "bisheriger Mahnplan"), trial.formerSchedule());
    return table;
  }

  private void limits(TrainedModel model, PrintWriter out) {
    if (model.figures().randomisedNotices() < LEAST_RANDOMISED) {
      out.println(
          say(
                  "It says who will pay, but not which day of a notice works: that takes at least"
                      + " %d first notices on days drawn at random.",
                  "Es sagt, wer zahlen wird, aber nicht, welcher Mahntag wirkt: dazu braucht es"
                      + " mindestens %d erste Mahnungen an zufällig gezogenen Tagen.")
              .formatted(LEAST_RANDOMISED));
    }
    if (!model.foreseesComplaints()) {
      out.println(
          say(
                  "It foresees no complaints, since only %d are recorded; a stop on complaints is"
                      + " off as well.",
                  "Es sieht keine Beschwerden voraus, denn nur %d sind erfasst; auch ein Stopp bei"
                      + " Beschwerden ist aus.")
              .formatted(model.figures().complaints()));
    }
  }

  private void row(TextTable table, String what, int count) {
    table.row(what, Sentence.number(count, 0).in(locale));
  }

  private void row(TextTable table, String what, TimingFigures figures) {
    @Nullable Double auc = figures.auc();
    table.row(
        what,
        Sentence.number(figures.brier(), 4).in(locale),
        auc == null ? "–" : Sentence.number(auc, 3).in(locale),
        Sentence.number(figures.mae(), 2).in(locale));
  }

  private String say(String english, String german) {
    return new Sentence(english, german).in(locale);
  }
}
