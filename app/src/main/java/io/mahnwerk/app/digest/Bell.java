package io.mahnwerk.app.digest;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.config.DigestTimes;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** When one connection's digest is due, and what was dealt with. */
final class Bell {
  private static final Duration BETWEEN_TRIES = Duration.ofMinutes(15);
  private static final int MOST_TRIES = 4;

  private final ConnectionId connection;
  private final DigestTimes times;
  private final ZoneId zone;
  private final Path record;
  private int tries;
  private Instant nextTry = Instant.MIN;

  Bell(ConnectionId connection, DigestTimes times, ZoneId zone, Path record) {
    this.connection = connection;
    this.times = times;
    this.zone = zone;
    this.record = record;
  }

  void work(Instant now, ToIntFunction<ConnectionId> digest) {
    LocalDate due = times.lastDue(LocalDateTime.ofInstant(now, zone));
    Optional<LocalDate> last = last();
    if (last.isEmpty()) {
      keep(due);
    } else if (due.isAfter(last.get()) && !now.isBefore(nextTry)) {
      boolean brought = digest.applyAsInt(connection) == 0;
      tries++;
      nextTry = now.plus(BETWEEN_TRIES);
      if (brought || tries == MOST_TRIES) {
        keep(due);
        tries = 0;
        nextTry = Instant.MIN;
      }
    }
  }

  private Optional<LocalDate> last() {
    try {
      return Files.exists(record)
          ? Optional.of(LocalDate.parse(Files.readString(record).strip()))
          : Optional.empty();
    } catch (IOException | DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private void keep(LocalDate due) {
    try {
      Files.createDirectories(record.getParent());
      Files.writeString(record, due.toString());
    } catch (IOException refused) {
      throw new CommandFailure(
          new Sentence("%s cannot be written.", "%s ist nicht zu beschreiben.").naming(record),
          refused);
    }
  }
}
