package io.mahnwerk.mocks.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static final WorkDays DAYS =
      new WorkDays(
          World.standard().calendar(), LocalDate.of(2024, 10, 1), LocalDate.of(2026, 3, 31));

  private static NoticeMoment overdue(int days) {
    return new NoticeMoment(LocalDate.of(2025, 3, 3), days, 0, DAYS);
  }

  private static NoticeMoment on(int month, int day) {
    return new NoticeMoment(LocalDate.of(2025, month, day), 10, 0, DAYS);
  }

  @Test
  void windowHoldsOnItsFirstAndLastDayAndNotBesideThem() {
    Curve window = new Curve.Window(5, 10, 0.76, 0.04);

    assertThat(window.at(overdue(4), 1)).isEqualTo(0.04);
    assertThat(window.at(overdue(5), 1)).isEqualTo(0.76);
    assertThat(window.at(overdue(10), 1)).isEqualTo(0.76);
    assertThat(window.at(overdue(11), 1)).isEqualTo(0.04);
  }

  @Test
  void shiftMovesAWindowForOneDebtor() {
    Curve window = new Curve.Window(5, 10, 0.76, 0.04);
    LocalDate day = LocalDate.of(2025, 3, 3);

    assertThat(window.at(new NoticeMoment(day, 11, 1.2, DAYS), 1)).isEqualTo(0.76);
    assertThat(window.at(new NoticeMoment(day, 6, 1.2, DAYS), 1)).isEqualTo(0.04);
  }

  @Test
  void effectScalesWhatAGoodMomentAdds() {
    assertThat(new Curve.Window(5, 10, 0.76, 0.04).at(overdue(7), 0.25)).isEqualTo(0.22);
    assertThat(new Curve.Window(5, 10, 0.76, 0.04).at(overdue(20), 0.25)).isEqualTo(0.04);
    assertThat(new Curve.Bell(0.05, 0.82, 8, 3).at(overdue(8), 0)).isEqualTo(0.05);
  }

  @Test
  void rampRisesBetweenItsEndsAndStaysLevelBeyondThem() {
    Curve ramp = new Curve.Ramp(0.04, 0.46, 7, 18);

    assertThat(ramp.at(overdue(3), 1)).isEqualTo(0.04);
    assertThat(ramp.at(overdue(7), 1)).isEqualTo(0.04);
    assertThat(ramp.at(overdue(14), 1)).isCloseTo(0.04 + 0.46 * 7 / 11, within(1e-12));
    assertThat(ramp.at(overdue(18), 1)).isEqualTo(0.5);
    assertThat(ramp.at(overdue(40), 1)).isEqualTo(0.5);
  }

  @Test
  void rampFallsWhenItsEndsAreTurned() {
    Curve ramp = new Curve.Ramp(0.02, 0.30, 18, 7);

    assertThat(ramp.at(overdue(5), 1)).isEqualTo(0.32);
    assertThat(ramp.at(overdue(18), 1)).isEqualTo(0.02);
    assertThat(ramp.at(overdue(30), 1)).isEqualTo(0.02);
  }

  @Test
  void bellPeaksOnItsDayAndFallsAlikeOnBothSides() {
    Curve bell = new Curve.Bell(0.05, 0.82, 8, 3);

    assertThat(bell.at(overdue(8), 1)).isCloseTo(0.87, within(1e-12));
    assertThat(bell.at(overdue(5), 1)).isCloseTo(0.05 + 0.82 * Math.exp(-0.5), within(1e-12));
    assertThat(bell.at(overdue(11), 1)).isEqualTo(bell.at(overdue(5), 1));
  }

  @Test
  void riseBeginsAfterItsDayAndEndsAtCertainty() {
    Curve rise = new Curve.Rise(0.02, 0.004, 12);

    assertThat(rise.at(overdue(12), 1)).isEqualTo(0.02);
    assertThat(rise.at(overdue(22), 1)).isCloseTo(0.06, within(1e-12));
    assertThat(rise.at(overdue(900), 1)).isEqualTo(1);
  }

  @Test
  void monthEndHoldsFromTwoToNineDaysBeforeItBegins() {
    // The last three business days of March 2025 are the 27th, 28th and 31st.
    Curve monthEnd = new Curve.MonthEnd(3, 2, 9, 0.76, 0.04);

    assertThat(monthEnd.at(on(3, 17), 1)).isEqualTo(0.04);
    assertThat(monthEnd.at(on(3, 18), 1)).isEqualTo(0.76);
    assertThat(monthEnd.at(on(3, 25), 1)).isEqualTo(0.76);
    assertThat(monthEnd.at(on(3, 26), 1)).isEqualTo(0.04);
  }

  @Test
  void monthEndAnswersOnItsOwnDaysAndElsewhereWheneverTheNoticeComes() {
    Curve monthEnd = new Curve.MonthEnd(3, 2, 9, 0.76, 0.04);

    assertThat(monthEnd.answerDays(on(3, 18)))
        .containsExactly(
            LocalDate.of(2025, 3, 27), LocalDate.of(2025, 3, 28), LocalDate.of(2025, 3, 31));
    assertThat(monthEnd.answerDays(on(3, 17))).isEmpty();
    assertThat(monthEnd.answerDays(on(3, 28))).isEmpty();
  }

  @Test
  void monthEndLeavesOutHolidaysAndClosedDays() {
    // 24, 25, 26 and 31 December 2025 are no business days.
    Curve monthEnd = new Curve.MonthEnd(3, 2, 9, 0.76, 0.04);

    assertThat(monthEnd.answerDays(on(12, 19)))
        .containsExactly(
            LocalDate.of(2025, 12, 23), LocalDate.of(2025, 12, 29), LocalDate.of(2025, 12, 30));
  }

  @Test
  void quarterStartHoldsFromSevenDaysBeforeToFourAfter() {
    Curve quarter = new Curve.QuarterStart(10, -7, 4, 0.73, 0.03);

    assertThat(quarter.at(on(3, 24), 1)).isEqualTo(0.03);
    assertThat(quarter.at(on(3, 25), 1)).isEqualTo(0.73);
    assertThat(quarter.at(on(4, 5), 1)).isEqualTo(0.73);
    assertThat(quarter.at(on(4, 6), 1)).isEqualTo(0.03);
  }

  @Test
  void quarterStartAnswersWithinItsFirstDaysAndAfterTheLetterArrived() {
    Curve quarter = new Curve.QuarterStart(10, -7, 4, 0.73, 0.03);

    assertThat(quarter.answerDays(on(3, 25)))
        .hasSize(10)
        .startsWith(LocalDate.of(2025, 4, 1))
        .endsWith(LocalDate.of(2025, 4, 14));
    assertThat(quarter.answerDays(on(4, 4))).startsWith(LocalDate.of(2025, 4, 7));
    assertThat(quarter.answerDays(on(5, 15))).isEmpty();
  }
}
