package io.mahnwerk.scoring.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mahnwerk.scoring.pilot.ComplaintWatch.Watched;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ComplaintWatchTest {
  private static final LocalDate START = LocalDate.of(2026, 1, 6);
  private static final int PILOTS = 1_000;

  @Test
  void raisesAFalseAlarmInAtMostOneOfTwentyPilots() {
    int alarms = 0;
    for (int seed = 0; seed < PILOTS; seed++) {
      alarms += pilot(seed, 0.06, 1).judge().isAlarm() ? 1 : 0;
    }
    // At most 5 %; three standard errors of a thousand pilots are 2.1 %.
    assertThat(alarms / (double) PILOTS).isLessThanOrEqualTo(0.05);
  }

  @Test
  void stopsMostPilotsWhoseLettersBringThreeTimesTheComplaints() {
    int alarms = 0;
    for (int seed = 0; seed < 300; seed++) {
      alarms += pilot(seed, 0.06, 3).judge().isAlarm() ? 1 : 0;
    }
    assertThat(alarms / 300.0).isGreaterThan(0.8);
  }

  @Test
  void fewerComplaintsThanInTheControlGroupNeverStopAPilot() {
    for (int seed = 0; seed < 300; seed++) {
      assertThat(pilot(seed, 0.06, 0.3).judge().isAlarm()).isFalse();
    }
  }

  @Test
  void weighsAComplaintByWhoCouldHaveComplained() {
    List<Watched> debtors =
        List.of(
            debtor(true, START, START.plusDays(3)),
            debtor(false, START, null),
            debtor(false, START, null),
            // Its letter lies too far back, so that a complaint would not be about it.
            debtor(true, START.minusDays(30), null));

    ComplaintWatch.Verdict verdict = new ComplaintWatch(debtors).judge();

    double expected = 0;
    for (double raise : new double[] {1.25, 1.5, 2, 3, 4, 6}) {
      expected += raise * 3 / (raise + 2) / 6;
    }
    assertThat(verdict.evidence()).isCloseTo(expected, within(1e-12));
    assertThat(verdict.steeredComplaints()).isEqualTo(1);
    assertThat(verdict.controlComplaints()).isZero();
  }

  @Test
  void aComplaintLaterThanAWeekAfterEveryLetterSaysNothing() {
    List<Watched> debtors =
        List.of(debtor(true, START, START.plusDays(8)), debtor(false, START, null));

    assertThat(new ComplaintWatch(debtors).judge().evidence()).isEqualTo(1);
  }

  @Test
  void theDayOfTheAlarmStaysWhateverFollows() {
    List<Watched> debtors = new ArrayList<>();
    for (int n = 0; n < 8; n++) {
      debtors.add(debtor(true, START.plusDays(n), START.plusDays(n + 1)));
    }
    for (int n = 0; n < 40; n++) {
      debtors.add(debtor(false, START.plusDays(n % 8), null));
      debtors.add(debtor(false, START.plusDays(20), START.plusDays(22)));
      debtors.add(debtor(true, START.plusDays(20), null));
    }
    ComplaintWatch.Verdict verdict = new ComplaintWatch(debtors).judge();

    assertThat(verdict.isAlarm()).isTrue();
    assertThat(verdict.stoppedOn().orElseThrow()).isBefore(START.plusDays(10));
  }

  private static Watched debtor(boolean steered, LocalDate letter, LocalDate complaint) {
    return new Watched(steered, List.of(letter), Optional.ofNullable(complaint));
  }

  /**
   * Half of 250 debtors steered; each letter brings a complaint with a probability that differs
   * from debtor to debtor, raised for those who are steered.
   */
  private static ComplaintWatch pilot(long seed, double mean, double raise) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Watched> debtors = new ArrayList<>();
    for (int n = 0; n < 250; n++) {
      boolean steered = n % 2 == 0;
      double own = mean * -Math.log(1 - random.nextDouble()) * (steered ? raise : 1);
      debtors.add(watched(random, steered, Math.min(1, own)));
    }
    return new ComplaintWatch(debtors);
  }

  private static Watched watched(SplittableRandom random, boolean steered, double complains) {
    List<LocalDate> letters = new ArrayList<>();
    Optional<LocalDate> complaint = Optional.empty();
    for (int day = random.nextInt(30); day < 120; day += 15 + random.nextInt(30)) {
      LocalDate letter = START.plusDays(day);
      letters.add(letter);
      if (complaint.isEmpty() && random.nextDouble() < complains) {
        complaint = Optional.of(letter.plusDays(1 + random.nextInt(7)));
      }
    }
    return new Watched(steered, letters, complaint);
  }
}
