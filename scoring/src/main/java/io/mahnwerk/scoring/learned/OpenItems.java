package io.mahnwerk.scoring.learned;

import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.RecordVersion;
import java.util.Optional;

/** A past item as its ledger showed it while it was open. */
final class OpenItems {
  private OpenItems() {}

  /**
   * @param item with what had been recorded of it by then
   */
  static OpenItem of(ItemHistory item) {
    Optional<ItemHistory.RecordedNotice> last =
        item.notices().stream().reduce((earlier, later) -> later);
    return new OpenItem(
        item.ref(),
        item.debtor(),
        item.ref().nativeKey(),
        DocumentKind.INVOICE,
        item.amount(),
        item.documentDate(),
        item.documentDate(),
        item.netDueDate(),
        Optional.empty(),
        "",
        false,
        new DunningState(
            last.map(ItemHistory.RecordedNotice::level).orElse(DunningLevel.NONE),
            last.map(ItemHistory.RecordedNotice::dunnedOn),
            Optional.empty(),
            Optional.empty(),
            false),
        new RecordVersion(""));
  }
}
