package io.mahnwerk.app.model;

import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.timing.TimingFigures;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions of a connection's model as a table. */
record ModelsSummary(List<ModelVersion> versions, Optional<ModelVersion> inUse, Locale locale) {

  void print(PrintWriter out) {
    TextTable table =
        TextTable.ofNumbers(
            say("Version", "Version"),
            say("trained on", "trainiert am"),
            say("split", "Trennung"),
            say("cases", "Fälle"),
            say("error", "Fehler"),
            say("debtor mean", "Debitormittel"),
            say("former schedule", "bish. Mahnplan"),
            "AUC",
            say("state", "Zustand"));
    versions.forEach(version -> row(table, version));
    table.print(out);
    versions.stream()
        .filter(version -> !version.wasTaken())
        .forEach(
            version -> {
              out.println(
                  say("Version %d was not taken:", "Version %d wurde nicht übernommen:")
                      .formatted(version.number()));
              version.against().forEach(finding -> out.println("  - " + finding.text(locale)));
            });
    if (inUse.isEmpty()) {
      out.println(
          say(
              "No version is in use: every item keeps its former day.",
              "Keine Version ist in Gebrauch: jeder Posten behält seinen bisherigen Tag."));
    }
  }

  private void row(TextTable table, ModelVersion version) {
    TrialRecord trial = version.trial();
    table.row(
        version.number() + " " + version.shortSha(),
        version.trainedOn(),
        trial.split(),
        Sentence.number(trial.cases(), 0).in(locale),
        number(trial.model().brier()),
        number(trial.debtorMean().brier()),
        number(trial.formerSchedule().brier()),
        auc(trial.model()),
        state(version));
  }

  private String state(ModelVersion version) {
    if (inUse.equals(Optional.of(version))) {
      return version.wasTaken()
          ? say("in use", "in Gebrauch")
          : say("in use by hand", "von Hand in Gebrauch");
    }
    return version.wasTaken() ? say("kept", "aufbewahrt") : say("not taken", "nicht übernommen");
  }

  private String number(double value) {
    return Sentence.number(value, 4).in(locale);
  }

  private String auc(TimingFigures figures) {
    @Nullable Double auc = figures.auc();
    return auc == null ? "–" : Sentence.number(auc, 3).in(locale);
  }

  private String say(String english, String german) {
    return new Sentence(english, german).in(locale);
  }
}
