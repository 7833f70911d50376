package io.mahnwerk.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.ExpectedPayment;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamedDaysTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final LocalDate END = DAY.plusDays(100);
  private static final ExpectedPayment NAMED =
      new ExpectedPayment(
          Optional.of(DAY), Optional.of(DAY.plusDays(5)), Optional.of(DAY.plusDays(20)));
  private static final ExpectedPayment ENDLESS =
      new ExpectedPayment(Optional.of(DAY), Optional.empty(), Optional.empty());

  @Test
  void holdsOnTheFirstAndOnTheLastDay() {
    assertThat(of(NAMED, DAY)).isEqualTo(new NamedDays(1, 0, 0));
    assertThat(of(NAMED, DAY.plusDays(20))).isEqualTo(new NamedDays(1, 0, 0));
  }

  @Test
  void isMissedTheDayBeforeAndTheDayAfter() {
    assertThat(of(NAMED, DAY.minusDays(1))).isEqualTo(new NamedDays(1, 1, 0));
    assertThat(of(NAMED, DAY.plusDays(21))).isEqualTo(new NamedDays(1, 0, 1));
  }

  @Test
  void isMissedByAnItemThatIsOpenAfterTheLastDay() {
    assertThat(NamedDays.of(NAMED, Optional.empty(), END)).isEqualTo(new NamedDays(1, 0, 1));
    assertThat(NamedDays.of(NAMED, Optional.empty(), DAY.plusDays(19))).isEqualTo(NamedDays.NONE);
    assertThat(NamedDays.of(ENDLESS, Optional.empty(), END)).isEqualTo(new NamedDays(1, 0, 0));
  }

  @Test
  void countsNothingWhereNoDaysWereNamed() {
    assertThat(NamedDays.of(ExpectedPayment.NONE, Optional.of(DAY), END)).isEqualTo(NamedDays.NONE);
  }

  @Test
  void addsUp() {
    assertThat(new NamedDays(3, 1, 1).plus(new NamedDays(2, 0, 1)))
        .isEqualTo(new NamedDays(5, 1, 2));
  }

  private static NamedDays of(ExpectedPayment named, LocalDate paid) {
    return NamedDays.of(named, Optional.of(paid), END);
  }
}
