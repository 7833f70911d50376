package io.mahnwerk.mocks.sap;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.MarkConvention;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/**
 * How our marks stand in the simulated system. Our block is the T040S key {@code M} in the item's
 * dunning block; our date is {@code MWyyyymmdd} in the second reference key.
 */
final class SapMarks implements MarkConvention {
  static final String REASON = "M";
  static final String FIELD = "Reference2IDByBusinessPartner";
  private static final String PREFIX = "MW";
  private final MarkOptions options;

  SapMarks() {
    this(MarkOptions.USUAL);
  }

  SapMarks(MarkOptions options) {
    this.options = options;
  }

  @Override
  public Optional<DunningBlock> block(LedgerItem item) {
    return item.blockReason().equals(options.releasedCode())
        ? Optional.empty()
        : block(item.blockReason());
  }

  /** What the run finds on that day. */
  @Override
  public Optional<DunningBlock> block(LedgerItem item, LocalDate today) {
    Optional<DunningBlock> real = block(item);
    if (real.isPresent() || !options.holdsByDate()) {
      return real;
    }
    String within = options.honouredBy().equals(MarkOptions.EVENT_MODULE) ? "+" : "";
    return mark(item)
        .filter(mark -> mark.date().isAfter(today))
        .map(mark -> new DunningBlock(text(item) + within, DunningBlock.Owner.OURS));
  }

  /** A block of ours on the account holds the items that carry a date for their next notice. */
  @Override
  public Optional<DunningBlock> block(LedgerItem item, Debtor debtor, LocalDate today) {
    Optional<DunningBlock> own = block(item, today);
    if (own.isPresent() || !options.holdsByAccount() || !item.isOpen()) {
      return own;
    }
    return debtor
        .dunning()
        .block()
        .filter(DunningBlock::isOurs)
        .flatMap(account -> mark(item))
        .filter(mark -> item.lastDunnedOn().map(mark.date()::isAfter).orElse(true))
        .map(mark -> new DunningBlock(text(item) + "@", DunningBlock.Owner.OURS));
  }

  static Optional<DunningBlock> block(String reason) {
    if (reason.isBlank()) {
      return Optional.empty();
    }
    DunningBlock.Owner owner =
        reason.equals(REASON) ? DunningBlock.Owner.OURS : DunningBlock.Owner.CLERK;
    return Optional.of(new DunningBlock(reason, owner));
  }

  @Override
  public Optional<DunningMark> mark(LedgerItem item) {
    String text = text(item);
    if (text.length() != 10 || !text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new DunningMark(
              LocalDate.parse(text.substring(PREFIX.length()), DateTimeFormatter.BASIC_ISO_DATE)));
    } catch (DateTimeException somebodyElsesText) {
      return Optional.empty();
    }
  }

  @Override
  public Set<String> textFields() {
    return Set.of(FIELD);
  }

  @Override
  public boolean markFieldTaken(LedgerItem item) {
    return !text(item).isBlank() && mark(item).isEmpty();
  }

  @Override
  public LedgerItem hold(LedgerItem item, LocalDate until, LocalDate today) {
    LedgerItem dated = dated(item, until, today);
    return options.holdsByDate() ? dated : dated.withBlock(REASON, today);
  }

  private static LedgerItem dated(LedgerItem item, LocalDate until, LocalDate today) {
    return item.withReference(
        FIELD, PREFIX + until.format(DateTimeFormatter.BASIC_ISO_DATE), today);
  }

  @Override
  public LedgerItem release(LedgerItem item, LocalDate today) {
    if (item.blockReason().equals(REASON)) {
      return item.withBlock(options.releasedCode(), today);
    }
    return block(item, today).filter(DunningBlock::isOurs).isPresent()
        ? dated(item, today, today)
        : item;
  }

  /** An item without a block of its own is let go by taking our date away. */
  @Override
  public LedgerItem liftByHand(LedgerItem item, LocalDate today) {
    return options.holdsByAccount() && item.blockReason().isBlank()
        ? withdraw(item, today)
        : item.withBlock("", today);
  }

  @Override
  public LedgerItem withdraw(LedgerItem item, LocalDate today) {
    LedgerItem released =
        item.blockReason().equals(REASON) ? item.withBlock(options.releasedCode(), today) : item;
    return mark(released).isPresent() ? released.withReference(FIELD, "", today) : released;
  }

  private static String text(LedgerItem item) {
    return item.references().getOrDefault(FIELD, "");
  }
}
