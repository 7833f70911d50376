package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.ReceivablesReader;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything of ours in a ledger, as it shows it itself.
 *
 * @param debtors those with a block of ours
 */
record OurMarks(List<OurMark> items, List<Debtor> debtors) {

  /** Read in full before anything is changed, since a change may shift the ledger's pages. */
  static OurMarks in(ReceivablesReader reader) {
    List<OurMark> items = new ArrayList<>();
    List<Debtor> debtors = new ArrayList<>();
    try (Stream<Change> changes = reader.ourMarks()) {
      changes.forEach(
          change -> {
            OurMark.in(change).ifPresent(items::add);
            if (change instanceof Change.DebtorSeen seen) {
              debtors.add(seen.debtor());
            }
          });
    }
    return new OurMarks(items, blocked(debtors));
  }

  List<OpenItem> open() {
    return items.stream().filter(mark -> !mark.cleared()).map(OurMark::item).toList();
  }

  List<OpenItem> cleared() {
    return items.stream().filter(OurMark::cleared).map(OurMark::item).toList();
  }

  /** Those of the debtors that still carry a block of ours. */
  static List<Debtor> stillBlocked(ReceivablesReader reader, Collection<DebtorRef> debtors) {
    return debtors.isEmpty() ? List.of() : blocked(reader.rereadDebtors(debtors));
  }

  private static List<Debtor> blocked(List<Debtor> debtors) {
    return debtors.stream().filter(debtor -> debtor.dunning().isBlockedByUs()).toList();
  }
}
