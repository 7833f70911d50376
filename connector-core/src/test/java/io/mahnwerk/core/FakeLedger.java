package io.mahnwerk.core;

import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.ReceivablesReader;
import io.mahnwerk.core.spi.WriteOutcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A ledger in memory that keeps the rules of the SPI and can be made to fail at any step. */
public final class FakeLedger implements ReceivablesReader, DunningWriter {
  private static final DunningBlock OURS = new DunningBlock("M", DunningBlock.Owner.OURS);

  private final Map<OpenItemRef, Row> items = new LinkedHashMap<>();
  private final Map<DebtorRef, Long> debtorChanges = new LinkedHashMap<>();
  private final Map<DebtorRef, Debtor> debtors = new LinkedHashMap<>();
  private final Set<String> keys = new HashSet<>();
  private final List<DunningInstruction> carriedOut = new ArrayList<>();
  private final List<DunningInstruction> asked = new ArrayList<>();
  private final List<Runnable> later = new ArrayList<>();
  private final List<Runnable> laterBlocks = new ArrayList<>();
  private int looksUntilCarriedOut;
  private Answer answer = Answer.PENDING;
  private Runnable step = () -> {};
  private int pageSize = 3;
  private long clock;

  /** How the ledger answers a request that it may carry out. */
  public enum Answer {
    PENDING,
    /** Carried out, and the answer is lost. */
    LOST_ANSWER,
    /** Never arrived, and nobody knows. */
    LOST_REQUEST,
    FAILED,
    /** Refused by a rule of the ledger. */
    DECLINED
  }

  private record Row(OpenItem item, Optional<Clearing> clearing, long changed) {
    Change change() {
      return clearing.isPresent()
          ? new Change.Cleared(item, clearing.get())
          : new Change.Open(item);
    }
  }

  public void put(Debtor debtor) {
    debtors.put(debtor.ref(), debtor);
    debtorChanges.put(debtor.ref(), ++clock);
  }

  public void put(OpenItem item) {
    items.put(item.ref(), new Row(item, Optional.empty(), ++clock));
  }

  public void clear(OpenItemRef ref, LocalDate on, Clearing.Kind kind) {
    items.put(ref, new Row(item(ref), Optional.of(new Clearing(on, kind)), ++clock));
  }

  /** The native run raises the item and leaves block and date as they are. */
  public void dun(OpenItemRef ref, LocalDate on) {
    change(
        ref,
        s ->
            new DunningState(
                s.level().next(), Optional.of(on), s.block(), s.mark(), s.markFieldTaken()));
  }

  public void clerkBlocks(OpenItemRef ref) {
    change(
        ref, s -> with(s, Optional.of(new DunningBlock("A", DunningBlock.Owner.CLERK)), s.mark()));
  }

  public void clerkLifts(OpenItemRef ref) {
    change(ref, s -> with(s, Optional.empty(), s.mark()));
  }

  public void change(OpenItemRef ref, UnaryOperator<DunningState> change) {
    OpenItem item = item(ref);
    put(item.with(change.apply(item.dunning()), new RecordVersion("v" + (clock + 1))));
  }

  public void replace(OpenItemRef ref, UnaryOperator<OpenItem> change) {
    OpenItem changed = change.apply(item(ref));
    put(changed.with(changed.dunning(), new RecordVersion("v" + (clock + 1))));
  }

  public OpenItem item(OpenItemRef ref) {
    return items.get(ref).item();
  }

  public DunningState state(OpenItemRef ref) {
    return item(ref).dunning();
  }

  public List<DunningInstruction> carriedOut() {
    return carriedOut;
  }

  public List<DunningInstruction> asked() {
    return asked;
  }

  /** Calls this before and after every call. */
  public void atEveryStep(Runnable newStep) {
    step = newStep;
  }

  public void answers(Answer newAnswer) {
    answer = newAnswer;
  }

  /** Carries out a request only when it was looked at this often after it was asked for. */
  public void carriesOutAfterLooks(int looks) {
    looksUntilCarriedOut = looks;
  }

  public void pageSize(int size) {
    pageSize = size;
  }

  @Override
  public Page read(SyncCursor after) {
    step.run();
    long from = after.equals(SyncCursor.START) ? 0 : Long.parseLong(after.value());
    Map<Long, Change> changed = new java.util.TreeMap<>();
    debtorChanges.forEach((ref, at) -> changed.put(at, new Change.DebtorSeen(debtors.get(ref))));
    items.values().forEach(row -> changed.put(row.changed(), row.change()));
    List<Map.Entry<Long, Change>> due =
        changed.entrySet().stream().filter(entry -> entry.getKey() > from).toList();
    List<Map.Entry<Long, Change>> some = due.subList(0, Math.min(pageSize, due.size()));
    long next = some.isEmpty() ? from : some.get(some.size() - 1).getKey();
    Page page =
        new Page(
            some.stream().map(Map.Entry::getValue).toList(),
            List.of(),
            new SyncCursor(Long.toString(next)),
            some.size() == due.size());
    step.run();
    return page;
  }

  @Override
  public List<Change> reread(Collection<OpenItemRef> refs) {
    step.run();
    carryOutLate();
    List<Change> seen =
        refs.stream().filter(items::containsKey).map(ref -> items.get(ref).change()).toList();
    step.run();
    return seen;
  }

  @Override
  public List<Debtor> rereadDebtors(Collection<DebtorRef> refs) {
    carryOutLateBlocks();
    return refs.stream().filter(debtors::containsKey).map(debtors::get).toList();
  }

  private void carryOutLate() {
    if (!later.isEmpty() && --looksUntilCarriedOut == 0) {
      later.forEach(Runnable::run);
      later.clear();
    }
  }

  private void carryOutLateBlocks() {
    if (!laterBlocks.isEmpty() && --looksUntilCarriedOut == 0) {
      laterBlocks.forEach(Runnable::run);
      laterBlocks.clear();
    }
  }

  @Override
  public Stream<Change> ourMarks() {
    return Stream.concat(
        items.values().stream()
            .filter(
                row -> row.item().dunning().isHeldByUs() || row.item().dunning().mark().isPresent())
            .map(Row::change),
        debtors.values().stream()
            .filter(debtor -> debtor.dunning().isBlockedByUs())
            .map(Change.DebtorSeen::new));
  }

  @Override
  public List<WriteOutcome> apply(List<DunningInstruction> instructions) {
    step.run();
    asked.addAll(instructions);
    List<WriteOutcome> outcomes = instructions.stream().map(this::apply).toList();
    step.run();
    return outcomes;
  }

  /** A block of ours on the whole debtor. */
  public void block(DebtorRef ref) {
    block(ref, Optional.of(OURS));
  }

  public boolean isBlockedByUs(DebtorRef ref) {
    return debtors.get(ref).dunning().isBlockedByUs();
  }

  private void block(DebtorRef ref, Optional<DunningBlock> block) {
    Debtor before = debtors.get(ref);
    DebtorDunning d = before.dunning();
    put(
        before.with(
            new DebtorDunning(
                d.procedure(), block, d.level(), d.lastDunnedOn(), d.legalDunningOn()),
            new RecordVersion("v" + (clock + 1))));
  }

  private WriteOutcome apply(DunningInstruction instruction, DebtorRef ref) {
    if (!debtors.get(ref).version().equals(instruction.basedOn())) {
      return new WriteOutcome.Stale(Reason.of(ReasonCode.LEDGER_MOVED_ON));
    }
    if (answer == Answer.DECLINED) {
      return declined();
    }
    if (answer != Answer.PENDING) {
      return new WriteOutcome.Failed(FailureKind.UNAVAILABLE, "HTTP 503");
    }
    carriedOut.add(instruction);
    boolean set = instruction instanceof DunningInstruction.Hold;
    Runnable effect = () -> block(ref, set ? Optional.of(OURS) : Optional.empty());
    if (looksUntilCarriedOut > 0) {
      laterBlocks.add(effect);
    } else {
      effect.run();
    }
    return new WriteOutcome.Pending("ok");
  }

  private WriteOutcome apply(DunningInstruction instruction) {
    if (instruction.target() instanceof DebtorRef debtor) {
      return apply(instruction, debtor);
    }
    OpenItemRef ref = (OpenItemRef) instruction.target();
    if (items.get(ref).clearing().isPresent()) {
      return new WriteOutcome.Refused(Reason.of(ReasonCode.ITEM_CLEARED));
    }
    if (state(ref).isBlockedByClerk()) {
      return new WriteOutcome.Refused(Reason.of(ReasonCode.CLERK_BLOCK));
    }
    if (!item(ref).version().equals(instruction.basedOn())) {
      return new WriteOutcome.Stale(Reason.of(ReasonCode.LEDGER_MOVED_ON));
    }
    return switch (answer) {
      case PENDING -> {
        take(instruction, ref);
        yield new WriteOutcome.Pending("ok");
      }
      case LOST_ANSWER -> {
        take(instruction, ref);
        yield new WriteOutcome.Uncertain("no answer");
      }
      case LOST_REQUEST -> new WriteOutcome.Uncertain("no answer");
      case FAILED -> new WriteOutcome.Failed(FailureKind.UNAVAILABLE, "HTTP 503");
      case DECLINED -> declined();
    };
  }

  private static WriteOutcome declined() {
    return new WriteOutcome.Refused(Reason.of(ReasonCode.LEDGER_REFUSED, "period closed"));
  }

  private void take(DunningInstruction instruction, OpenItemRef ref) {
    if (!keys.add(instruction.key().value())) {
      return;
    }
    Runnable effect =
        () -> {
          carriedOut.add(instruction);
          change(ref, state -> carryOut(instruction, state));
        };
    if (looksUntilCarriedOut > 0) {
      later.add(effect);
    } else {
      effect.run();
    }
  }

  private static DunningState carryOut(DunningInstruction instruction, DunningState state) {
    if (instruction instanceof DunningInstruction.Hold hold) {
      return with(state, Optional.of(OURS), Optional.of(new DunningMark(hold.until())));
    }
    return instruction instanceof DunningInstruction.Release
        ? with(state, Optional.empty(), state.mark())
        : with(state, Optional.empty(), Optional.empty());
  }

  private static DunningState with(
      DunningState state, Optional<DunningBlock> block, Optional<DunningMark> mark) {
    return new DunningState(
        state.level(), state.lastDunnedOn(), block, mark, state.markFieldTaken());
  }

  /** An item that was sent notices. */
  public static DunningState dunned(int level, LocalDate on) {
    return new DunningState(
        new DunningLevel(level), Optional.of(on), Optional.empty(), Optional.empty(), false);
  }

  /** An item that we hold. */
  public static DunningState held(LocalDate until) {
    return with(DunningState.UNTOUCHED, Optional.of(OURS), Optional.of(new DunningMark(until)));
  }
}
