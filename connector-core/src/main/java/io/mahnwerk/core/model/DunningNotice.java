package io.mahnwerk.core.model;

import java.time.LocalDate;
import java.util.List;

/** One dunning letter of a native run: to one debtor, at one level, for the items it lists. */
public record DunningNotice(
    DebtorRef debtor, LocalDate dunnedOn, DunningLevel level, List<DunnedItem> items) {
  public DunningNotice {
    items = List.copyOf(items);
  }

  /** An item on the letter and the levels before and after it. */
  public record DunnedItem(OpenItemRef item, DunningLevel from, DunningLevel to) {
    public boolean isRaised() {
      return to.compareTo(from) > 0;
    }
  }
}
