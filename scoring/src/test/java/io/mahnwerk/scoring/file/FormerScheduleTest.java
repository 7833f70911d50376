package io.mahnwerk.scoring.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.DunningLevel;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormerScheduleTest {
  /** A Thursday. */
  private static final LocalDate DUE = LocalDate.of(2026, 1, 1);

  @Test
  void sendsTheFirstNoticeOnTheFirstBusinessDayFromItsDay() {
    BusinessCalendar calendar = new BusinessCalendar(day -> day.equals(LocalDate.of(2026, 1, 15)));

    assertThat(FormerSchedule.STANDARD.firstNotice(DUE, calendar)).isEqualTo("2026-01-16");
    assertThat(FormerSchedule.STANDARD.firstNotice(DUE.plusDays(2), calendar))
        .isEqualTo("2026-01-19");
  }

  @Test
  void keepsTenDaysAfterALateNotice() {
    assertThat(second("14/30/45", DUE.plusDays(28))).isEqualTo(DUE.plusDays(38));
    assertThat(second("14/30/45", DUE.plusDays(14))).isEqualTo(DUE.plusDays(30));
  }

  @Test
  void keepsTheSmallestGapWhereThatIsShorter() {
    assertThat(second("7/12/30", DUE.plusDays(9))).isEqualTo(DUE.plusDays(14));
  }

  @Test
  void readsAsItIsWritten() {
    assertThat(FormerSchedule.parse("7/21")).hasToString("7/21");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "14/", "14,30", "30/14", "14/14", "0/14", "14/366", "a"})
  void refusesWhatIsNoSchedule(String text) {
    assertThatThrownBy(() -> FormerSchedule.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LocalDate second(String schedule, LocalDate dunnedOn) {
    return FormerSchedule.parse(schedule)
        .procedure()
        .firstDay(new DunningLevel(2), DUE, Optional.of(dunnedOn));
  }
}
