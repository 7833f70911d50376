package io.mahnwerk.core.store;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.OpenItem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A debtor with everything that decides which marks of ours its open items should carry. */
public record SteeredAccount(Debtor debtor, List<Item> items) {
  public SteeredAccount {
    items = List.copyOf(items);
  }

  /**
   * @param target the day recommended for the item's next notice or its review; empty without a
   *     recommendation for this notice, or where it was left to the clerk
   * @param overridden whether a clerk lifted or changed our mark for this notice
   * @param undone whether a person undid what was recommended for this notice
   */
  public record Item(
      OpenItem item,
      Optional<LocalDate> target,
      Optional<StandingMark> standing,
      boolean overridden,
      boolean undone) {}
}
