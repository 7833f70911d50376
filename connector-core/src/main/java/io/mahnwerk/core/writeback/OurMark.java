package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import java.util.Optional;

/** An item that carries our block or our date, as its ledger shows it. */
record OurMark(OpenItem item, boolean cleared) {
  /** Empty for an item without anything of ours. */
  static Optional<OurMark> in(Change change) {
    if (change instanceof Change.Open open) {
      return Optional.of(new OurMark(open.item(), false)).filter(OurMark::stands);
    }
    if (change instanceof Change.Cleared cleared) {
      return Optional.of(new OurMark(cleared.item(), true)).filter(OurMark::stands);
    }
    return Optional.empty();
  }

  private boolean stands() {
    return item.dunning().isHeldByUs() || item.dunning().mark().isPresent();
  }
}
