package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.MarkConvention;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How our marks stand in the simulated Finance: as a dispute with a reason code of ours, which
 * keeps the transaction out of the letters while it is open and whose follow-up date is our date.
 */
record FinMarks() implements MarkConvention {
  static final String REASON = "MAHNWERK";

  @Override
  public Optional<DunningBlock> block(LedgerItem item) {
    if (!item.blockReason().isBlank()) {
      String shown =
          item.blockReason().equals(FinTransaction.NO_LETTER)
              ? FinTransaction.NO_LETTER
              : "excluded";
      return Optional.of(new DunningBlock(shown, DunningBlock.Owner.CLERK));
    }
    return ours(item)
        .filter(content -> content.status().equals(FinDispute.DISPUTED))
        .map(content -> new DunningBlock(REASON, DunningBlock.Owner.OURS));
  }

  @Override
  public Optional<DunningMark> mark(LedgerItem item) {
    return ours(item).flatMap(FinDispute.Content::followUp).map(DunningMark::new);
  }

  /** There is one dispute for a transaction at most. */
  @Override
  public boolean markFieldTaken(LedgerItem item) {
    return FinDispute.content(item).isPresent() && ours(item).isEmpty();
  }

  @Override
  public LedgerItem hold(LedgerItem item, LocalDate until, LocalDate today) {
    return with(item, FinDispute.DISPUTED, until, today);
  }

  @Override
  public LedgerItem release(LedgerItem item, LocalDate today) {
    LocalDate date = mark(item).map(DunningMark::date).orElse(today);
    return ours(item).isPresent() ? with(item, FinDispute.RESOLVED, date, today) : item;
  }

  @Override
  public LedgerItem withdraw(LedgerItem item, LocalDate today) {
    return ours(item).isPresent() ? item.withReference(FinDispute.FIELD, "", today) : item;
  }

  @Override
  public LedgerItem liftByHand(LedgerItem item, LocalDate today) {
    return release(item, today);
  }

  private static Optional<FinDispute.Content> ours(LedgerItem item) {
    return FinDispute.content(item).filter(content -> content.reason().equals(REASON));
  }

  private static LedgerItem with(LedgerItem item, String status, LocalDate until, LocalDate today) {
    FinDispute.Content content =
        new FinDispute.Content(status, Optional.of(until), REASON, "", today);
    return item.withReference(FinDispute.FIELD, content.text(), today);
  }
}
