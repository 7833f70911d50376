package io.mahnwerk.app.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** The clock of a simulated day: it stands at six in the morning until the next day starts. */
final class SimulatedClock extends Clock {
  private static final LocalTime CYCLE_TIME = LocalTime.of(6, 0);
  private final ZoneId zone;
  private volatile LocalDate day;

  SimulatedClock(ZoneId zone, LocalDate day) {
    this.zone = zone;
    this.day = day;
  }

  void startDay(LocalDate next) {
    day = next;
  }

  @Override
  public Instant instant() {
    return day.atTime(CYCLE_TIME).atZone(zone).toInstant();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return Clock.fixed(instant(), other);
  }
}
