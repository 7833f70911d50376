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
 * Writes instructions in the order given: items in messages of many, debtors one by one. An item
 * named twice comes into two messages, so that the second one is compared with what the first left.
 */
final class SapDunningWriter implements DunningWriter {
  private static final Logger LOG = LoggerFactory.getLogger(SapDunningWriter.class);

  private final ConnectionId connection;
  private final SapItemWriter items;
  private final SapDebtorWriter debtors;
  private final int bulkSize;

  SapDunningWriter(
      ConnectionId connection, SapItemWriter items, SapDebtorWriter debtors, int bulkSize) {
    this.connection = connection;
    this.items = items;
    this.debtors = debtors;
    this.bulkSize = bulkSize;
  }

  @Override
  public List<WriteOutcome> apply(List<DunningInstruction> instructions) {
    List<WriteOutcome> outcomes = new ArrayList<>();
    List<DunningInstruction> bulk = new ArrayList<>();
    Set<Object> targets = new HashSet<>();
    for (DunningInstruction instruction : instructions) {
      boolean isItem = instruction.target() instanceof OpenItemRef;
      if (!isItem || bulk.size() == bulkSize || targets.contains(instruction.target())) {
        flush(bulk, outcomes);
        targets.clear();
      }
      if (isItem) {
        bulk.add(instruction);
        targets.add(instruction.target());
      } else {
        outcomes.add(debtors.apply(instruction));
      }
    }
    flush(bulk, outcomes);
    log(instructions, outcomes);
    return outcomes;
  }

  private void flush(List<DunningInstruction> bulk, List<WriteOutcome> outcomes) {
    if (!bulk.isEmpty()) {
      outcomes.addAll(items.apply(List.copyOf(bulk)));
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
