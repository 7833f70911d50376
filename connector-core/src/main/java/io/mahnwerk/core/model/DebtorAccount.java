package io.mahnwerk.core.model;

import java.util.List;

/**
 * One debtor with all of its open items: the part of a ledger that a dunning run looks at at once.
 */
public record DebtorAccount(Debtor debtor, List<OpenItem> items) {
  public DebtorAccount {
    items = List.copyOf(items);
    for (OpenItem item : items) {
      if (!item.debtor().equals(debtor.ref())) {
        throw new IllegalArgumentException(
            "Item %s belongs to %s, not to %s".formatted(item.ref(), item.debtor(), debtor.ref()));
      }
    }
  }
}
