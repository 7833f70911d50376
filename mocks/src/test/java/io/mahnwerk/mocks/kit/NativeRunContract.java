package io.mahnwerk.mocks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.model.DunningNotice.DunnedItem;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.spi.NativeRun.Floor;
import io.mahnwerk.core.spi.NativeRun.Parameters;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The ledger's own dunning run, as far as every ledger's run is alike. */
@InEveryShape
public class NativeRunContract {
  private static final LocalDate TODAY = LedgerScenario.TODAY;

  /** In place of the opened procedure where the ledger has none; no debtor is given it. */
  private static final DunningProcedureCode NONE = new DunningProcedureCode("NONE");

  private final DunningProcedureCode former = Registered.simulatedErp().formerProcedure();
  private final DunningProcedureCode opened =
      Registered.hasOpenedProcedure() ? Registered.simulatedErp().openedProcedure() : NONE;
  private final DunningProcedures procedures =
      new DunningProcedures(
          Map.of(former, procedure(former, 14, 30, 45), opened, procedure(opened, 3, 17, 31)),
          Map.of(opened, former));
  private final NativeRun nativeRun = Registered.nativeRun();
  private final LedgerScenario scenario = Bench.scenario();
  private final String debtor = scenario.debtor();

  @Test
  void givesTheSameNoticesForTheSameInput() {
    invoiceInArrears(20);
    invoiceInArrears(50);
    DebtorAccount account = scenario.ledger().account(debtor);
    Parameters run = new Parameters(TODAY, procedures, Floor.NONE);

    NativeRun.Result first = nativeRun.dun(account, run);
    NativeRun.Result other =
        nativeRun.dun(account, new Parameters(TODAY.plusDays(30), procedures, Floor.NONE));

    assertThat(first.notices()).isNotEmpty();
    assertThat(other).isNotEqualTo(first);
    assertThat(nativeRun.dun(account, run)).isEqualTo(first);
  }

  @Test
  void dunsAnItemFromItsProceduresDayOn() {
    String key = invoiceInArrears(14);

    assertThat(dunnedOn(TODAY.minusDays(1), Floor.NONE)).isEmpty();
    assertThat(dunnedOn(TODAY, Floor.NONE))
        .containsExactly(
            new DunnedItem(scenario.ledger().itemRef(key), DunningLevel.NONE, new DunningLevel(1)));
  }

  @Test
  void raisesALevelByOneAtMost() {
    invoiceInArrears(100);

    assertThat(dunnedOn(TODAY, Floor.NONE))
        .extracting(DunnedItem::to)
        .containsExactly(new DunningLevel(1));
  }

  @Test
  void dunsNobodyWhoseProcedureIsNotDescribed() {
    invoiceInArrears(100);
    scenario.ledger().assign(debtor, new DunningProcedureCode("9999"));

    assertThat(dunnedOn(TODAY, Floor.NONE)).isEmpty();
  }

  @Test
  void neverDunsAnItemAClerkBlocked() {
    String blocked = invoiceInArrears(20);
    String other = invoiceInArrears(20);
    edit(blocked, item -> item.withBlock("A", TODAY));

    assertThat(dunnedKeys(Floor.NONE)).containsExactly(other);
    assertThat(run(TODAY, Floor.NONE).notDunned())
        .anyMatch(skipped -> skipped.target().equals(scenario.ledger().itemRef(blocked)));
  }

  @Test
  void dunsNoItemThatIsHeldByUs() {
    String held = invoiceInArrears(20);
    String other = invoiceInArrears(20);
    edit(held, item -> scenario.ledger().marks().hold(item, TODAY.plusDays(5), TODAY));

    assertThat(scenario.ledger().canonical(item(held)).dunning().isHeldByUs()).isTrue();
    assertThat(dunnedKeys(Floor.NONE)).containsExactly(other);
  }

  @Test
  void dunsAnItemAgainThatWasReleased() {
    String key = invoiceInArrears(20);
    edit(key, item -> scenario.ledger().marks().hold(item, TODAY, TODAY));
    edit(key, item -> scenario.ledger().marks().release(item, TODAY));

    assertThat(dunnedKeys(Floor.NONE)).containsExactly(key);
  }

  @Test
  void dunsAnUnmarkedItemByTheOpenedDaysWithoutAFloor() {
    giveOpenedProcedure();
    String key = invoiceInArrears(5);

    assertThat(dunnedKeys(Floor.NONE)).containsExactly(key);
  }

  @Test
  void keepsAnUnmarkedItemToTheFormerDaysWithAFloor() {
    giveOpenedProcedure();
    invoiceInArrears(13);
    String reached = invoiceInArrears(14);

    assertThat(dunnedKeys(Floor.ENFORCED)).containsExactly(reached);
  }

  @Test
  void dunsAMarkedItemByTheOpenedDaysAlsoWithAFloor() {
    giveOpenedProcedure();
    String key = invoiceInArrears(5);
    edit(key, item -> scenario.ledger().marks().hold(item, TODAY, TODAY));
    edit(key, item -> scenario.ledger().marks().release(item, TODAY));
    boolean marked = scenario.ledger().marks().mark(item(key)).isPresent();

    assertThat(dunnedKeys(Floor.ENFORCED)).isEqualTo(marked ? List.of(key) : List.of());
  }

  @Test
  void takesNoStaleMarkForAChosenDay() {
    giveOpenedProcedure();
    String key = invoiceInArrears(20);
    LocalDate lastNotice = TODAY.minusDays(10);
    edit(key, item -> scenario.ledger().marks().hold(item, lastNotice, TODAY));
    edit(key, item -> scenario.ledger().marks().release(item, TODAY));
    edit(key, item -> item.dunned(new DunningLevel(1), lastNotice));

    assertThat(dunnedKeys(Floor.ENFORCED)).isEmpty();
    assertThat(dunnedKeys(Floor.NONE)).containsExactly(key);
  }

  @Test
  void leavesDebtorsOfTheFormerProcedureAsTheyAreWithAFloor() {
    invoiceInArrears(13);
    invoiceInArrears(20);

    assertThat(run(TODAY, Floor.ENFORCED)).isEqualTo(run(TODAY, Floor.NONE));
  }

  @Test
  void climbsStepByStepToTheHighestLevelAndNoFurther() {
    String key = invoiceInArrears(0);
    SimulatedLedger ledger = scenario.ledger();

    List<DunningNotice> notices =
        IntStream.rangeClosed(0, 120)
            .mapToObj(TODAY::plusDays)
            .flatMap(day -> runOn(ledger, day).stream())
            .toList();

    assertThat(notices)
        .flatExtracting(DunningNotice::items)
        .filteredOn(DunnedItem::isRaised)
        .extracting(DunnedItem::to)
        .containsExactly(new DunningLevel(1), new DunningLevel(2), new DunningLevel(3));
    assertThat(notices.get(0).dunnedOn()).isEqualTo(TODAY.plusDays(14));
    assertThat(ledger.item(key).level()).isEqualTo(new DunningLevel(3));
  }

  private List<DunningNotice> runOn(SimulatedLedger ledger, LocalDate day) {
    ledger.startDay(day);
    return ledger.runDunning(nativeRun, new Parameters(day, procedures, Floor.NONE));
  }

  /** Skips visibly where there is none. */
  private void giveOpenedProcedure() {
    Registered.assumeOpenedProcedure();
    scenario.ledger().assign(debtor, opened);
  }

  private String invoiceInArrears(int days) {
    return scenario.invoice(debtor, Money.of("EUR", "100.00"), TODAY.minusDays(days));
  }

  private void edit(String key, UnaryOperator<LedgerItem> change) {
    assertThat(scenario.ledger().edit(key, change)).isTrue();
  }

  private LedgerItem item(String key) {
    return scenario.ledger().item(key);
  }

  private NativeRun.Result run(LocalDate day, Floor floor) {
    return nativeRun.dun(scenario.ledger().account(debtor), new Parameters(day, procedures, floor));
  }

  private List<DunnedItem> dunnedOn(LocalDate day, Floor floor) {
    return run(day, floor).notices().stream()
        .flatMap(notice -> notice.items().stream())
        .filter(DunnedItem::isRaised)
        .toList();
  }

  private List<String> dunnedKeys(Floor floor) {
    return dunnedOn(TODAY, floor).stream().map(dunned -> dunned.item().nativeKey()).toList();
  }

  private static DunningProcedure procedure(DunningProcedureCode code, int... days) {
    return new DunningProcedure(
        code, 7, 0, 0, IntStream.of(days).mapToObj(DunningProcedure.Step::after).toList());
  }
}
