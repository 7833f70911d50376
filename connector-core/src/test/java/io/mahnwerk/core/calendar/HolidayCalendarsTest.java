package io.mahnwerk.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.model.BusinessCalendar;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HolidayCalendarsTest {
  private static final LocalDate CORPUS_CHRISTI = LocalDate.of(2026, 6, 4);

  @Test
  void knowsTheHolidaysOfAllOfGermany() {
    BusinessCalendar germany = HolidayCalendars.germany();

    assertThat(germany.isHoliday(LocalDate.of(2026, 10, 3))).isTrue();
    assertThat(germany.isHoliday(LocalDate.of(2026, 4, 6))).isTrue();
    assertThat(germany.isHoliday(LocalDate.of(2026, 4, 7))).isFalse();
  }

  @Test
  void countsAHolidayOfARegionInThatRegionOnly() {
    assertThat(HolidayCalendars.of("DE", "BY", Set.of()).isHoliday(CORPUS_CHRISTI)).isTrue();
    assertThat(HolidayCalendars.of("DE", "BE", Set.of()).isHoliday(CORPUS_CHRISTI)).isFalse();
    assertThat(HolidayCalendars.germany().isHoliday(CORPUS_CHRISTI)).isFalse();
  }

  @Test
  void treatsTheYearsEndAsFreeOnlyWhenAsked() {
    LocalDate christmasEve = LocalDate.of(2026, 12, 24);

    assertThat(HolidayCalendars.germany().isBusinessDay(christmasEve)).isFalse();
    assertThat(HolidayCalendars.of("de", "", Set.of()).isBusinessDay(christmasEve)).isTrue();
  }

  @Test
  void refusesACountryOrRegionItDoesNotKnow() {
    assertThatThrownBy(() -> HolidayCalendars.of("XX", "", Set.of()))
        .hasMessage("No holidays are known of country 'XX'");
    assertThatThrownBy(() -> HolidayCalendars.of("DE", "QQ", Set.of()))
        .hasMessage("No holidays are known of region 'QQ' in country 'DE'");
  }
}
