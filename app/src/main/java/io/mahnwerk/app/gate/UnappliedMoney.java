package io.mahnwerk.app.gate;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the open items of one account that were probably paid: by a payment or credit that nobody
 * has applied yet and that fits to the cent.
 *
 * <p>A credit fits the invoice it refers to, a single item, all open items together, or up to four
 * of the 24 oldest; several credits together fit a single item. The oldest items are tried first,
 * and no item is paid twice. Amounts in different currencies never fit.
 */
final class UnappliedMoney {
  private static final int MOST_TOGETHER = 4;
  private static final int OLDEST = 24;
  private static final Comparator<OpenItem> OLDEST_FIRST =
      Comparator.comparing(OpenItem::netDueDate).thenComparing(OpenItem::ref);

  private final Map<OpenItemRef, List<OpenItem>> paidBy = new HashMap<>();

  private UnappliedMoney() {}

  static UnappliedMoney in(DebtorAccount account) {
    UnappliedMoney found = new UnappliedMoney();
    account.items().stream()
        .collect(Collectors.groupingBy(item -> item.openAmount().currency()))
        .values()
        .forEach(found::match);
    return found;
  }

  /** The unapplied documents that probably pay the item; empty for none. */
  List<OpenItem> paying(OpenItemRef item) {
    return paidBy.getOrDefault(item, List.of());
  }

  boolean isEmpty() {
    return paidBy.isEmpty();
  }

  private void match(List<OpenItem> items) {
    List<OpenItem> owed =
        items.stream().filter(UnappliedMoney::isOwed).sorted(OLDEST_FIRST).toList();
    List<OpenItem> unfitted = new ArrayList<>();
    items.stream()
        .filter(UnappliedMoney::isUnapplied)
        .sorted(Comparator.comparing(OpenItem::postingDate).thenComparing(OpenItem::ref))
        .forEach(
            credit -> {
              List<OpenItem> paid = fit(credit, free(owed));
              paid.forEach(item -> paidBy.put(item.ref(), List.of(credit)));
              if (paid.isEmpty() && credit.settles().isEmpty()) {
                unfitted.add(credit);
              }
            });
    long together = unfitted.stream().mapToLong(credit -> -units(credit)).sum();
    if (unfitted.size() > 1) {
      single(free(owed), together).ifPresent(item -> paidBy.put(item.ref(), List.copyOf(unfitted)));
    }
  }

  private List<OpenItem> free(List<OpenItem> owed) {
    return owed.stream().filter(item -> !paidBy.containsKey(item.ref())).toList();
  }

  private static List<OpenItem> fit(OpenItem credit, List<OpenItem> owed) {
    long amount = -units(credit);
    if (credit.settles().isPresent()) {
      return owed.stream()
          .filter(item -> item.ref().equals(credit.settles().get()) && units(item) == amount)
          .toList();
    }
    Optional<OpenItem> one = single(owed, amount);
    if (one.isPresent()) {
      return List.of(one.get());
    }
    if (owed.stream().mapToLong(UnappliedMoney::units).sum() == amount) {
      return owed;
    }
    return some(owed.subList(0, Math.min(OLDEST, owed.size())), amount, MOST_TOGETHER)
        .orElse(List.of());
  }

  private static Optional<OpenItem> single(List<OpenItem> owed, long amount) {
    return owed.stream().filter(item -> units(item) == amount).findFirst();
  }

  /** The first choice of at most so many items, in order, that adds up to the amount. */
  private static Optional<List<OpenItem>> some(List<OpenItem> items, long amount, int most) {
    if (amount == 0) {
      return Optional.of(List.of());
    }
    for (int i = 0; most > 0 && i < items.size(); i++) {
      OpenItem first = items.get(i);
      if (units(first) <= amount) {
        Optional<List<OpenItem>> rest =
            some(items.subList(i + 1, items.size()), amount - units(first), most - 1);
        if (rest.isPresent()) {
          return Optional.of(Stream.concat(Stream.of(first), rest.get().stream()).toList());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOwed(OpenItem item) {
    return item.kind() == DocumentKind.INVOICE && units(item) > 0 && item.specialLedger().isBlank();
  }

  private static boolean isUnapplied(OpenItem item) {
    boolean money = item.kind() == DocumentKind.PAYMENT || item.kind() == DocumentKind.CREDIT_MEMO;
    return money && units(item) < 0 && item.specialLedger().isBlank();
  }

  private static long units(OpenItem item) {
    return item.openAmount().minorUnits();
  }
}
