package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.MarkConvention;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * How our marks stand in the simulated company. With our extension a date and a hold stand in a
 * table of its own and the hold ends on its date; without it an On Hold code of ours stands in the
 * entry, or, on the dispute route, a dispute status of ours that sets On Hold to {@code X}. On Hold
 * has no place for a date.
 */
record BcMarks(Way way) implements MarkConvention {
  static final String ON_HOLD = "MW";
  static final String DISPUTE = "MWHOLD";
  static final String DISPUTE_STATUS = "Dispute_Status";
  static final String OVERWRITTEN = "X";
  private static final String SUGGESTION = "SUGGESTION";

  /** What holds an entry. */
  enum Way {
    SUGGESTION,
    ON_HOLD,
    DISPUTE_STATUS
  }

  static BcMarks of(BcOptions options) {
    if (options.extension()) {
      return new BcMarks(Way.SUGGESTION);
    }
    return new BcMarks(options.disputeRoute() ? Way.DISPUTE_STATUS : Way.ON_HOLD);
  }

  static Suggestion suggestion(LedgerItem item) {
    return Suggestion.of(item.references().getOrDefault(Suggestion.FIELD, ""));
  }

  /** As the fields stand; whether a hold has ended, only a day tells. */
  @Override
  public Optional<DunningBlock> block(LedgerItem item) {
    return inRow(item)
        .or(
            () ->
                suggestion(item).held()
                    ? Optional.of(new DunningBlock(SUGGESTION, DunningBlock.Owner.OURS))
                    : Optional.empty());
  }

  @Override
  public Optional<DunningBlock> block(LedgerItem item, LocalDate today) {
    return inRow(item)
        .or(
            () ->
                suggestion(item).holdsOn(today)
                    ? Optional.of(new DunningBlock(SUGGESTION, DunningBlock.Owner.OURS))
                    : Optional.empty());
  }

  private Optional<DunningBlock> inRow(LedgerItem item) {
    String code = item.blockReason();
    DunningBlock.Owner owner = isOurs(item) ? DunningBlock.Owner.OURS : DunningBlock.Owner.CLERK;
    return code.isBlank() ? Optional.empty() : Optional.of(new DunningBlock(code, owner));
  }

  private boolean isOurs(LedgerItem item) {
    return switch (way) {
      case SUGGESTION -> false;
      case ON_HOLD -> item.blockReason().equals(ON_HOLD);
      case DISPUTE_STATUS ->
          item.blockReason().equals(OVERWRITTEN)
              && item.traits().dispute().isBlank()
              && DISPUTE.equals(item.references().get(DISPUTE_STATUS));
    };
  }

  @Override
  public Optional<DunningMark> mark(LedgerItem item) {
    return way == Way.SUGGESTION ? suggestion(item).date().map(DunningMark::new) : Optional.empty();
  }

  /** A person who decides herself takes the place of our date. */
  @Override
  public boolean markFieldTaken(LedgerItem item) {
    return way == Way.SUGGESTION && suggestion(item).personDecides();
  }

  @Override
  public LedgerItem hold(LedgerItem item, LocalDate until, LocalDate today) {
    return switch (way) {
      case SUGGESTION -> with(item, Suggestion.marked(until, true, today), today);
      case ON_HOLD -> item.withBlock(ON_HOLD, today);
      case DISPUTE_STATUS ->
          item.withReference(DISPUTE_STATUS, DISPUTE, today).withBlock(OVERWRITTEN, today);
    };
  }

  @Override
  public LedgerItem release(LedgerItem item, LocalDate today) {
    if (way != Way.SUGGESTION) {
      return withdraw(item, today);
    }
    Suggestion mark = suggestion(item);
    return mark.held()
        ? with(item, Suggestion.marked(mark.date().orElse(today), false, today), today)
        : item;
  }

  @Override
  public LedgerItem withdraw(LedgerItem item, LocalDate today) {
    return switch (way) {
      case SUGGESTION ->
          suggestion(item).date().isPresent() ? with(item, Suggestion.NONE, today) : item;
      case ON_HOLD -> isOurs(item) ? item.withBlock("", today) : item;
      case DISPUTE_STATUS ->
          isOurs(item) ? item.withReference(DISPUTE_STATUS, "", today).withBlock("", today) : item;
    };
  }

  /** With the extension by the action "let a person decide", else by emptying the field. */
  @Override
  public LedgerItem liftByHand(LedgerItem item, LocalDate today) {
    return switch (way) {
      case SUGGESTION -> item.withReference(Suggestion.FIELD, Suggestion.PERSON, today);
      case ON_HOLD -> item.withBlock("", today);
      case DISPUTE_STATUS -> withdraw(item, today);
    };
  }

  /** A status of ours would put its {@code X} over her code, so she empties it as well. */
  @Override
  public LedgerItem blockByHand(LedgerItem item, String reason, LocalDate today) {
    return liftedOfOurs(item, today).withBlock(reason, today);
  }

  private LedgerItem liftedOfOurs(LedgerItem item, LocalDate today) {
    return way == Way.DISPUTE_STATUS ? withdraw(item, today) : item;
  }

  /** Her status takes the place of ours and leaves On Hold as it is. */
  @Override
  public LedgerItem disputeByHand(LedgerItem item, String word, LocalDate today) {
    return way == Way.DISPUTE_STATUS
        ? EntryEdit.disputed(item, word, today)
        : item.disputed(word, today);
  }

  @Override
  public boolean isFree(LedgerItem item) {
    return way != Way.DISPUTE_STATUS || item.traits().dispute().isBlank();
  }

  @Override
  public Set<String> textFields() {
    return way == Way.SUGGESTION ? Set.of(Suggestion.FIELD) : Set.of();
  }

  static LedgerItem with(LedgerItem item, Suggestion mark, LocalDate today) {
    return item.withReference(Suggestion.FIELD, mark.text(), today);
  }
}
