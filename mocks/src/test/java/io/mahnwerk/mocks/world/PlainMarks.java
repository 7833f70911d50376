package io.mahnwerk.mocks.world;

import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.MarkConvention;
import java.time.LocalDate;
import java.util.Optional;

/** Block reason M is ours; a date is not kept. */
final class PlainMarks implements MarkConvention {
  static final String OURS = "M";

  @Override
  public Optional<DunningBlock> block(LedgerItem item) {
    if (item.blockReason().isBlank()) {
      return Optional.empty();
    }
    boolean ours = item.blockReason().equals(OURS);
    return Optional.of(
        new DunningBlock(
            item.blockReason(), ours ? DunningBlock.Owner.OURS : DunningBlock.Owner.CLERK));
  }

  @Override
  public Optional<DunningMark> mark(LedgerItem item) {
    return Optional.empty();
  }

  @Override
  public boolean markFieldTaken(LedgerItem item) {
    return false;
  }

  @Override
  public LedgerItem hold(LedgerItem item, LocalDate until, LocalDate today) {
    return item.withBlock(OURS, today);
  }

  @Override
  public LedgerItem release(LedgerItem item, LocalDate today) {
    return item.withBlock("", today);
  }

  @Override
  public LedgerItem withdraw(LedgerItem item, LocalDate today) {
    return item.withBlock("", today);
  }
}
