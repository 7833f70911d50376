package io.mahnwerk.mocks.sap;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.Clearing.Kind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.mocks.ledger.LedgerItem;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The line that a clearing document itself leaves on the customer's account, posted and cleared in
 * one go. It tells by its document type how the item was cleared. Lines of payments, by far the
 * most, and of reversals, which the item itself tells, are left out of this system.
 */
final class ClearingLine {
  private static final Set<Kind> SHOWN = Set.of(Kind.CREDIT, Kind.WRITE_OFF);

  private ClearingLine() {}

  /** The line that the item's clearing document left, where it is shown. */
  static Optional<LedgerItem> of(LedgerItem item) {
    return item.clearing()
        .filter(clearing -> SHOWN.contains(clearing.kind()))
        .map(clearing -> line(item, clearing));
  }

  /** The clearing document's number, from its kind's range; blank for an open item. */
  static String document(LedgerItem item) {
    String own = ItemKey.of(item.key()).document();
    if (isLine(item)) {
      return own;
    }
    // Item numbers begin again each year: the year's last digit keeps their clearings apart.
    String tail = ItemKey.of(item.key()).year().substring(3) + own.substring(3);
    return item.clearing().map(clearing -> range(clearing.kind()) + tail).orElse("");
  }

  static boolean isLine(LedgerItem item) {
    return item.documentNumber().isEmpty() && !item.isOpen();
  }

  private static LedgerItem line(LedgerItem item, Clearing clearing) {
    String year = Integer.toString(clearing.clearedOn().getYear());
    return new LedgerItem(
        new ItemKey(year, document(item), "001").text(),
        item.debtor(),
        "",
        PostingStyle.kindOf(clearing.kind()),
        item.amount().negated(),
        clearing.clearedOn(),
        clearing.clearedOn(),
        clearing.clearedOn(),
        DunningLevel.NONE,
        Optional.empty(),
        "",
        Map.of(),
        item.clearing(),
        item.changedOn(),
        item.changedOn());
  }

  private static String range(Kind kind) {
    return switch (kind) {
      case PAYMENT -> "14";
      case CREDIT -> "16";
      case REVERSAL -> "17";
      case WRITE_OFF -> "01";
    };
  }
}
