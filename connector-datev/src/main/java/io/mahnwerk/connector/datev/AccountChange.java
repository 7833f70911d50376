package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.WriteOutcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked for one debtor and its items at once, compared with what the books show. */
final class AccountChange {
  private final DebtorPlan plan;
  private final DatevMapper mapper;
  private final boolean itemsWritable;
  private final Map<String, DatevItem> items = new HashMap<>();
  private final Map<String, Optional<LocalDate>> wanted = new HashMap<>();
  private final Map<String, Optional<LocalDate>> decided = new HashMap<>();
  private final List<OutLine> ofDebtor = new ArrayList<>();
  private final Map<Integer, String> asked = new HashMap<>();
  private List<OutLine> lines = List.of();
  private boolean nothingToGiveOut;

  /**
   * @param items the items that are asked about, cleared ones included
   * @param itemsWritable whether an export can show the block of a single item
   */
  AccountChange(DebtorPlan plan, DatevMapper mapper, List<DatevItem> items, boolean itemsWritable) {
    this.plan = plan;
    this.mapper = mapper;
    this.itemsWritable = itemsWritable;
    items.forEach(item -> this.items.put(item.key(), item));
  }

  /** Notes an instruction, or says how it ended because nothing is to be given out for it. */
  Optional<WriteOutcome> add(int index, DunningInstruction instruction) {
    return instruction.target() instanceof OpenItemRef ref
        ? addItem(index, instruction, ref.nativeKey())
        : addDebtor(index, instruction);
  }

  private Optional<WriteOutcome> addItem(int index, DunningInstruction instruction, String key) {
    DatevItem item = items.get(key);
    if (item == null) {
      return refused(Reason.of(ReasonCode.LEDGER_REFUSED, "the item is not shown any more"));
    }
    if (!item.isOpen()) {
      return refused(Reason.of(ReasonCode.ITEM_CLEARED));
    }
    OpenItem now = mapper.item(item, plan.debtor(), plan.given(key), plan.today());
    if (now.dunning().isBlockedByClerk()) {
      return refused(Reason.of(ReasonCode.CLERK_BLOCK));
    }
    Optional<LocalDate> until = until(instruction);
    if (until.equals(plan.heldUntil(item))) {
      decided.put(key, until);
      return Optional.of(new WriteOutcome.AlreadyInForce());
    }
    if (!now.version().equals(instruction.basedOn())) {
      return stale();
    }
    wanted.put(key, until);
    decided.put(key, until);
    asked.put(index, key);
    return Optional.empty();
  }

  private Optional<WriteOutcome> addDebtor(int index, DunningInstruction instruction) {
    Debtor now = mapper.debtor(plan.debtor(), plan.today());
    Optional<DunningBlock> block = now.dunning().block();
    if (block.filter(set -> !set.isOurs()).isPresent()) {
      return refused(Reason.of(ReasonCode.CLERK_BLOCK));
    }
    if (block.isPresent() == instruction instanceof Hold) {
      return Optional.of(new WriteOutcome.AlreadyInForce());
    }
    if (!now.version().equals(instruction.basedOn())) {
      return stale();
    }
    if (!plan.mayBlockDebtor()) {
      return refused(Reason.of(ReasonCode.MARK_FIELD_TAKEN));
    }
    if (!(instruction instanceof Hold)) {
      plan.open().forEach(item -> decided.putIfAbsent(item.key(), Optional.empty()));
    }
    ofDebtor.add(
        until(instruction)
            .map(day -> OutLine.block(plan.debtor(), day, plan.blocks()))
            .orElseGet(() -> OutLine.lift(plan.debtor(), plan.today())));
    asked.put(index, "");
    return Optional.empty();
  }

  /** What was decided of items; empty for one that may be dunned at once. */
  Map<String, Optional<LocalDate>> decided() {
    return decided;
  }

  /** What is to be given out for everything that was noted. */
  List<OutLine> lines() {
    List<OutLine> all = new ArrayList<>(ofDebtor);
    if (!wanted.isEmpty()) {
      all.addAll(plan.lines(wanted));
    }
    nothingToGiveOut = all.isEmpty();
    lines = all.stream().filter(line -> line.isDebtor() || itemsWritable).toList();
    return lines;
  }

  /**
   * Says how every instruction ended that was noted.
   *
   * @param given what became of the lines
   */
  void end(WriteOutcome[] outcomes, HandOver.Given given) {
    WriteOutcome pending = new WriteOutcome.Pending(given.receipt());
    for (Map.Entry<Integer, String> one : asked.entrySet()) {
      boolean listed =
          !one.getValue().isEmpty()
              && lines.stream().anyMatch(line -> line.key().equals(one.getValue()));
      outcomes[one.getKey()] = listed ? pending : unlisted(given.of(plan.debtor().account()));
    }
  }

  /** What becomes of an instruction that has no line of its own. */
  private WriteOutcome unlisted(WriteOutcome ofDebtor) {
    if (lines.stream().anyMatch(OutLine::isDebtor)) {
      return ofDebtor;
    }
    return nothingToGiveOut
        ? new WriteOutcome.AlreadyInForce()
        : new WriteOutcome.Refused(
            Reason.of(
                ReasonCode.NOT_SUPPORTED,
                "the export shows no block of a single item; add the columns of"
                    + " 'Mahn-/ Zahlsperre' to its format"));
  }

  private static Optional<LocalDate> until(DunningInstruction instruction) {
    return instruction instanceof Hold hold ? Optional.of(hold.until()) : Optional.empty();
  }

  private static Optional<WriteOutcome> stale() {
    return Optional.of(new WriteOutcome.Stale(Reason.of(ReasonCode.LEDGER_MOVED_ON)));
  }

  private static Optional<WriteOutcome> refused(Reason reason) {
    return Optional.of(new WriteOutcome.Refused(reason));
  }
}
