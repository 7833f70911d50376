package io.mahnwerk.scoring.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplePowerTest {

  /** The uncorrected sizes that textbooks and their tables print for 5 % two-sided and 80 %. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 0.6, 388",
    "0.1, 0.2, 199",
    "0.2, 0.3, 294",
    "0.4, 0.5, 388",
    "0.05, 0.10, 435",
    "0.23, 0.41, 105"
  })
  void needsForTwoSharesWhatTheTablesSay(double share, double other, int perArm) {
    assertThat(SamplePower.USUAL.perArm(share, other)).isEqualTo(perArm);
    assertThat(SamplePower.USUAL.perArm(other, share)).isEqualTo(perArm);
  }

  /** Cohen 1988, table 2.4.1, by the normal approximation one less than by t. */
  @ParameterizedTest
  @CsvSource({"0.2, 393", "0.5, 63", "0.8, 25"})
  void needsForTwoMeansWhatTheTablesSay(double standardised, int perArm) {
    assertThat(SamplePower.USUAL.perArmOfMeans(standardised, 1)).isEqualTo(perArm);
  }

  @Test
  void morePowerNeedsMore() {
    assertThat(new SamplePower(0.05, 0.9).perArm(0.5, 0.6)).isEqualTo(519);
    assertThat(new SamplePower(0.01, 0.8).perArm(0.5, 0.6)).isEqualTo(577);
  }

  @Test
  void theLeastRiseIsTheOneThatNeedsThisMany() {
    assertThat(SamplePower.USUAL.leastRise(0.5, 388)).isCloseTo(0.1, within(0.0005));
    assertThat(SamplePower.USUAL.leastRise(0.23, 105)).isCloseTo(0.18, within(0.0015));
    assertThat(SamplePower.USUAL.leastRise(0.23, 0)).isEqualTo(0.77);
  }

  @Test
  void noticesOfOneDebtorCountLessTheMoreTheyHangTogether() {
    assertThat(SamplePower.designEffect(4, 0)).isEqualTo(1);
    assertThat(SamplePower.designEffect(4, 0.2)).isCloseTo(1.6, within(1e-12));
    assertThat(SamplePower.designEffect(4, 1)).isEqualTo(4);
    assertThat(SamplePower.designEffect(0.5, 0.3)).isEqualTo(1);
  }

  @Test
  void refusesWhatCannotBeCompared() {
    assertThatIllegalArgumentException().isThrownBy(() -> SamplePower.USUAL.perArm(0.2, 0.2));
    assertThatIllegalArgumentException().isThrownBy(() -> SamplePower.USUAL.perArm(0.2, 1.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new SamplePower(0, 0.8));
  }
}
