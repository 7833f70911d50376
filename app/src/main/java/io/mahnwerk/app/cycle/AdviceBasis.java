package io.mahnwerk.app.cycle;

import io.mahnwerk.app.config.ConfiguredConnection;
import io.mahnwerk.app.output.StagedFiles;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.core.model.RunPlan;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.scoring.AdviceSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What advice and marks rest on besides the ledger: settings, procedures and model. When it differs
 * from that of the last cycle, every debtor is advised and planned anew.
 */
record AdviceBasis(String text) {

  /**
   * @param model what tells the model apart from others; blank for none
   * @param stopped what a person said of recommended days
   */
  static AdviceBasis of(
      ConfiguredConnection connection,
      AdviceSettings advice,
      DunningProcedures procedures,
      String model,
      StopSwitch.State stopped) {
    return new AdviceBasis(
        String.join(
            "\n",
            runs(connection.runs()),
            "region " + connection.region(),
            "steering " + new TreeMap<>(connection.steering()),
            "advice " + advice,
            "procedures " + new TreeMap<>(procedures.byCode()),
            "opened " + new TreeMap<>(procedures.formerOf()),
            "pilot share " + connection.safeguards().pilotShare(),
            "stopped " + stopped,
            "model " + model,
            ""));
  }

  private static String runs(RunPlan plan) {
    StringBuilder text = new StringBuilder(runs(plan.usual()));
    new TreeMap<>(plan.own())
        .forEach((code, runs) -> text.append("; ").append(code).append(runs(runs)));
    return text.toString();
  }

  private static String runs(RunCalendar runs) {
    return " runs %s, of month %s, on %s but %s"
        .formatted(
            new TreeSet<>(runs.weekdays()),
            new TreeSet<>(runs.monthDays()),
            new TreeSet<>(runs.dates()),
            new TreeSet<>(runs.leftOut()));
  }

  /** Makes the cycle that follows look at every debtor when this basis is new. */
  void applyTo(ReceivablesStore store, ConfiguredConnection connection, Path file) {
    if (text.equals(last(file))) {
      return;
    }
    store.accounts().adviseAll(connection.id());
    // Kept last: a command that is killed in between looks at every debtor once more.
    try (StagedFiles files = StagedFiles.in(file.toAbsolutePath().getParent())) {
      files.write(
          file.getFileName().toString(), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
      files.publish();
    }
  }

  private static String last(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException none) {
      return "";
    }
  }
}
