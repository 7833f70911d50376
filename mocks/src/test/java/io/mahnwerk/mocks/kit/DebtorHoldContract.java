package io.mahnwerk.mocks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.DunningInstruction.Release;
import io.mahnwerk.core.spi.DunningInstruction.Withdraw;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.WriteOutcome;
import io.mahnwerk.mocks.erp.FaultInjection;
import io.mahnwerk.mocks.erp.FaultInjection.Call;
import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where one block of a debtor may stand for those of its items, none of them is ever without. */
@InEveryShape
@Timeout(120)
public class DebtorHoldContract {
  private static final LocalDate TODAY = LedgerScenario.TODAY;
  private static final LocalDate UNTIL = TODAY.plusDays(9);
  private static final DunningBlock CLERKS = new DunningBlock("A", DunningBlock.Owner.CLERK);

  private final SimulatedLedger ledger = Bench.scenario().withOverdueInvoices(3).ledger();
  private final List<String> keys = ledger.items().stream().map(LedgerItem::key).toList();
  private final String debtor = ledger.items().get(0).debtor();
  private final Bench bench = new Bench(ledger);

  @BeforeEach
  void needsSuchBlocks() {
    bench.assumeClaimed(Capability.HOLDS_BY_DEBTOR);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void holdsAllItemsByOneBlockOfTheDebtor() {
    List<WriteOutcome> outcomes = holdAll();

    assertThat(outcomes).hasOnlyElementsOfType(WriteOutcome.Pending.class);
    assertThat(blockOfDebtor().filter(DunningBlock::isOurs)).isPresent();
    assertThat(keys).allMatch(this::isHeld).noneMatch(this::isBlockedByItself);
    assertThat(bench.reread(keys.get(1)).dunning().mark()).contains(new DunningMark(UNTIL));
  }

  @Test
  void holdsByTheItemsWhereAnotherOneIsDue() {
    apply(hold(0), hold(1));

    assertThat(blockOfDebtor()).isEmpty();
    assertThat(isBlockedByItself(keys.get(0))).isTrue();
    assertThat(isBlockedByItself(keys.get(1))).isTrue();
    assertThat(isHeld(keys.get(2))).isFalse();
  }

  @Test
  void holdsByTheItemsWhereAClerkHasBlockedTheDebtor() {
    block(Optional.of(CLERKS));

    holdAll();

    assertThat(blockOfDebtor()).contains(CLERKS);
    assertThat(keys).allMatch(this::isBlockedByItself);
  }

  @Test
  void keepsTheOthersHeldWhenOneMayGo() {
    holdAll();

    List<WriteOutcome> outcomes = apply(release(0));

    assertThat(outcomes).hasOnlyElementsOfType(WriteOutcome.Pending.class);
    assertThat(blockOfDebtor()).isEmpty();
    assertThat(isHeld(keys.get(0))).isFalse();
    assertThat(bench.reread(keys.get(0)).dunning().mark()).contains(new DunningMark(UNTIL));
    assertThat(isBlockedByItself(keys.get(1))).isTrue();
    assertThat(isBlockedByItself(keys.get(2))).isTrue();
  }

  @Test
  void holdsNoItemPastItsDayForTheSakeOfOthers() {
    holdAll();
    apply(release(0));
    bench.startDay(UNTIL);
    ledger.edit(keys.get(0), item -> ledger.marks().blockByHand(item, "A", UNTIL));

    apply(hold(1, UNTIL.plusDays(9)), hold(2, UNTIL.plusDays(9)));
    ledger.edit(keys.get(0), item -> item.withBlock("", UNTIL));

    assertThat(isHeld(keys.get(0))).isFalse();
    assertThat(keys.subList(1, 3)).allMatch(this::isHeld);
  }

  @Test
  void blocksItemsByThemselvesOnceMoreWhenThatWasTakenAwayMeanwhile() {
    Optional<DunningBlock> ours = holdAllAndTakeTheDebtorsBlockBack();
    bench.startDay(TODAY.plusDays(1));
    keys.forEach(key -> ledger.edit(key, item -> item.withBlock("", TODAY.plusDays(1))));
    block(ours);

    takeTheDebtorsBlockBack();

    assertThat(blockOfDebtor()).isEmpty();
    assertThat(keys).allMatch(this::isBlockedByItself);
  }

  @Test
  void leavesNothingWhenAllAreTakenBack() {
    List<LedgerItem> before = keys.stream().map(ledger::item).toList();
    holdAll();

    apply(withdraw(0), withdraw(1), withdraw(2));

    assertThat(blockOfDebtor()).isEmpty();
    for (LedgerItem item : before) {
      assertThat(ledger.item(item.key()).references()).isEqualTo(item.references());
      assertThat(ledger.item(item.key()).blockReason()).isEqualTo(item.blockReason());
    }
  }

  @Test
  void keepsTheItemsHeldWhenTheDebtorsBlockIsTakenBack() {
    holdAllAndTakeTheDebtorsBlockBack();

    assertThat(blockOfDebtor()).isEmpty();
    assertThat(keys).allMatch(this::isBlockedByItself);
  }

  @Test
  void findsTheDebtorAgainByAskingTheLedger() {
    holdAll();

    try (Stream<Change> marks = bench.atRest().receivables().ourMarks()) {
      assertThat(marks)
          .anyMatch(
              change ->
                  change instanceof Change.DebtorSeen seen
                      && seen.debtor().ref().equals(ledger.debtorRef(debtor))
                      && seen.debtor().dunning().isBlockedByUs());
    }
  }

  @Test
  void tellsOnTheNextReadThatAClerkLiftedTheDebtorsBlock() {
    var first = bench.readAll();
    holdAll();
    var second = bench.readFrom(first.next());
    assertThat(second.open(keys.get(0)).dunning().isHeldByUs()).isTrue();
    bench.startDay(TODAY.plusDays(3));
    bench.readFrom(second.next());
    bench.startDay(TODAY.plusDays(6));
    block(Optional.empty());

    var third = bench.readFrom(second.next());

    assertThat(keys).noneMatch(key -> third.open(key).dunning().isHeldByUs());
  }

  @Test
  void isHonouredByTheRun() {
    assertThat(notices()).isPositive();
    holdAll();

    assertThat(notices()).isZero();

    apply(release(0));
    assertThat(notices()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"SERVER_ERROR", "PRECONDITION_FAILED", "LOST_ANSWER"})
  void letsNoOtherItemGoWhenACallBreaksWhileOneIsReleased(Fault fault) {
    holdAll();
    FaultInjection faults = bench.faults();
    for (int call = 0; call < 3; call++) {
      Assumptions.assumeTrue(faults.failNext(Call.WRITE, fault));

      apply(release(0));

      assertThat(isHeld(keys.get(1))).isTrue();
      assertThat(isHeld(keys.get(2))).isTrue();
    }
    faults.calm();
    apply(release(0));
    assertThat(isHeld(keys.get(0))).isFalse();
    assertThat(blockOfDebtor()).isEmpty();
    assertThat(keys.subList(1, 3)).allMatch(this::isBlockedByItself);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"SERVER_ERROR", "PRECONDITION_FAILED", "LOST_ANSWER"})
  void holdsEachItemOnceWhenACallBreaks(Fault fault) {
    FaultInjection faults = bench.faults();
    for (int call = 0; call < 3; call++) {
      Assumptions.assumeTrue(faults.failNext(Call.WRITE, fault));
      holdAll();
    }
    faults.calm();
    holdAll();

    assertThat(keys).allMatch(this::isHeld);
    assertThat(ledger.changes()).isEqualTo(keys.size());
  }

  private List<WriteOutcome> holdAll() {
    return apply(hold(0), hold(1), hold(2));
  }

  /** Answers what the debtor's block was. */
  private Optional<DunningBlock> holdAllAndTakeTheDebtorsBlockBack() {
    holdAll();
    Optional<DunningBlock> held = blockOfDebtor();
    takeTheDebtorsBlockBack();
    return held;
  }

  private void takeTheDebtorsBlockBack() {
    var held = bench.rereadDebtor(debtor);
    bench.apply(new Withdraw(held.ref(), held.version(), new IdempotencyKey("d")));
  }

  private List<WriteOutcome> apply(DunningInstruction... instructions) {
    List<WriteOutcome> outcomes = bench.atRest().dunning().apply(List.of(instructions));
    bench.erp.settle();
    return outcomes;
  }

  private DunningInstruction hold(int index) {
    return hold(index, UNTIL);
  }

  private DunningInstruction hold(int index, LocalDate until) {
    return of(index, item -> new Hold(item.ref(), item.version(), until, key("hold", item)));
  }

  private DunningInstruction release(int index) {
    return of(index, item -> new Release(item.ref(), item.version(), key("release", item)));
  }

  private DunningInstruction withdraw(int index) {
    return of(index, item -> new Withdraw(item.ref(), item.version(), key("withdraw", item)));
  }

  private DunningInstruction of(int index, Function<OpenItem, DunningInstruction> instruction) {
    return instruction.apply(bench.reread(keys.get(index)));
  }

  private static IdempotencyKey key(String what, OpenItem item) {
    return IdempotencyKey.of(what, item.ref().toString(), item.version().value());
  }

  private void block(Optional<DunningBlock> block) {
    ledger.change(
        debtor,
        d ->
            new DebtorDunning(
                d.procedure(), block, d.level(), d.lastDunnedOn(), d.legalDunningOn()));
  }

  private Optional<DunningBlock> blockOfDebtor() {
    return ledger.debtor(debtor).dunning().block();
  }

  private boolean isHeld(String key) {
    return ledger.canonical(ledger.item(key)).dunning().isHeldByUs();
  }

  private boolean isBlockedByItself(String key) {
    return ledger.marks().block(ledger.item(key)).filter(DunningBlock::isOurs).isPresent();
  }

  /** How many items the run of the ledger's day would send notices about. */
  private int notices() {
    NativeRun.Parameters run =
        new NativeRun.Parameters(
            ledger.today(), Registered.simulatedErp().procedures(), NativeRun.Floor.NONE);
    return Registered.connector().nativeRun().dun(ledger.account(debtor), run).notices().stream()
        .mapToInt(notice -> notice.items().size())
        .sum();
  }
}
