package io.mahnwerk.scoring.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.mahnwerk.scoring.pilot.PaceWatch.Seen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PaceWatchTest {
  private static final LocalDate START = LocalDate.of(2026, 1, 6);

  @Test
  void raisesAFalseAlarmInAtMostOneOfTwentyPilots() {
    assertThat(alarms(2_000, 20)).isLessThanOrEqualTo(0.05);
  }

  @Test
  void stopsMostPilotsWhoseDebtorsPayTwelveDaysLater() {
    assertThat(alarms(300, 32)).isGreaterThan(0.8);
  }

  @Test
  void debtorsWhoPaySoonerThanTheControlGroupHardlyEverStopAPilot() {
    assertThat(alarms(300, 14)).isLessThanOrEqualTo(0.01);
  }

  @Test
  void betsOnEachPairInTheOrderInWhichItsItemsCome() {
    List<Seen> debtors =
        List.of(seen("3", true, 40, 0), seen("1", true, 10, 60), seen("2", false, 20, 30));

    PaceWatch.Verdict verdict = new PaceWatch(debtors).judge();

    double expected = 0;
    for (double stake : new double[] {0.1, 0.2, 0.4, 0.8}) {
      expected += (1 + stake * 0.5) / 4;
    }
    assertThat(verdict.pairs()).isEqualTo(1);
    assertThat(verdict.evidence()).isCloseTo(expected, within(1e-12));
    assertThat(verdict.isAlarm()).isFalse();
  }

  @Test
  void theDayOfTheAlarmIsTheLaterOneOfTheLastPair() {
    List<Seen> debtors = new ArrayList<>();
    for (int n = 0; n < 30; n++) {
      debtors.add(seen("s" + n, true, n, 60));
      debtors.add(seen("c" + n, false, n + 5, 0));
    }

    PaceWatch.Verdict verdict = new PaceWatch(debtors).judge();

    assertThat(verdict.isAlarm()).isTrue();
    assertThat(verdict.stoppedOn().orElseThrow()).isBetween(START.plusDays(8), START.plusDays(20));
  }

  @Test
  void saysNothingWithoutAControlGroup() {
    assertThat(new PaceWatch(List.of(seen("1", true, 3, 60))).judge().evidence()).isEqualTo(1);
  }

  @Test
  void refusesDaysThatAreNotBounded() {
    assertThatIllegalArgumentException().isThrownBy(() -> seen("1", true, 1, 61));
  }

  /** Share of pilots of 250 debtors that stop; the control group pays after 20 days on average. */
  private static double alarms(int pilots, double steeredMean) {
    int alarms = 0;
    for (int seed = 0; seed < pilots; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Seen> debtors = new ArrayList<>();
      for (int n = 0; n < 250; n++) {
        boolean steered = n % 2 == 0;
        double days = -Math.log(1 - random.nextDouble()) * (steered ? steeredMean : 20);
        debtors.add(seen("" + n, steered, random.nextInt(90), (int) Math.min(60, days)));
      }
      alarms += new PaceWatch(debtors).judge().isAlarm() ? 1 : 0;
    }
    return alarms / (double) pilots;
  }

  private static Seen seen(String debtor, boolean steered, int day, int days) {
    return new Seen(debtor, steered, START.plusDays(day), days);
  }
}
