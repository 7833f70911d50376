package io.mahnwerk.app.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.config.DigestTimes;
import io.mahnwerk.core.model.ConnectionId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wednesday is 1 July 2026; the ledger stands in Berlin, two hours before UTC. */
class DigestClockTest {
  private static final ConnectionId BOOKS = new ConnectionId("books");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Set<DayOfWeek> WORKING_DAYS =
      EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  @TempDir Path folder;

  private final List<Instant> brought = new ArrayList<>();
  private int code;
  private Instant now = Instant.EPOCH;

  @Test
  void bringsADigestOnceADayFromItsTimeOn() {
    DigestClock clock = clock();
    at(clock, "2026-06-30T12:00");
    assertThat(brought).isEmpty();

    at(clock, "2026-07-01T07:29:59");
    assertThat(brought).isEmpty();
    at(clock, "2026-07-01T07:30");
    at(clock, "2026-07-01T07:30:05");
    at(clock, "2026-07-01T23:59");
    assertThat(brought).containsExactly(Instant.parse("2026-07-01T05:30:00Z"));
  }

  @Test
  void leavesOutTheWeekend() {
    DigestClock clock = clock();
    at(clock, "2026-07-03T08:00");

    at(clock, "2026-07-04T08:00");
    at(clock, "2026-07-05T08:00");
    assertThat(brought).isEmpty();
    at(clock, "2026-07-06T07:30");
    assertThat(brought).hasSize(1);
  }

  @Test
  void makesUpOnceForAllThatWasMissedWhileNothingRan() {
    at(clock(), "2026-06-29T08:00");

    DigestClock later = clock();
    at(later, "2026-07-02T10:00");
    at(later, "2026-07-02T10:01");
    assertThat(brought).hasSize(1);

    at(later, "2026-07-03T07:30");
    assertThat(brought).hasSize(2);
  }

  @Test
  void bringsNothingAgainAfterARestart() {
    at(clock(), "2026-06-30T08:00");
    at(clock(), "2026-07-01T07:30");

    at(clock(), "2026-07-01T07:31");

    assertThat(brought).hasSize(1);
  }

  @Test
  void makesUpForNothingTheFirstTime() {
    at(clock(), "2026-07-01T15:00");

    assertThat(brought).isEmpty();
  }

  @Test
  void triesAFailedOneAFewTimesAndThenWaitsForTheNextDay() {
    DigestClock clock = clock();
    at(clock, "2026-06-30T08:00");
    code = 1;

    at(clock, "2026-07-01T07:30");
    at(clock, "2026-07-01T07:44");
    assertThat(brought).hasSize(1);
    for (int minutes = 45; minutes < 60; minutes++) {
      at(clock, "2026-07-01T07:" + minutes);
    }
    assertThat(brought).hasSize(2);
    for (int hour = 8; hour < 24; hour++) {
      at(clock, "2026-07-01T%02d:00".formatted(hour));
    }
    assertThat(brought).hasSize(4);

    code = 0;
    at(clock, "2026-07-02T07:30");
    assertThat(brought).hasSize(5);
  }

  @Test
  void takesARecordThatCannotBeReadForNone() throws Exception {
    Files.writeString(folder.resolve("books.digest"), "yesterday");

    at(clock(), "2026-07-01T08:00");

    assertThat(brought).isEmpty();
    assertThat(Files.readString(folder.resolve("books.digest"))).isEqualTo("2026-07-01");
  }

  private void at(DigestClock clock, String time) {
    now = LocalDateTime.parse(time).atZone(BERLIN).toInstant();
    clock.work(
        now,
        connection -> {
          assertThat(connection).isEqualTo(BOOKS);
          brought.add(now);
          return code;
        });
  }

  private DigestClock clock() {
    DigestTimes times = new DigestTimes(LocalTime.of(7, 30), WORKING_DAYS, List.of(BOOKS));
    Path record = folder.resolve("books.digest");
    return new DigestClock(List.of(new Bell(BOOKS, times, BERLIN, record)));
  }
}
