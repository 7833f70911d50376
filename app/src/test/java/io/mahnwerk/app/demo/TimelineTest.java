package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.RunCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Set<DayOfWeek> RUN_DAYS = Set.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY);
  private final Timeline timeline = Timeline.of(6, new RunCalendar(RUN_DAYS, Set.of()));

  @Test
  void hasEighteenMonthsOfHistoryOfWhichTheLastSixAreThePilot() {
    assertThat(timeline.historyStart().plusMonths(18)).isEqualTo(timeline.connected());
    assertThat(timeline.pilotStart().plusMonths(6)).isEqualTo(timeline.connected());
  }

  @Test
  void isSwitchedOnTheDayAfterTheThirdRun() {
    assertThat(timeline.connected()).isEqualTo(LocalDate.of(2025, 7, 1));
    assertThat(timeline.switchedOn()).isEqualTo(LocalDate.of(2025, 7, 9));
  }

  @Test
  void waitsForThreeRunsWhenOneIsLeftOut() {
    RunCalendar holiday = new RunCalendar(RUN_DAYS, Set.of(LocalDate.of(2025, 7, 4)));

    assertThat(Timeline.of(6, holiday).switchedOn()).isEqualTo(LocalDate.of(2025, 7, 12));
  }

  @Test
  void followsTheLastCohortItemFor180Days() {
    LocalDate lastDue = timeline.invoicesEnd().minusDays(1);

    assertThat(timeline.invoicesEnd()).isEqualTo(timeline.switchedOn().plusMonths(6));
    assertThat(timeline.isInCohort(lastDue)).isTrue();
    assertThat(timeline.end()).isAfterOrEqualTo(lastDue.plusDays(180));
  }

  @Test
  void takesItemsIntoTheCohortThatFallDueInTheRollOut() {
    assertThat(timeline.isInCohort(timeline.switchedOn().minusDays(1))).isFalse();
    assertThat(timeline.isInCohort(timeline.switchedOn())).isTrue();
    assertThat(timeline.isInCohort(timeline.invoicesEnd())).isFalse();
  }

  @Test
  void playsEveryDayFromConnectingToTheEnd() {
    assertThat(timeline.steeredDays()).startsWith(timeline.connected()).endsWith(timeline.end());
  }
}
