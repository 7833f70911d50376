package io.mahnwerk.mocks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.DunningInstruction.Release;
import io.mahnwerk.core.spi.DunningInstruction.Withdraw;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.WriteOutcome;
import io.mahnwerk.mocks.erp.FaultInjection;
import io.mahnwerk.mocks.erp.FaultInjection.Call;
import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writing touches our own marks on items, once, on the state that was scored, nothing else. */
@InEveryShape
@Timeout(120)
public class WriteBackContract {
  private static final LocalDate TODAY = LedgerScenario.TODAY;
  private static final LocalDate UNTIL = TODAY.plusDays(9);

  private final SimulatedLedger ledger = Bench.scenario().withOverdueInvoices(3).ledger();
  private final List<String> keys = ledger.items().stream().map(LedgerItem::key).toList();
  private final Bench bench = new Bench(ledger);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void appliesWhatItClaimsToAnItemAndRefusesTheRest() {
    WriteOutcome outcome = bench.apply(hold(read(0), "k1"));

    if (bench.connector.capabilities().contains(Capability.BLOCK_ITEM)) {
      assertThat(outcome).isInstanceOf(WriteOutcome.Pending.class);
      assertThat(isHeld(0)).isTrue();
    } else {
      assertNotSupported(outcome);
    }
  }

  @Test
  void showsTheBlockAndTheDateOnTheNextRead() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    Reading first = bench.readAll();

    bench.apply(hold(first.open(keys.get(0)), "k1"));

    OpenItem told = bench.readFrom(first.next()).open(keys.get(0));
    assertThat(told.dunning().isHeldByUs()).isTrue();
    if (bench.connector.capabilities().contains(Capability.MARK_ITEM)) {
      assertThat(told.dunning().mark()).contains(new DunningMark(UNTIL));
    }
    assertThat(bench.reread(keys.get(0)).dunning()).isEqualTo(told.dunning());
  }

  @Test
  void answersEachInstructionInOrder() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    ledger.edit(keys.get(1), item -> item.withBlock("A", TODAY));
    Reading reading = bench.readAll();
    ledger.clear(keys.get(2), Clearing.Kind.PAYMENT);

    List<WriteOutcome> outcomes =
        bench
            .atRest()
            .dunning()
            .apply(
                List.of(
                    hold(reading.open(keys.get(2)), "k3"),
                    hold(reading.open(keys.get(0)), "k1"),
                    hold(reading.open(keys.get(1)), "k2")));
    bench.erp.settle();

    assertThat(outcomes).hasSize(3);
    assertThat(outcomes.get(0))
        .isEqualTo(new WriteOutcome.Refused(Reason.of(ReasonCode.ITEM_CLEARED)));
    assertThat(outcomes.get(1)).isInstanceOf(WriteOutcome.Pending.class);
    assertThat(outcomes.get(2))
        .isEqualTo(new WriteOutcome.Refused(Reason.of(ReasonCode.CLERK_BLOCK)));
    assertThat(isHeld(0)).isTrue();
    assertThat(ledger.item(keys.get(1)).blockReason()).isEqualTo("A");
    assertThat(isHeld(2)).isFalse();
  }

  @Test
  void writesNothingForNothing() {
    assertThat(bench.connector.dunning().apply(List.of())).isEmpty();
    assertThat(ledger.changes()).isZero();
  }

  @Test
  void writesOnceForAnIdempotencyKey() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    DunningInstruction hold = hold(read(0), "k1");

    bench.apply(hold);
    WriteOutcome again = bench.apply(hold);

    assertThat(again)
        .isInstanceOfAny(WriteOutcome.Pending.class, WriteOutcome.AlreadyInForce.class);
    assertThat(ledger.changes()).isEqualTo(1);
  }

  @Test
  void writesNothingThatIsInForceAlready() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    bench.apply(hold(read(0), "k1"));

    WriteOutcome again = bench.apply(hold(bench.reread(keys.get(0)), "k2"));

    assertThat(again).isInstanceOf(WriteOutcome.AlreadyInForce.class);
    assertThat(ledger.changes()).isEqualTo(1);
  }

  @Test
  void leavesAClerksBlockAlone() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    ledger.edit(keys.get(0), item -> item.withBlock("A", TODAY));
    OpenItem blocked = read(0);

    WriteOutcome hold = bench.apply(hold(blocked, "k1"));
    bench.apply(new Release(blocked.ref(), blocked.version(), new IdempotencyKey("k2")));
    bench.apply(new Withdraw(blocked.ref(), blocked.version(), new IdempotencyKey("k3")));

    assertThat(hold).isEqualTo(new WriteOutcome.Refused(Reason.of(ReasonCode.CLERK_BLOCK)));
    assertThat(ledger.item(keys.get(0)).blockReason()).isEqualTo("A");
  }

  @Test
  void leavesABlockAloneThatAClerkSetAfterTheRead() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    OpenItem read = read(0);
    ledger.edit(keys.get(0), item -> item.withBlock("A", TODAY));

    WriteOutcome outcome = bench.apply(hold(read, "k1"));

    assertThat(outcome).isInstanceOfAny(WriteOutcome.Refused.class, WriteOutcome.Stale.class);
    assertThat(ledger.item(keys.get(0)).blockReason()).isEqualTo("A");
  }

  @Test
  void leavesAFieldAloneThatHoldsAnotherText() {
    bench.assumeClaimed(Capability.MARK_ITEM);
    Set<String> fields =
        new TreeSet<>(
            ledger.marks().hold(ledger.item(keys.get(0)), UNTIL, TODAY).references().keySet());
    assertThat(fields).isNotEmpty();
    fields.forEach(
        field -> ledger.edit(keys.get(0), item -> item.withReference(field, "4711", TODAY)));
    OpenItem taken = read(0);

    WriteOutcome held = bench.apply(hold(taken, "k1"));
    bench.apply(new Withdraw(taken.ref(), taken.version(), new IdempotencyKey("k2")));

    assertThat(taken.dunning().markFieldTaken()).isTrue();
    assertThat(held.equals(new WriteOutcome.Refused(Reason.of(ReasonCode.MARK_FIELD_TAKEN))))
        .isEqualTo(bench.connector.capabilities().contains(Capability.HOLDS_BY_MARK));
    assertThat(ledger.item(keys.get(0)).references().values()).containsOnly("4711");
  }

  @Test
  void answersStaleWhenTheLedgerMovedOn() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    OpenItem read = read(0);
    ledger.edit(keys.get(0), item -> item.dunned(new DunningLevel(1), TODAY));

    WriteOutcome outcome = bench.apply(hold(read, "k1"));

    assertThat(outcome).isInstanceOf(WriteOutcome.Stale.class);
    assertThat(isHeld(0)).isFalse();
  }

  @Test
  void refusesAClearedItem() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    OpenItem read = read(0);
    ledger.clear(keys.get(0), Clearing.Kind.PAYMENT);

    WriteOutcome outcome = bench.apply(hold(read, "k1"));

    assertThat(outcome).isEqualTo(new WriteOutcome.Refused(Reason.of(ReasonCode.ITEM_CLEARED)));
    assertThat(isHeld(0)).isFalse();
  }

  @Test
  void releasesTheBlockAndLeavesTheDate() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    bench.apply(hold(read(0), "k1"));
    OpenItem held = bench.reread(keys.get(0));

    WriteOutcome outcome =
        bench.apply(new Release(held.ref(), held.version(), new IdempotencyKey("k2")));

    assertThat(outcome).isInstanceOf(WriteOutcome.Pending.class);
    assertThat(isHeld(0)).isFalse();
    Optional<DunningMark> left = bench.reread(keys.get(0)).dunning().mark();
    Set<Capability> claims = bench.connector.capabilities();
    if (claims.containsAll(Set.of(Capability.BLOCK_EXPIRES, Capability.MARK_ITEM))) {
      // What holds is the date itself, so it can only come forward.
      assertThat(left).contains(new DunningMark(TODAY));
    } else {
      assertThat(left).isEqualTo(held.dunning().mark());
    }
  }

  @Test
  void endsByItselfOnItsDayWhereBlocksExpire() {
    bench.assumeClaimed(Capability.BLOCK_EXPIRES);
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    bench.apply(hold(read(0), "k1"));
    bench.startDay(UNTIL.minusDays(1));
    assertThat(bench.reread(keys.get(0)).dunning().isHeldByUs()).isTrue();

    bench.startDay(UNTIL);

    OpenItem told = bench.reread(keys.get(0));
    assertThat(told.dunning().isHeldByUs()).isFalse();
    boolean dated = bench.connector.capabilities().contains(Capability.MARK_ITEM);
    assertThat(told.dunning().mark())
        .isEqualTo(dated ? Optional.of(new DunningMark(UNTIL)) : Optional.empty());
    assertThat(ledger.changes()).isEqualTo(1);
  }

  @Test
  void withdrawsUntilTheLedgerIsAsBefore() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    LedgerItem before = ledger.item(keys.get(0));
    bench.apply(hold(read(0), "k1"));
    OpenItem held = bench.reread(keys.get(0));

    bench.apply(new Withdraw(held.ref(), held.version(), new IdempotencyKey("k2")));

    LedgerItem after = ledger.item(keys.get(0));
    assertThat(ledger.canonical(after).dunning()).isEqualTo(ledger.canonical(before).dunning());
    assertThat(after.references()).isEqualTo(before.references());
  }

  @Test
  void changesNeitherLevelNorHistoryNorOtherItems() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    ledger.edit(keys.get(0), item -> item.dunned(new DunningLevel(1), TODAY.minusDays(8)));
    LedgerItem before = ledger.item(keys.get(0));
    LedgerItem other = ledger.item(keys.get(1));

    bench.apply(hold(read(0), "k1"));

    LedgerItem after = ledger.item(keys.get(0));
    assertThat(isHeld(0)).isTrue();
    assertThat(after.level()).isEqualTo(before.level());
    assertThat(after.lastDunnedOn()).isEqualTo(before.lastDunnedOn());
    assertThat(after.netDueDate()).isEqualTo(before.netDueDate());
    assertThat(after.amount()).isEqualTo(before.amount());
    assertThat(ledger.item(keys.get(1))).isEqualTo(other);
  }

  @Test
  void looksBeforeItRepeatsAWriteWhoseAnswerWasLost() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    bench.assumeItemsAreWrittenByCalls();
    DunningInstruction hold = hold(read(0), "k1");
    FaultInjection faults = bench.faults();
    faults.failNext(Call.WRITE, Fault.LOST_ANSWER);

    WriteOutcome first = bench.apply(hold);
    long writes = faults.served(Call.WRITE);
    WriteOutcome second = bench.apply(hold);

    assertThat(first).isInstanceOf(WriteOutcome.Uncertain.class);
    assertThat(writes).isEqualTo(1);
    assertThat(isHeld(0)).isTrue();
    assertThat(second).isInstanceOf(WriteOutcome.AlreadyInForce.class);
    assertThat(ledger.changes()).isEqualTo(1);
  }

  private OpenItem read(int index) {
    return bench.readAll().open(keys.get(index));
  }

  private static Hold hold(OpenItem item, String key) {
    return new Hold(item.ref(), item.version(), UNTIL, new IdempotencyKey(key));
  }

  private boolean isHeld(int index) {
    return ledger.canonical(ledger.item(keys.get(index))).dunning().isHeldByUs();
  }

  private void assertNotSupported(WriteOutcome outcome) {
    assertThat(outcome).isInstanceOf(WriteOutcome.Refused.class);
    assertThat(((WriteOutcome.Refused) outcome).reason().code())
        .isEqualTo(ReasonCode.NOT_SUPPORTED);
    assertThat(ledger.changes()).isZero();
  }
}
