package io.mahnwerk.app.watchdog;

import io.mahnwerk.app.output.StagedFiles;
import io.mahnwerk.core.model.ConnectionId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * The findings in the text format of Prometheus (exposition format 0.0.4), for the textfile
 * collector. Days are their midnight in UTC. A collector sees by the watchdog's own time that the
 * watchdog is dead.
 */
record MetricFile(Path file) {

  void write(Map<ConnectionId, CycleWatch.Verdict> found, Instant now) {
    Path target = file.toAbsolutePath();
    try (StagedFiles files = StagedFiles.in(target.getParent())) {
      files.write(
          target.getFileName().toString(),
          out -> out.write(text(found, now).getBytes(StandardCharsets.UTF_8)));
      files.publish();
    }
  }

  static String text(Map<ConnectionId, CycleWatch.Verdict> found, Instant now) {
    StringBuilder text = new StringBuilder();
    gauge(text, "mahnwerk_watchdog_timestamp_seconds", "When the watchdog last looked.");
    text.append("mahnwerk_watchdog_timestamp_seconds ").append(now.getEpochSecond()).append('\n');
    gauge(text, "mahnwerk_cycle_missed", "Whether the cycle that was due has not ended.");
    found.forEach(
        (id, verdict) -> row(text, "mahnwerk_cycle_missed", id, verdict.isMissed() ? 1 : 0));
    gauge(text, "mahnwerk_last_cycle_day_seconds", "The day of the last cycle that ended.");
    found.forEach(
        (id, verdict) ->
            verdict
                .last()
                .ifPresent(day -> row(text, "mahnwerk_last_cycle_day_seconds", id, seconds(day))));
    gauge(text, "mahnwerk_next_run_day_seconds", "The day of the next planned dunning run.");
    found.forEach(
        (id, verdict) ->
            row(text, "mahnwerk_next_run_day_seconds", id, seconds(verdict.nextRun())));
    return text.toString();
  }

  private static void gauge(StringBuilder text, String name, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
  }

  private static void row(StringBuilder text, String name, ConnectionId id, long value) {
    text.append(name).append("{connection=\"").append(id).append("\"} ").append(value);
    text.append('\n');
  }

  private static long seconds(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }
}
