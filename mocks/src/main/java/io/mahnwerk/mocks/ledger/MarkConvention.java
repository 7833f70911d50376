package io.mahnwerk.mocks.ledger;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

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

  /**
   * Until when our block holds the item, where a field of the item or its debtor says so; the day
   * itself is free.
   */
  default Optional<LocalDate> heldUntil(LedgerItem item, Debtor debtor) {
    return mark(item).map(DunningMark::date);
  }

  /** The free fields that carry our date and that a person may use for a text of her own. */
  default Set<String> textFields() {
    return Set.of();
  }

  /** Whether nothing of a person's stands in the place of our mark. */
  default boolean isFree(LedgerItem item) {
    return true;
  }

  /** Whether the field for our date holds somebody else's text. */
  boolean markFieldTaken(LedgerItem item);

  LedgerItem hold(LedgerItem item, LocalDate until, LocalDate today);

  /** Lifts our block and leaves our date. */
  LedgerItem release(LedgerItem item, LocalDate today);

  /** What a person does by hand who lets an item go that we hold. */
  default LedgerItem liftByHand(LedgerItem item, LocalDate today) {
    return item.withBlock("", today);
  }

  /** What a person does by hand who blocks an item, whether we hold it or not. */
  default LedgerItem blockByHand(LedgerItem item, String reason, LocalDate today) {
    return item.withBlock(reason, today);
  }

  /** What a person does by hand who notes a dispute; a blank word ends it. */
  default LedgerItem disputeByHand(LedgerItem item, String word, LocalDate today) {
    return item.disputed(word, today);
  }

  /** Takes back both. */
  LedgerItem withdraw(LedgerItem item, LocalDate today);
}
