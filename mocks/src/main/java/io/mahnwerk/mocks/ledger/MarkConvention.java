package io.mahnwerk.mocks.ledger;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import java.time.LocalDate;
import java.util.Optional;

/** In which fields of an ERP our block and our date stand, as a reader of that ERP would say it. */
public interface MarkConvention {
  Optional<DunningBlock> block(LedgerItem item);

  /** The same on a day, for conventions by which a date alone blocks until its day has come. */
  default Optional<DunningBlock> block(LedgerItem item, LocalDate today) {
    return block(item);
  }

  /** The same for ledgers in which a block of the debtor holds its items back. */
  default Optional<DunningBlock> block(LedgerItem item, Debtor debtor, LocalDate today) {
    return block(item, today);
  }

  /** The debtor as its ledger takes it on a day; a block whose last day is past is none. */
  default Debtor inForce(Debtor debtor, LocalDate today) {
    return debtor;
  }

  Optional<DunningMark> mark(LedgerItem item);

  /** Whether the field for our date holds somebody else's text. */
  boolean markFieldTaken(LedgerItem item);

  LedgerItem hold(LedgerItem item, LocalDate until, LocalDate today);

  /** Lifts our block and leaves our date. */
  LedgerItem release(LedgerItem item, LocalDate today);

  /** What a person does by hand who lets an item go that we hold. */
  default LedgerItem liftByHand(LedgerItem item, LocalDate today) {
    return item.withBlock("", today);
  }

  /** Takes back both. */
  LedgerItem withdraw(LedgerItem item, LocalDate today);
}
