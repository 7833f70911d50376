package io.mahnwerk.mocks.kit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Stands at eight in the morning in Berlin until it is moved to another day. */
final class MovableClock extends Clock {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private volatile Instant now;

  MovableClock(LocalDate day) {
    this.now = morning(day);
  }

  void moveTo(LocalDate day) {
    now = morning(day);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return BERLIN;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }

  private static Instant morning(LocalDate day) {
    return day.atTime(LocalTime.of(8, 0)).atZone(BERLIN).toInstant();
  }
}
