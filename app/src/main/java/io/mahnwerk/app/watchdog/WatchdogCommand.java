package io.mahnwerk.app.watchdog;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConnectionFolder;
import io.mahnwerk.app.config.ConnectionsFile;
import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.app.config.Schedule;
import io.mahnwerk.app.config.WatchdogSettings;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.PeopleChannel;
import io.mahnwerk.core.store.LastCycle;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/**
 * Looks from outside whether each connection's cycle has ended in time. Needs no ledger, no lock
 * and no password but that of the mail server; changes no store. Ends with exit code 1 when a cycle
 * was missed or could not be looked for.
 */
@Command(
    name = "watchdog",
    description = "Notice a missed cycle before the next dunning run, and tell people.",
    mixinStandardHelpOptions = true)
public final class WatchdogCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Mahnwerk mahnwerk;

  @Override
  public Integer call() {
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    ConnectionsFile file = ConnectionsFile.in(shared.home(), System.getenv());
    Instant now = shared.clock().instant();
    Map<ConnectionId, CycleWatch.Verdict> found = new TreeMap<>();
    WatchdogSettings settings = file.watchdog();
    ConnectorRegistry registry = ConnectorRegistry.onClassPath();
    for (Schedule schedule : file.schedules()) {
      CycleWatch watch =
          new CycleWatch(
              schedule.runs(),
              schedule.calendar(),
              registry.zone(schedule.id(), schedule.erp(), schedule.timeZone(), shared.clock()),
              settings.cycleBy());
      found.put(schedule.id(), watch.at(now, lastCycle(schedule.id(), shared)));
    }
    settings.metrics().ifPresent(metrics -> new MetricFile(metrics).write(found, now));
    boolean missed = false;
    for (Map.Entry<ConnectionId, CycleWatch.Verdict> one : found.entrySet()) {
      report(one.getKey(), one.getValue(), settings, shared);
      missed |= one.getValue().isMissed();
    }
    return missed ? 1 : 0;
  }

  private static Optional<LocalDate> lastCycle(ConnectionId id, Mahnwerk shared) {
    try {
      return LastCycle.in(new ConnectionFolder(shared.home(), id).store(), id);
    } catch (SQLException unreadable) {
      shared
          .terminal()
          .err()
          .println(
              new Sentence(
                      "Connection '%s': its store cannot be read; no cycle is known.",
                      "Verbindung '%s': ihr Bestand ist nicht lesbar; kein Zyklus ist bekannt.")
                  .with(Sentence.same(id.value()))
                  .in(shared.locale()));
      return Optional.empty();
    }
  }

  private static void report(
      ConnectionId id, CycleWatch.Verdict verdict, WatchdogSettings settings, Mahnwerk shared) {
    if (!verdict.isMissed()) {
      shared.terminal().out().println(inTime(id, verdict).in(shared.locale()));
      return;
    }
    Sentence missed = missed(id, verdict, settings);
    shared.terminal().err().println(missed.in(shared.locale()));
    settings.mail().ifPresent(mail -> tell(id, verdict, missed, mail, shared));
  }

  private static void tell(
      ConnectionId id,
      CycleWatch.Verdict verdict,
      Sentence missed,
      WatchdogSettings.Mail mail,
      Mahnwerk shared) {
    Alarms alarms = new Alarms(shared.home());
    String key = id + " " + verdict.due();
    if (alarms.isTold(id, key)) {
      return;
    }
    Locale locale = shared.locale();
    Sentence subject =
        new Sentence(
                "Mahnwerk: the cycle of %s was missed",
                "Mahnwerk: der Zyklus vom %s ist ausgefallen")
            .with(Sentence.same(verdict.due().toString()));
    try {
      new SmtpChannel(mail, id, shared.clock())
          .tell(
              new PeopleChannel.Message(
                  key,
                  PeopleChannel.Urgency.ACT_BEFORE_THE_NEXT_RUN,
                  String.join(",", mail.to()),
                  subject.in(locale),
                  missed.in(locale)));
      alarms.told(id, key);
    } catch (ConnectorException failed) {
      throw new CommandFailure(
          new Sentence(
                  "Connection '%s': nobody was told, since %s",
                  "Verbindung '%s': niemand wurde benachrichtigt: %s")
              .with(Sentence.same(id.value()), failed.sentence())
              .in(locale),
          failed);
    }
  }

  private static Sentence inTime(ConnectionId id, CycleWatch.Verdict verdict) {
    return new Sentence(
            "Connection '%s': the cycle of %s has ended; the next dunning run is planned for %s.",
            "Verbindung '%s': der Zyklus vom %s ist durchgelaufen; der nächste Mahnlauf ist am %s"
                + " geplant.")
        .with(
            Sentence.same(id.value()),
            Sentence.same(verdict.last().orElseThrow().toString()),
            Sentence.same(verdict.nextRun().toString()));
  }

  private static Sentence missed(
      ConnectionId id, CycleWatch.Verdict verdict, WatchdogSettings settings) {
    Sentence last =
        verdict
            .last()
            .map(day -> Sentence.same(day.toString()))
            .orElse(new Sentence("never", "noch nie"));
    return new Sentence(
            "Connection '%s': the cycle of %s had not ended by %s (last one: %s). The next dunning"
                + " run is planned for %s; run 'mahnwerk cycle %s' before it or, where that is not"
                + " possible, 'mahnwerk release-overdue %s'.",
            "Verbindung '%s': der Zyklus vom %s war um %s noch nicht durchgelaufen (zuletzt: %s)."
                + " Der nächste Mahnlauf ist am %s geplant; davor 'mahnwerk cycle %s' aufrufen oder,"
                + " wo das nicht geht, 'mahnwerk release-overdue %s'.")
        .with(
            Sentence.same(id.value()),
            Sentence.same(verdict.due().toString()),
            Sentence.same(settings.cycleBy().toString()),
            last,
            Sentence.same(verdict.nextRun().toString()),
            Sentence.same(id.value()),
            Sentence.same(id.value()));
  }
}
