package io.mahnwerk.app.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.calendar.HolidayCalendars;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.core.model.RunPlan;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CycleWatchTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final RunCalendar TUESDAYS_AND_FRIDAYS =
      RunCalendar.on(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY);

  @Test
  void isContentWithTodaysCycle() {
    assertThat(at("2026-07-01T06:00:00Z", "2026-07-01").isMissed()).isFalse();
  }

  @Test
  void noticesTheMissingCycleFromItsHourOn() {
    // 08:00 in Berlin is 06:00 UTC in summer.
    assertThat(at("2026-07-01T05:59:59Z", "2026-06-30").isMissed()).isFalse();
    assertThat(at("2026-07-01T06:00:00Z", "2026-06-30").isMissed()).isTrue();
  }

  @Test
  void countsTheHourOnTheLedgersClockInWinterToo() {
    assertThat(at("2026-01-14T06:59:59Z", "2026-01-13").isMissed()).isFalse();
    assertThat(at("2026-01-14T07:00:00Z", "2026-01-13").isMissed()).isTrue();
  }

  @Test
  void expectsNoCycleOnAWeekendOrAHoliday() {
    // Good Friday 2026-04-03 to Easter Monday 2026-04-06.
    assertThat(at("2026-04-06T20:00:00Z", "2026-04-02").due()).isEqualTo(LocalDate.of(2026, 4, 3));
    assertThat(
            watch(RunCalendar.on(DayOfWeek.TUESDAY), 8, 0)
                .at(Instant.parse("2026-04-06T20:00:00Z"), Optional.of(LocalDate.of(2026, 4, 2)))
                .isMissed())
        .isFalse();
  }

  @Test
  void expectsACycleOnTheDayOfARunAlsoOnAHoliday() {
    assertThat(at("2026-04-03T08:00:00Z", "2026-04-02").isMissed()).isTrue();
  }

  @Test
  void countsATimeThatAClockChangeLeavesOutFromTheEndOfTheGap() {
    // On Sunday 2026-03-29 the clocks go from 02:00 to 03:00, which is 01:00 UTC.
    CycleWatch watch = watch(RunCalendar.on(DayOfWeek.SUNDAY), 2, 30);

    assertThat(verdict(watch, "2026-03-29T01:29:59Z", "2026-03-28").isMissed()).isFalse();
    assertThat(verdict(watch, "2026-03-29T01:30:00Z", "2026-03-28").isMissed()).isTrue();
  }

  @Test
  void countsATimeThatComesTwiceFromItsFirstComing() {
    // On Sunday 2026-10-25 02:30 comes at 00:30 UTC and once more at 01:30 UTC.
    CycleWatch watch = watch(RunCalendar.on(DayOfWeek.SUNDAY), 2, 30);

    assertThat(verdict(watch, "2026-10-25T00:29:59Z", "2026-10-24").isMissed()).isFalse();
    assertThat(verdict(watch, "2026-10-25T00:30:00Z", "2026-10-24").isMissed()).isTrue();
  }

  @Test
  void namesTheRunThatIsNext() {
    assertThat(at("2026-07-01T06:00:00Z", "2026-06-30").nextRun())
        .isEqualTo(LocalDate.of(2026, 7, 3));
    assertThat(at("2026-07-03T06:00:00Z", "2026-07-02").nextRun())
        .isEqualTo(LocalDate.of(2026, 7, 3));
  }

  @Test
  void takesAConnectionWithoutAnyCycleForMissed() {
    assertThat(
            watch(TUESDAYS_AND_FRIDAYS, 8, 0)
                .at(Instant.parse("2026-07-01T06:00:00Z"), Optional.empty())
                .isMissed())
        .isTrue();
  }

  private static CycleWatch.Verdict at(String now, String last) {
    return verdict(watch(TUESDAYS_AND_FRIDAYS, 8, 0), now, last);
  }

  private static CycleWatch.Verdict verdict(CycleWatch watch, String now, String last) {
    return watch.at(Instant.parse(now), Optional.of(LocalDate.parse(last)));
  }

  private static CycleWatch watch(RunCalendar runs, int hour, int minute) {
    return new CycleWatch(
        RunPlan.everywhere(runs),
        HolidayCalendars.of("de", "by", HolidayCalendars.YEAR_END),
        BERLIN,
        LocalTime.of(hour, minute));
  }
}
