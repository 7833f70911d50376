package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.WriteOutcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes instructions in the order given, several at a time. A target named twice comes into two
 * calls, so that the second one is compared with what the first left.
 */
final class SapDunningWriter implements DunningWriter {
  private static final Logger LOG = LoggerFactory.getLogger(SapDunningWriter.class);

  /** A batch of a few stays far from any time-out. */
  private static final int MOST_DEBTORS = 50;

  private final ConnectionId connection;
  private final SapItemWriter items;
  private final SapDebtorWriter debtors;
  private final SapAccountWriter accounts;
  private final SapMarks marks;
  private final int bulkSize;

  /** Who carries out which instructions. */
  private enum Kind {
    ITEM,
    /** An item that a block of its account may hold. */
    ITEM_OF_ACCOUNT,
    DEBTOR,
    /** Our block of an account whose items may wait by it. */
    ACCOUNT
  }

  SapDunningWriter(
      ConnectionId connection,
      SapItemWriter items,
      SapDebtorWriter debtors,
      SapAccountWriter accounts,
      int bulkSize) {
    this.connection = connection;
    this.items = items;
    this.debtors = debtors;
    this.accounts = accounts;
    this.marks = items.marks();
    this.bulkSize = bulkSize;
  }

  @Override
  public List<WriteOutcome> apply(List<DunningInstruction> instructions) {
    List<WriteOutcome> outcomes = new ArrayList<>();
    List<DunningInstruction> bulk = new ArrayList<>();
    Set<Object> targets = new HashSet<>();
    for (DunningInstruction instruction : instructions) {
      boolean isOfOtherKind = !bulk.isEmpty() && kind(bulk.get(0)) != kind(instruction);
      if (isOfOtherKind || bulk.size() == most(bulk) || !targets.add(instruction.target())) {
        flush(bulk, outcomes);
        targets.clear();
        targets.add(instruction.target());
      }
      bulk.add(instruction);
    }
    flush(bulk, outcomes);
    log(instructions, outcomes);
    return outcomes;
  }

  private int most(List<DunningInstruction> bulk) {
    return !bulk.isEmpty() && bulk.get(0).target() instanceof OpenItemRef ? bulkSize : MOST_DEBTORS;
  }

  private Kind kind(DunningInstruction instruction) {
    boolean byAccount = marks.mayHoldByAccount(instruction.target().companyCode());
    if (instruction.target() instanceof OpenItemRef) {
      return byAccount ? Kind.ITEM_OF_ACCOUNT : Kind.ITEM;
    }
    return byAccount && !(instruction instanceof DunningInstruction.Hold)
        ? Kind.ACCOUNT
        : Kind.DEBTOR;
  }

  private void flush(List<DunningInstruction> bulk, List<WriteOutcome> outcomes) {
    if (!bulk.isEmpty()) {
      List<DunningInstruction> now = List.copyOf(bulk);
      outcomes.addAll(
          switch (kind(now.get(0))) {
            case ITEM -> items.apply(now);
            case ITEM_OF_ACCOUNT -> accounts.apply(now);
            case DEBTOR -> debtors.apply(now);
            case ACCOUNT -> accounts.takeBack(now);
          });
      bulk.clear();
    }
  }

  private void log(List<DunningInstruction> instructions, List<WriteOutcome> outcomes) {
    for (int i = 0; i < instructions.size(); i++) {
      LOG.info(
          "Connection {}: {} of {} is {}",
          connection,
          instructions.get(i).getClass().getSimpleName(),
          instructions.get(i).target(),
          outcomes.get(i).getClass().getSimpleName());
    }
  }
}
