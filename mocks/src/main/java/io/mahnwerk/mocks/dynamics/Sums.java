package io.mahnwerk.mocks.dynamics;

import static io.mahnwerk.mocks.dynamics.Field.amount;
import static io.mahnwerk.mocks.dynamics.Field.text;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The extension's queries: sums over detailed entries by customer and by open document. */
record Sums(LedgerEntries entries) {
  /**
   * @param document blank for the sum of a customer
   */
  private record Sum(
      String customer, String document, String currency, BigDecimal amount, BigDecimal local) {
    String key() {
      return customer + "|" + document + "|" + currency;
    }

    Sum plus(Sum other) {
      return new Sum(
          customer, document, currency, amount.add(other.amount), local.add(other.local));
    }
  }

  EntitySet<Sum> balances() {
    return EntitySet.readOnly(
        "customerBalances",
        new EntityType<>(
            "customerBalance",
            text("key", 60, Sum::key),
            List.of(
                text("customerNumber", 20, Sum::customer),
                text("currencyCode", 10, Sum::currency),
                amount("amount", Sum::amount),
                amount("amountLocalCurrency", Sum::local))),
        filter -> sums(filter, false),
        row -> "");
  }

  EntitySet<Sum> openDocuments() {
    return EntitySet.readOnly(
        "openDocuments",
        new EntityType<>(
            "openDocument",
            text("key", 60, Sum::key),
            List.of(
                text("customerNumber", 20, Sum::customer),
                text("documentNumber", 20, Sum::document),
                text("currencyCode", 10, Sum::currency),
                amount("amount", Sum::amount))),
        filter -> sums(filter, true),
        row -> "");
  }

  /** What is closed adds up to nothing, so open entries and their details are all that counts. */
  private Collection<Sum> sums(Filter<Sum> filter, boolean byDocument) {
    Optional<Set<Object>> customers = filter.values("customerNumber");
    Map<String, Sum> sums = new LinkedHashMap<>();
    entries.ledger().openItems().stream()
        .filter(item -> customers.map(c -> c.contains(item.debtor())).orElse(true))
        .flatMap(item -> DetailedEntry.of(entries.of(item)).stream())
        .filter(detail -> !detail.entry().applied())
        .map(detail -> sum(detail, byDocument ? detail.entry().documentNumber() : ""))
        .forEach(sum -> sums.merge(sum.key(), sum, Sum::plus));
    return sums.values();
  }

  private static Sum sum(DetailedEntry detail, String document) {
    return new Sum(
        detail.entry().customer(),
        document,
        detail.entry().currency(),
        detail.amount(),
        detail.local());
  }
}
