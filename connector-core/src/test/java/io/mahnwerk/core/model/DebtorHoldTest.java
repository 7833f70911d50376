package io.mahnwerk.core.model;

import static io.mahnwerk.core.Fixtures.OPENED;
import static io.mahnwerk.core.Fixtures.TIMES;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.special;
import static io.mahnwerk.core.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.model.DebtorHold.Waiting;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DebtorHoldTest {
  private static final LocalDate TODAY = day("2026-03-04");
  private static final LocalDate FIRST = day("2026-03-12");
  private static final LocalDate DUE = day("2026-03-02");

  /** Days 3/17/31: the item could be dunned from 5 March on. */
  private final OpenItem due = invoice("1", "007", DUE);

  @Test
  void standsForItemsThatAllWait() {
    assertThat(mayStand(waits(due, FIRST), waits(invoice("2", "007", DUE), FIRST.plusDays(5))))
        .isTrue();
  }

  @Test
  void standsForNothingWhereNothingWaits() {
    assertThat(mayStand()).isFalse();
    assertThat(mayStand(free(invoice("2", "007", FIRST)))).isFalse();
    assertThat(mayStand(waits(due, TODAY))).isFalse();
  }

  @Test
  void doesNotStandForAnItemThatARunCouldReachBeforeTheFirstDay() {
    assertThat(mayStand(waits(due, FIRST), free(invoice("2", "007", FIRST.minusDays(4)))))
        .isFalse();
    assertThat(mayStand(waits(due, FIRST), free(invoice("2", "007", FIRST.minusDays(3))))).isTrue();
  }

  @Test
  void leavesItemsAsideThatCarryABlockOfTheirOwn() {
    OpenItem other = invoice("2", "007", DUE);

    assertThat(mayStand(waits(due, FIRST), new Waiting(other, Optional.empty(), true))).isTrue();
    assertThat(mayStand(waits(due, FIRST), free(other))).isFalse();
  }

  @Test
  void doesNotStandBesideAnItemWhoseDayHasCome() {
    OpenItem notReached = invoice("2", "007", FIRST);

    assertThat(mayStand(waits(due, FIRST), free(dated(notReached, TODAY)))).isFalse();
    assertThat(mayStand(waits(due, FIRST), blocked(dated(notReached, TODAY)))).isFalse();
    assertThat(mayStand(waits(due, FIRST), waits(dated(notReached, TODAY), FIRST))).isTrue();
    assertThat(mayStand(waits(due, FIRST), free(dated(notReached, TODAY.plusDays(1))))).isTrue();
  }

  @Test
  void standsBesideAnItemWhoseDayWasForANoticeThatHasBeenSent() {
    OpenItem dunned =
        with(
            invoice("2", "007", FIRST),
            new DunningState(
                new DunningLevel(1),
                Optional.of(TODAY),
                Optional.empty(),
                Optional.of(new DunningMark(TODAY)),
                false));

    assertThat(mayStand(waits(due, FIRST), free(dunned))).isTrue();
  }

  @Test
  void leavesCreditsAside() {
    OpenItem credit = with(invoice("2", "007", DUE), Money.of("EUR", "-10.00"));

    assertThat(mayStand(waits(due, FIRST), free(credit))).isTrue();
  }

  @Test
  void takesADueItemWithRulesOfItsOwnForOneThatCouldBeDunned() {
    assertThat(mayStand(waits(due, FIRST), free(special(invoice("2", "007", DUE), "A")))).isFalse();
    assertThat(mayStand(waits(due, FIRST), free(special(invoice("2", "007", FIRST), "A"))))
        .isTrue();
  }

  @Test
  void takesAnItemOfALevelThatIsAlwaysDunnedForOneThatCouldBe() {
    OpenItem atTheTop = with(invoice("2", "007", DUE), FakeLedger.dunned(1, DUE.plusDays(1)));
    DunningProcedure.Step once =
        new DunningProcedure.Step(3, Optional.empty(), BigDecimal.ZERO, false);
    DunningProcedure.Step always =
        new DunningProcedure.Step(3, Optional.empty(), BigDecimal.ZERO, true);
    List<Waiting> items = List.of(waits(due, FIRST), free(atTheTop));

    assertThat(hold(Optional.of(oneLevel(once))).mayStandFor(items)).isTrue();
    assertThat(hold(Optional.of(oneLevel(always))).mayStandFor(items)).isFalse();
  }

  @Test
  void standsForNothingUnderAProcedureThatNobodyDescribed() {
    assertThat(hold(Optional.empty()).mayStandFor(List.of(waits(due, FIRST)))).isFalse();
  }

  private static DunningProcedure oneLevel(DunningProcedure.Step step) {
    return new DunningProcedure(OPENED, 10, 0, 0, List.of(step));
  }

  private static boolean mayStand(Waiting... items) {
    return hold(TIMES.procedures().find(OPENED)).mayStandFor(List.of(items));
  }

  private static DebtorHold hold(Optional<DunningProcedure> procedure) {
    return new DebtorHold(debtor("007", OPENED), procedure, TODAY);
  }

  private static OpenItem dated(OpenItem item, LocalDate on) {
    return with(
        item,
        new DunningState(
            DunningLevel.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new DunningMark(on)),
            false));
  }

  private static Waiting blocked(OpenItem item) {
    return new Waiting(item, Optional.empty(), true);
  }

  private static Waiting waits(OpenItem item, LocalDate until) {
    return new Waiting(item, Optional.of(until), false);
  }

  private static Waiting free(OpenItem item) {
    return new Waiting(item, Optional.empty(), false);
  }
}
