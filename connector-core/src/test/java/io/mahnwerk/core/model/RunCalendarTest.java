package io.mahnwerk.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunCalendarTest {
  private static final LocalDate JANUARY = LocalDate.of(2027, 1, 1);
  private static final LocalDate FRIDAY = LocalDate.of(2026, 12, 18);

  @Test
  void plansADayOfTheMonthAndTheLastOneOfAShorterMonth() {
    RunCalendar runs = new RunCalendar(Set.of(), Set.of(15, 31), Set.of(), Set.of());

    assertThat(runs.runs(JANUARY, LocalDate.of(2027, 4, 30)))
        .containsExactly(
            LocalDate.of(2027, 1, 15),
            LocalDate.of(2027, 1, 31),
            LocalDate.of(2027, 2, 15),
            LocalDate.of(2027, 2, 28),
            LocalDate.of(2027, 3, 15),
            LocalDate.of(2027, 3, 31),
            LocalDate.of(2027, 4, 15),
            LocalDate.of(2027, 4, 30));
  }

  @Test
  void plansNoOtherLastDayOfAMonth() {
    RunCalendar runs = new RunCalendar(Set.of(), Set.of(28), Set.of(), Set.of());

    assertThat(runs.isRunDay(LocalDate.of(2027, 1, 31))).isFalse();
    assertThat(runs.isRunDay(LocalDate.of(2027, 2, 28))).isTrue();
  }

  @Test
  void plansSingleDatesBesideWeekdaysAndLeavesOutWhatIsLeftOut() {
    RunCalendar runs =
        new RunCalendar(
            Set.of(DayOfWeek.TUESDAY),
            Set.of(),
            Set.of(FRIDAY),
            Set.of(LocalDate.of(2026, 12, 22)));

    assertThat(runs.runs(FRIDAY.minusDays(1), LocalDate.of(2026, 12, 31)))
        .containsExactly(FRIDAY, LocalDate.of(2026, 12, 29));
  }

  @Test
  void takesEachWeekdayForARunOnceTheLastPlannedDateIsOver() {
    RunCalendar runs = new RunCalendar(Set.of(), Set.of(), Set.of(FRIDAY), Set.of());

    assertThat(runs.nextOnOrAfter(FRIDAY.minusDays(9))).isEqualTo(FRIDAY);
    assertThat(runs.nextOnOrAfter(FRIDAY.plusDays(1))).isEqualTo(FRIDAY.plusDays(3));
  }

  @Test
  void refusesACalendarWithoutADayAndDaysThatNoMonthHas() {
    assertThatThrownBy(() -> new RunCalendar(Set.of(), Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RunCalendar(Set.of(), Set.of(32), Set.of(), Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knowsTheSoonestRunOfAllCompanyCodes() {
    RunPlan plan =
        new RunPlan(
            RunCalendar.on(DayOfWeek.MONDAY),
            Map.of(
                new CompanyCode("1010"), RunCalendar.on(DayOfWeek.TUESDAY),
                new CompanyCode("2010"), RunCalendar.on(DayOfWeek.THURSDAY)));

    assertThat(plan.nextOnOrAfter(FRIDAY)).isEqualTo(FRIDAY.plusDays(4));
    assertThat(plan.nextOnOrAfter(FRIDAY.plusDays(5))).isEqualTo(FRIDAY.plusDays(6));
    assertThat(plan.isRunDay(FRIDAY.plusDays(3))).isFalse();
    assertThat(plan.of(new CompanyCode("3010")).isRunDay(FRIDAY.plusDays(3))).isTrue();
  }
}
