package io.mahnwerk.mocks.datev;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.MarkConvention;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How blocks stand in the client's books. An item has a block without an end, which is always a
 * clerk's, and one until a last blocked day. Who asked for the latter no field tells; the clerk
 * remembers what she entered from a worklist. A debtor has one until a day, beside which a file may
 * have left a note.
 */
final class DatevMarks implements MarkConvention {
  /** The last blocked day of an item. */
  static final String UNTIL = "Temporäre Mahn-/ Zahlsperre";

  /** What the worklist asked for; no field of the books. */
  static final String LISTED = "laut Arbeitsliste";

  static final String ENDLESS = "1";
  static final String OURS = "MW";

  @Override
  public Optional<DunningBlock> block(LedgerItem item) {
    return item.blockReason().isBlank()
        ? Optional.empty()
        : Optional.of(new DunningBlock(ENDLESS, DunningBlock.Owner.CLERK));
  }

  @Override
  public Optional<DunningBlock> block(LedgerItem item, LocalDate today) {
    Optional<DunningBlock> endless = block(item);
    return endless.isPresent()
        ? endless
        : until(item)
            .filter(last -> !last.isBefore(today))
            .map(last -> temporary(item, last).endingOn(last.plusDays(1)));
  }

  /** A block of the debtor that a file left with its note holds each of its open items. */
  @Override
  public Optional<DunningBlock> block(LedgerItem item, Debtor debtor, LocalDate today) {
    Optional<DunningBlock> own = block(item, today);
    Debtor now = inForce(debtor, today);
    boolean byDebtor =
        item.isOpen() && now.dunning().block().filter(DunningBlock::isOurs).isPresent();
    if (!byDebtor || own.filter(block -> !block.isOurs()).isPresent()) {
      return own;
    }
    DunningBlock ours = own.orElse(new DunningBlock(OURS, DunningBlock.Owner.OURS));
    return Optional.of(heldUntil(item, now).map(ours::endingOn).orElse(ours));
  }

  /** The debtor without a block whose last day is past. */
  @Override
  public Debtor inForce(Debtor debtor, LocalDate today) {
    DebtorDunning dunning = debtor.dunning();
    boolean past = dunning.block().flatMap(DatevMarks::lastDay).filter(today::isAfter).isPresent();
    return past ? debtor.with(without(dunning), debtor.version()) : debtor;
  }

  /** The last day of a debtor's block; empty for one that does not end. */
  static Optional<LocalDate> lastDay(DunningBlock block) {
    try {
      return Optional.of(DatevDate.ofRow(block.reasonCode()));
    } catch (IllegalArgumentException endless) {
      return Optional.empty();
    }
  }

  static DebtorDunning without(DebtorDunning dunning) {
    return new DebtorDunning(
        dunning.procedure(),
        Optional.empty(),
        dunning.level(),
        dunning.lastDunnedOn(),
        dunning.legalDunningOn());
  }

  /** No field of an item carries a date of ours that could be told from a clerk's. */
  @Override
  public Optional<DunningMark> mark(LedgerItem item) {
    return Optional.empty();
  }

  /** Whichever of both blocks of ours lasts longer. */
  @Override
  public Optional<LocalDate> heldUntil(LedgerItem item, Debtor debtor) {
    Optional<LocalDate> own = until(item).filter(last -> listed(item).equals(Optional.of(last)));
    Optional<LocalDate> debtors =
        debtor.dunning().block().filter(DunningBlock::isOurs).flatMap(DatevMarks::lastDay);
    return Stream.of(own, debtors)
        .flatMap(Optional::stream)
        .max(LocalDate::compareTo)
        .map(last -> last.plusDays(1));
  }

  @Override
  public boolean markFieldTaken(LedgerItem item) {
    return false;
  }

  @Override
  public LedgerItem hold(LedgerItem item, LocalDate until, LocalDate today) {
    String last = until.minusDays(1).toString();
    return item.withReference(UNTIL, last, today).withReference(LISTED, last, today);
  }

  @Override
  public LedgerItem release(LedgerItem item, LocalDate today) {
    return withdraw(item, today);
  }

  @Override
  public LedgerItem withdraw(LedgerItem item, LocalDate today) {
    return until(item).equals(listed(item))
        ? item.withReference(UNTIL, "", today).withReference(LISTED, "", today)
        : item;
  }

  static Optional<LocalDate> until(LedgerItem item) {
    return day(item, UNTIL);
  }

  static Optional<LocalDate> listed(LedgerItem item) {
    return day(item, LISTED);
  }

  private static DunningBlock temporary(LedgerItem item, LocalDate last) {
    boolean ours = listed(item).filter(last::equals).isPresent();
    return new DunningBlock(
        DatevDate.row(last), ours ? DunningBlock.Owner.OURS : DunningBlock.Owner.CLERK);
  }

  private static Optional<LocalDate> day(LedgerItem item, String field) {
    return Optional.ofNullable(item.references().get(field)).map(LocalDate::parse);
  }
}
