package io.mahnwerk.mocks.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TruthTest {
  private static final World WORLD = World.standard();
  private static final LocalDate DUE = LocalDate.of(2025, 3, 10);
  private static final int LIVES = 4_000;
  private static final int AHEAD = 90;
  private static final WorkDays DAYS =
      WORLD.workDays(WORLD.calendar(), SimulatedYear.FIRST, SimulatedYear.LAST);

  private static final List<TruthNotice> NOTICES =
      List.of(notice(1, 8), notice(2, 24), notice(3, 39));

  private static TruthNotice notice(int level, int overdue) {
    return new TruthNotice(new DunningLevel(level), DUE.plusDays(overdue));
  }

  private static Receivable receivable(String archetype, long life) {
    Archetype kind =
        WORLD.spec().archetypes().stream()
            .filter(a -> a.name().equals(archetype))
            .findFirst()
            .orElseThrow();
    Traits traits = new Traits(kind, 1.3, 0.4, -0.3, 1.2);
    Temper.Habit habit = Temper.Habit.of(kind, WORLD.calibration().kappa(), DAYS);
    Invoice invoice =
        new Invoice(
            2025,
            1,
            "0000100001",
            DUE.minusDays(14),
            DUE,
            Money.of("EUR", "100.00"),
            Optional.empty());
    return new Receivable(invoice, "A", new Temper(WORLD, traits, habit), Draw.of(life));
  }

  /**
   * The day after the due date on which the item is paid in one life; {@code AHEAD + 1} if later.
   */
  private static int paidAfter(String archetype, long life) {
    Receivable receivable = receivable(archetype, life);
    for (int day = 1; day <= AHEAD; day++) {
      if (receivable.isPaidOn(DUE.plusDays(day))) {
        return day;
      }
      LocalDate evening = DUE.plusDays(day);
      NOTICES.stream().filter(n -> n.day().equals(evening)).forEach(receivable::notice);
    }
    return AHEAD + 1;
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"KONZERN", "FAMILIE", "STARTUP", "HANDWERK", "SAAS", "STADTWERK"})
  void closedFormAgreesWithFourThousandLives(String archetype) {
    int[] paid = new int[LIVES];
    for (int life = 0; life < LIVES; life++) {
      paid[life] = paidAfter(archetype, life);
    }
    double[] fromDue = truth(archetype, 0).unpaid("A", DUE, NOTICES, AHEAD);
    double[] fromDay20 =
        truth(archetype, 1).unpaid("A", DUE.plusDays(20), NOTICES.subList(1, 3), AHEAD - 20);

    for (int day = 5; day <= AHEAD; day += 5) {
      assertShare(paid, 0, day, fromDue[day]);
      if (day > 20) {
        assertShare(paid, 20, day, fromDay20[day - 20]);
      }
    }
  }

  private static Truth truth(String archetype, int noticesSent) {
    Receivable receivable = receivable(archetype, 1);
    NOTICES.subList(0, noticesSent).forEach(receivable::notice);
    return new Truth(Map.of("A", receivable));
  }

  private static void assertShare(int[] paid, int openAt, int day, double expected) {
    List<Integer> open = new ArrayList<>();
    for (int one : paid) {
      if (one > openAt) {
        open.add(one);
      }
    }
    double share = (double) open.stream().filter(one -> one > day).count() / open.size();
    double error = Math.sqrt(expected * (1 - expected) / open.size());
    assertThat(share)
        .as("unpaid on day %s, open on day %s", day, openAt)
        .isCloseTo(expected, within(4 * error + 1e-3));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"KONZERN", "FAMILIE", "STARTUP", "HANDWERK", "SAAS", "STADTWERK"})
  void startsAtOneAndNeverRises(String archetype) {
    double[] unpaid = truth(archetype, 0).unpaid("A", DUE.minusDays(5), NOTICES, AHEAD);

    assertThat(unpaid).hasSize(AHEAD + 1);
    assertThat(unpaid[0]).isEqualTo(1);
    for (int day = 1; day <= AHEAD; day++) {
      assertThat(unpaid[day]).isLessThanOrEqualTo(unpaid[day - 1]).isPositive();
    }
    assertThat(unpaid[5]).as("nothing happens before the item is overdue").isEqualTo(1);
  }

  @Test
  void earlyNoticeSlowsDownAFamilyBusinessAndALateOneDoesNot() {
    Truth truth = truth("FAMILIE", 0);
    double[] none = truth.unpaid("A", DUE, List.of(), 35);
    double[] early = truth.unpaid("A", DUE, List.of(notice(1, 3)), 35);
    double[] late = truth.unpaid("A", DUE, List.of(notice(1, 20)), 50);

    assertThat(early[35] / early[25]).isGreaterThan(none[35] / none[25]);
    assertThat(late[19]).isEqualTo(none[19]);
    assertThat(late[35]).isLessThan(none[35]);
  }

  @Test
  void noticeDoesNothingToWhoWaitsForCompletion() {
    Truth truth = truth("HANDWERK", 0);

    assertThat(truth.unpaid("A", DUE, NOTICES, AHEAD))
        .isEqualTo(truth.unpaid("A", DUE, List.of(), AHEAD));
  }

  @Test
  void complaintFollowsTheDebtorsOwnFactor() {
    Truth truth = truth("KONZERN", 0);

    assertThat(truth.complaint("A", new DunningLevel(1), DUE.plusDays(8)))
        .isCloseTo(0.01 * 1.2, within(1e-12));
    assertThat(truth.complaint("A", new DunningLevel(1), DUE.plusDays(14)))
        .isCloseTo(0.04 * 1.2, within(1e-12));
    assertThat(truth.complaint("A", new DunningLevel(2), DUE.plusDays(8)))
        .isCloseTo(0.05 * 1.2, within(1e-12));
  }
}
