package io.mahnwerk.scoring.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DrawnDay;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.PilotArm;
import io.mahnwerk.core.model.PilotStage;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.scoring.Fixtures;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExplorationTest {
  private static final RunCalendar RUNS = RunCalendar.on(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY);
  private static final LocalDate DUE = LocalDate.of(2026, 3, 2);
  private static final LocalDate TODAY = DUE;
  private static final LocalDate FORMER = LocalDate.of(2026, 3, 17);

  @Test
  void narrowlyOnlyRunsSomeDaysAroundTheFormerOneAreDrawn() {
    assertThat(window().in(PilotStage.NARROW))
        .containsExactly(LocalDate.of(2026, 3, 13), FORMER, LocalDate.of(2026, 3, 20));
  }

  @Test
  void narrowlyTheNextRunOnEitherSideIsDrawnThoughItLiesFartherAway() {
    List<LocalDate> weekly = IntStream.range(-2, 3).mapToObj(FORMER::plusWeeks).toList();

    assertThat(new Window(weekly, DUE, FORMER).in(PilotStage.NARROW))
        .containsExactly(FORMER.minusWeeks(1), FORMER, FORMER.plusWeeks(1));
    assertThat(new Window(weekly.subList(2, 5), DUE, FORMER).in(PilotStage.NARROW))
        .containsExactly(FORMER, FORMER.plusWeeks(1));
  }

  @Test
  void widelyEveryLegalRunIsDrawnAndNoneLaterThanThirtyDaysPastDue() {
    assertThat(window().in(PilotStage.WIDE))
        .hasSize(8)
        .startsWith(LocalDate.of(2026, 3, 6))
        .endsWith(LocalDate.of(2026, 3, 31));
    assertThat(window().in(PilotStage.STOPPED)).isEmpty();
  }

  @Test
  void theLoggedChancesAreThoseWithWhichDaysAreDrawn() {
    int[] counts = new int[9];
    int debtors = 6_000;
    double[] chances = new double[9];
    for (int n = 0; n < debtors; n++) {
      DrawnDay draw = draw(n, PilotStage.WIDE, Optional.of(FORMER)).orElseThrow();
      counts[draw.chosen()]++;
      for (int c = 0; c < draw.candidates().size(); c++) {
        chances[c] = draw.candidates().get(c).propensity();
      }
    }
    for (int c = 0; c < 8; c++) {
      double error = Math.sqrt(chances[c] * (1 - chances[c]) / debtors);
      assertThat(counts[c] / (double) debtors).isCloseTo(chances[c], within(4 * error));
    }
    assertThat(chances[3]).isCloseTo(0.75 + 0.25 / 8, within(1e-12));
  }

  @Test
  void theSameSeedDrawsTheSameInWhateverOrderDebtorsCome() {
    List<Optional<DrawnDay>> forwards =
        IntStream.range(0, 200).mapToObj(n -> draw(n, PilotStage.WIDE, Optional.empty())).toList();
    List<Optional<DrawnDay>> backwards =
        IntStream.iterate(199, n -> n >= 0, n -> n - 1)
            .mapToObj(n -> draw(n, PilotStage.WIDE, Optional.empty()))
            .toList();

    assertThat(forwards).containsExactlyElementsOf(reversed(backwards));
    assertThat(forwards).anyMatch(draw -> draw.orElseThrow().explored());
    assertThat(forwards).anyMatch(draw -> draw.orElseThrow().day().isEmpty());
  }

  @Test
  void lettersOfOneDebtorAndMonthAreDrawnAlike() {
    for (int n = 0; n < 100; n++) {
      Exploration pilot = pilot(PilotStage.WIDE, n);
      DrawnDay one = pilot.draw(item(n, DUE), TODAY, window(), Optional.of(FORMER)).orElseThrow();
      DrawnDay other =
          pilot.draw(item(n, DUE.plusDays(3)), TODAY, window(), Optional.of(FORMER)).orElseThrow();
      assertThat(other.explored()).isEqualTo(one.explored());
    }
  }

  @Test
  void drawsNothingWhereThereIsNoChoice() {
    Window single = new Window(List.of(FORMER), DUE, FORMER);

    assertThat(pilot(PilotStage.WIDE, 1).draw(item(1, DUE), TODAY, single, Optional.of(FORMER)))
        .isEmpty();
  }

  @Test
  void neverDrawsForNaturalPersonsKeyAccountsLargeAmountsOrTheControlGroup() {
    Exploration pilot = pilot(PilotStage.WIDE, 1, 2);
    Debtor steered = Fixtures.debtor(1, "", Fixtures.OPENED);

    assertThat(pilot.mayDraw(steered, item(1, DUE))).isTrue();
    assertThat(pilot.mayDraw(person(steered), item(1, DUE))).isFalse();
    assertThat(pilot.mayDraw(keyAccount(steered), item(1, DUE))).isFalse();
    assertThat(pilot.mayDraw(steered, Fixtures.invoice(1, DUE, "10000.01"))).isFalse();
    assertThat(pilot.mayDraw(steered, Fixtures.invoice(1, DUE, "10000.00"))).isTrue();
    assertThat(pilot.mayDraw(Fixtures.debtor(9, "", Fixtures.OPENED), item(9, DUE))).isFalse();
    assertThat(pilot.mayDraw(Fixtures.debtor(2, "", Fixtures.OPENED), item(2, DUE))).isFalse();
    assertThat(
            pilot.mayDraw(
                steered,
                item(1, DUE)
                    .with(Fixtures.dunned(1, TODAY), Fixtures.invoice(1, DUE, "1").version())))
        .isFalse();
    assertThat(pilot(PilotStage.STOPPED, 1).mayDraw(steered, item(1, DUE))).isFalse();
  }

  @Test
  void handsOutFreshDrawsOnce() {
    Exploration pilot = pilot(PilotStage.NARROW, 1);
    Optional<DrawnDay> draw = pilot.draw(item(1, DUE), TODAY, window(), Optional.of(FORMER));

    assertThat(pilot.takeFresh()).containsExactly(draw.orElseThrow());
    assertThat(pilot.takeFresh()).isEmpty();
    assertThat(pilot.standing(item(1, DUE).ref())).isEqualTo(draw);
  }

  @Test
  void aBanditDrawsEverLessButNeverNothing() {
    ExploringShare share = ExploringShare.DEFAULT;

    assertThat(share.in(PilotStage.NARROW, 10_000)).isEqualTo(0.25);
    assertThat(share.in(PilotStage.BANDIT, 0)).isEqualTo(0.25);
    assertThat(share.in(PilotStage.BANDIT, 200)).isEqualTo(0.125);
    assertThat(share.in(PilotStage.BANDIT, 1_000_000)).isEqualTo(ExploringShare.FLOOR);
    assertThat(new ExploringShare(0.03).in(PilotStage.BANDIT, 5)).isEqualTo(0.03);
    assertThat(share.in(PilotStage.STOPPED, 0)).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> new ExploringShare(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ExploringShare(0.51));
  }

  private static Optional<DrawnDay> draw(
      int debtor, PilotStage stage, Optional<LocalDate> standing) {
    return pilot(stage, debtor).draw(item(debtor, DUE), TODAY, window(), standing);
  }

  private static Exploration pilot(PilotStage stage, int steered) {
    return pilot(stage, steered, steered + 1);
  }

  private static Exploration pilot(PilotStage stage, int steered, int control) {
    Map<io.mahnwerk.core.model.DebtorRef, PilotArm> arms =
        Map.of(
            Fixtures.debtorRef(steered),
            PilotArm.STEERED,
            Fixtures.debtorRef(control),
            PilotArm.CONTROL);
    return new Exploration(
        new PilotRules(11, stage, 0.25, BigDecimal.valueOf(10_000), arms), List.of());
  }

  private static Window window() {
    return new Window(RUNS.runs(DUE.plusDays(3), DUE.plusDays(40)), DUE, FORMER);
  }

  private static OpenItem item(int debtor, LocalDate due) {
    return Fixtures.invoice(debtor, due, "500.00");
  }

  private static Debtor person(Debtor debtor) {
    return flagged(debtor, true, false);
  }

  private static Debtor keyAccount(Debtor debtor) {
    return flagged(debtor, false, true);
  }

  private static Debtor flagged(Debtor debtor, boolean person, boolean keyAccount) {
    return new Debtor(
        debtor.ref(),
        debtor.name(),
        person,
        keyAccount,
        debtor.industry(),
        debtor.country(),
        debtor.paymentTerms(),
        debtor.directDebit(),
        debtor.dunning(),
        debtor.version());
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> reversed = new java.util.ArrayList<>(list);
    java.util.Collections.reverse(reversed);
    return reversed;
  }
}
