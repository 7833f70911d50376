package io.mahnwerk.mocks.sap;

import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.MarkConvention;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Our block is the T040S key {@code M} in the item's dunning block; our date is {@code MWyyyymmdd}
 * in the second reference key.
 */
final class SapMarks implements MarkConvention {
  static final String REASON = "M";
  static final String FIELD = "Reference2IDByBusinessPartner";
  private static final String PREFIX = "MW";

  @Override
  public Optional<DunningBlock> block(LedgerItem item) {
    return block(item.blockReason());
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
  public boolean markFieldTaken(LedgerItem item) {
    return !text(item).isBlank() && mark(item).isEmpty();
  }

  @Override
  public LedgerItem hold(LedgerItem item, LocalDate until, LocalDate today) {
    return item.withBlock(REASON, today)
        .withReference(FIELD, PREFIX + until.format(DateTimeFormatter.BASIC_ISO_DATE), today);
  }

  @Override
  public LedgerItem release(LedgerItem item, LocalDate today) {
    return item.blockReason().equals(REASON) ? item.withBlock("", today) : item;
  }

  @Override
  public LedgerItem withdraw(LedgerItem item, LocalDate today) {
    LedgerItem released = release(item, today);
    return mark(released).isPresent() ? released.withReference(FIELD, "", today) : released;
  }

  private static String text(LedgerItem item) {
    return item.references().getOrDefault(FIELD, "");
  }
}
