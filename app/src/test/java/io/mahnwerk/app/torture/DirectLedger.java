package io.mahnwerk.app.torture;

import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.DunningInstruction.Release;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.ReceivablesReader;
import io.mahnwerk.core.spi.WriteOutcome;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.LedgerWatch;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Reads and writes a simulated ledger by direct calls, and stumbles by the dice. */
final class DirectLedger implements ReceivablesReader, DunningWriter, LedgerWatch {
  private static final int PAGE = 7;

  private final SimulatedLedger ledger;
  private final SplittableRandom random;
  private final List<String> touched = new ArrayList<>();
  private final List<Runnable> later = new ArrayList<>();
  private boolean stumbles;

  DirectLedger(SimulatedLedger ledger, SplittableRandom random) {
    this.ledger = ledger;
    this.random = random;
    ledger.items().forEach(item -> touched.add(item.key()));
  }

  /** Whether requests and answers are lost, late or refused now and then. */
  void stumbles(boolean now) {
    stumbles = now;
  }

  /** Carries out what was accepted and left lying. */
  void settle() {
    List.copyOf(later).forEach(Runnable::run);
    later.clear();
  }

  @Override
  public void changed(Optional<LedgerItem> before, LedgerItem after) {
    touched.add(after.key());
  }

  @Override
  public Page read(SyncCursor after) {
    int from = after.equals(SyncCursor.START) ? 0 : Integer.parseInt(after.value());
    int to = Math.min(touched.size(), from + PAGE);
    List<Change> changes = new ArrayList<>();
    if (from == 0) {
      ledger.debtors().forEach(seen -> changes.add(new Change.DebtorSeen(seen.debtor())));
    }
    touched.subList(from, to).stream().distinct().forEach(key -> changes.add(told(key)));
    return new Page(changes, List.of(), new SyncCursor(Integer.toString(to)), to == touched.size());
  }

  @Override
  public List<Change> reread(Collection<OpenItemRef> items) {
    if (random.nextInt(3) > 0) {
      settle();
    }
    return items.stream().map(item -> told(item.nativeKey())).toList();
  }

  @Override
  public List<Debtor> rereadDebtors(Collection<DebtorRef> debtors) {
    return debtors.stream().map(debtor -> ledger.debtor(debtor.number())).toList();
  }

  @Override
  public Stream<Change> ourMarks() {
    return ledger.items().stream().map(item -> told(item.key()));
  }

  @Override
  public List<WriteOutcome> apply(List<DunningInstruction> instructions) {
    return instructions.stream().map(this::apply).toList();
  }

  private WriteOutcome apply(DunningInstruction instruction) {
    String key = ((OpenItemRef) instruction.target()).nativeKey();
    LedgerItem item = ledger.item(key);
    OpenItem shown = ledger.canonical(item);
    DunningState state = shown.dunning();
    if (!item.isOpen()) {
      return refused(ReasonCode.ITEM_CLEARED);
    }
    if (state.isBlockedByClerk()) {
      return refused(ReasonCode.CLERK_BLOCK);
    }
    if (isInForce(instruction, item)) {
      return new WriteOutcome.AlreadyInForce();
    }
    if (!shown.version().equals(instruction.basedOn())) {
      return new WriteOutcome.Stale(Reason.of(ReasonCode.LEDGER_MOVED_ON));
    }
    if (instruction instanceof Hold && !ledger.marks().isFree(item)) {
      return refused(ReasonCode.DISPUTED);
    }
    LedgerItem wanted = changed(item, instruction);
    if (wanted.blockReason().equals(item.blockReason())
        && wanted.references().equals(item.references())) {
      // Where the date alone holds, a field that is taken leaves no way to hold.
      return refused(ReasonCode.MARK_FIELD_TAKEN);
    }
    return send(instruction, () -> ledger.edit(key, now -> changed(now, instruction)));
  }

  private WriteOutcome send(DunningInstruction instruction, Runnable change) {
    int dice = stumbles ? random.nextInt(8) : 7;
    switch (dice) {
      case 0 -> {
        return new WriteOutcome.Failed(FailureKind.NOT_SENT, "nothing listens");
      }
      case 1 -> {
        return new WriteOutcome.Uncertain("the request was lost");
      }
      case 2 -> {
        change.run();
        return new WriteOutcome.Uncertain("the answer was lost");
      }
      case 3 -> later.add(change);
      default -> change.run();
    }
    return new WriteOutcome.Pending(instruction.key().value());
  }

  private LedgerItem changed(LedgerItem item, DunningInstruction instruction) {
    LocalDate today = ledger.today();
    if (instruction instanceof Hold hold) {
      LedgerItem held = ledger.marks().hold(item, hold.until(), today);
      return ledger.marks().markFieldTaken(item) ? item.withBlock(held.blockReason(), today) : held;
    }
    LedgerItem released = ledger.marks().release(item, today);
    boolean dateAloneHolds = ledger.canonical(released).dunning().isHeldByUs();
    return instruction instanceof Release && !dateAloneHolds
        ? released
        : ledger.marks().withdraw(item, today);
  }

  /** Where the ledger has no place for a date, a hold that stands is one until whatever day. */
  private boolean isInForce(DunningInstruction instruction, LedgerItem item) {
    DunningState state = ledger.canonical(item).dunning();
    if (instruction instanceof Hold hold) {
      Optional<LocalDate> until = ledger.marks().heldUntil(item, ledger.debtor(item.debtor()));
      return state.isHeldByUs()
          && (state.markFieldTaken() || until.map(hold.until()::equals).orElse(isUndated(item)));
    }
    boolean marked =
        state.isHeldByUs() || !(instruction instanceof Release) && state.mark().isPresent();
    return !marked;
  }

  private boolean isUndated(LedgerItem item) {
    LedgerItem held = ledger.marks().hold(item, ledger.today(), ledger.today());
    return ledger.marks().heldUntil(held, ledger.debtor(item.debtor())).isEmpty();
  }

  private Change told(String key) {
    LedgerItem item = ledger.item(key);
    OpenItem shown = ledger.canonical(item);
    return item.clearing().isPresent()
        ? new Change.Cleared(shown, item.clearing().get())
        : new Change.Open(shown);
  }

  private static WriteOutcome refused(ReasonCode code) {
    return new WriteOutcome.Refused(Reason.of(code));
  }
}
