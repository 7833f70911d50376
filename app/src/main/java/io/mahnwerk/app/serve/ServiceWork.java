package io.mahnwerk.app.serve;

import io.mahnwerk.app.CommandCall;
import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.digest.DigestClock;
import io.mahnwerk.app.push.HintDesk;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** What the service does by itself, one thing after the other: early cycles, and digests. */
final class ServiceWork implements AutoCloseable {
  private static final long SECONDS_BETWEEN = 5;
  private static final long SECONDS_TO_END = 30;

  private final Mahnwerk shared;
  private final HintDesk hints;
  private final DigestClock digests;
  private final AtomicBoolean woken = new AtomicBoolean();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread worker = new Thread(work, "service-work");
            worker.setDaemon(true);
            return worker;
          });

  ServiceWork(Mahnwerk shared, HintDesk hints, DigestClock digests) {
    this.shared = shared;
    this.hints = hints;
    this.digests = digests;
  }

  void begin() {
    if (!hints.isEmpty() || !digests.isEmpty()) {
      thread.scheduleWithFixedDelay(this::round, 0, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }
  }

  /** Has a round made soon; asked often, it is made once. */
  void wake() {
    if (woken.compareAndSet(false, true)) {
      thread.execute(this::round);
    }
  }

  private void round() {
    woken.set(false);
    Instant now = shared.clock().instant();
    try {
      hints.work(now, this::readEarly);
      digests.work(now, this::digest);
    } catch (CommandFailure failed) {
      say(shared, failed.sentence());
    } catch (RuntimeException failed) {
      say(
          shared,
          new Sentence(
                  "The service failed at its own work and goes on (%s: %s).",
                  "Der Dienst ist an eigener Arbeit gescheitert und macht weiter (%s: %s).")
              .with(
                  Sentence.same(failed.getClass().getSimpleName()),
                  Sentence.same(String.valueOf(failed.getMessage()))));
    }
  }

  private void readEarly(ConnectionId connection) {
    say(
        shared,
        new Sentence(
                "Connection '%s': its ledger hints at changes; a cycle begins early.",
                "Verbindung '%s': ihr Buchungssystem meldet Änderungen; ein Zyklus beginnt früher.")
            .with(Sentence.same(connection.value())));
    new CommandCall(shared).run("cycle", connection.value());
    shared.terminal().flush();
  }

  private int digest(ConnectionId connection) {
    int code = new CommandCall(shared).run("digest", connection.value());
    shared.terminal().flush();
    return code;
  }

  static void say(Mahnwerk shared, Sentence sentence) {
    shared.terminal().out().println(sentence.in(shared.locale()));
    shared.terminal().flush();
  }

  /** A cycle that is at work is interrupted, as it may be at any time. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
        say(
            shared,
            new Sentence(
                "The service's own work did not end in time.",
                "Die eigene Arbeit des Dienstes endete nicht rechtzeitig."));
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    hints.close();
  }
}
