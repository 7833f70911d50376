package io.mahnwerk.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BcDateFormulaTest {
  @ParameterizedTest
  @CsvSource({
    "<5D>,5",
    "5D,5",
    "2W,14",
    "'1W + 2D',9",
    "3W-1D,20",
    "+1D,1",
    "0D,0",
    "'',0",
    "<>,0"
  })
  void countsTheDaysOfAFixedFormula(String formula, int days) {
    assertThat(BcDateFormula.days(formula)).isEqualTo(days);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<1M>", "CM+10D", "1Q", "D5", "WD1", "5", "-3D", "1W-8D", "1234D", "5D5"})
  void refusesWhatIsNoFixedNumberOfDays(String formula) {
    assertThatThrownBy(() -> BcDateFormula.days(formula))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(formula);
  }
}
