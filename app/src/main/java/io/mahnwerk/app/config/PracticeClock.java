package io.mahnwerk.app.config;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The clock of a home whose ledgers are simulated: their day instead of the machine's. A day begins
 * at six in the morning when its date is written, goes on with the machine's time and stays the
 * same day however long it lasts.
 */
public final class PracticeClock extends Clock {
  private static final String FILE = "simulated-day";
  private static final LocalTime MORNING = LocalTime.of(6, 0);
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://");
  private static final Pattern THIS_MACHINE =
      Pattern.compile("(?i)https?://(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1])([:/].*)?$");

  private final Path file;
  private final Clock machine;
  private final ZoneId zone;

  private PracticeClock(Path file, Clock machine, ZoneId zone) {
    this.file = file;
    this.machine = machine;
    this.zone = zone;
  }

  /** Empty for a home of real ledgers. */
  public static Optional<Clock> in(Path home, Clock machine) {
    Path file = home.resolve(FILE);
    return Files.exists(file)
        ? Optional.of(new PracticeClock(file, machine, ZONE))
        : Optional.empty();
  }

  /** Begins a day in a home of simulated ledgers. */
  public static void begin(Path home, LocalDate day) throws IOException {
    Files.writeString(home.resolve(FILE), day + "\n");
  }

  /**
   * Throws {@link CommandFailure} for a connection to another machine: a ledger that is not
   * simulated would be written with simulated days.
   */
  void admit(ConfiguredConnection connection) {
    connection
        .settings()
        .forEach(
            (key, value) -> {
              if (ADDRESS.matcher(value).lookingAt() && !THIS_MACHINE.matcher(value).lookingAt()) {
                throw new CommandFailure(
                    new Sentence(
                            "Connection '%s': setting '%s' leads to another machine, but in this"
                                + " folder the day is a simulated one (%s). Give your own system a"
                                + " folder of its own.",
                            "Verbindung '%s': Einstellung '%s' führt zu einem anderen Rechner, doch in"
                                + " diesem Ordner gilt ein simulierter Tag (%s). Geben Sie Ihrem"
                                + " eigenen System einen eigenen Ordner.")
                        .naming(connection.id(), key, file));
              }
            });
  }

  @Override
  public Instant instant() {
    try {
      LocalDate day = LocalDate.parse(Files.readString(file).strip());
      Instant begun = Files.getLastModifiedTime(file).toInstant();
      return day.atTime(MORNING).atZone(ZONE).toInstant().plus(lasted(begun));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (DateTimeException noDay) {
      throw new IllegalStateException(file + " holds no date", noDay);
    }
  }

  private Duration lasted(Instant begun) {
    Duration lasted = Duration.between(begun, machine.instant());
    if (lasted.isNegative()) {
      return Duration.ZERO;
    }
    return lasted.compareTo(LONGEST) > 0 ? LONGEST : lasted;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new PracticeClock(file, machine, other);
  }
}
