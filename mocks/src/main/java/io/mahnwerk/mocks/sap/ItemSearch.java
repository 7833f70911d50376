package io.mahnwerk.mocks.sap;

import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the few items that a filter can let through, by the ledger's own indexes. */
record ItemSearch(SimulatedLedger ledger) {
  private static final int MOST_KEYS = 5_000;
  private static final List<String> TOUCHED =
      List.of(
          "LastChangeDate",
          "AccountingDocumentCreationDate",
          "ClearingDate",
          "ClearingCreationDate");

  /** A superset of the matching items. */
  Collection<LedgerItem> candidates(Filter<LedgerItem> filter) {
    if (open(filter)) {
      return byKey(filter)
          .or(() -> touched(filter))
          .or(() -> openOfCustomers(filter))
          .orElseGet(ledger::openItems);
    }
    return withClearingLines(byKey(filter).or(() -> touched(filter)).orElseGet(ledger::items));
  }

  /** Where only open items are asked for from a key on, those in its order. */
  Optional<List<LedgerItem>> openFrom(Filter<LedgerItem> filter) {
    List<String> key = filter.from(ItemCube.KEY_WITHIN_COMPANY);
    return open(filter) && key.size() == ItemCube.KEY_WITHIN_COMPANY.size()
        ? Optional.of(ledger.itemsFrom(String.join("/", key)))
        : Optional.empty();
  }

  private static Collection<LedgerItem> withClearingLines(Collection<LedgerItem> items) {
    List<LedgerItem> all = new ArrayList<>(items);
    for (LedgerItem item : items) {
      ClearingLine.of(item).ifPresent(all::add);
    }
    return all;
  }

  /** Where years and documents are named, every combination is looked up. */
  private Optional<Collection<LedgerItem>> byKey(Filter<LedgerItem> filter) {
    Set<Object> years = filter.values("FiscalYear").orElse(Set.of());
    Set<Object> documents = filter.values("AccountingDocument").orElse(Set.of());
    long keys = (long) years.size() * documents.size();
    if (keys == 0 || keys > MOST_KEYS) {
      return Optional.empty();
    }
    List<LedgerItem> found = new ArrayList<>();
    for (Object year : years) {
      for (Object document : documents) {
        found.addAll(ledger.itemsWhoseKeyStarts(year + "/" + document + "/"));
      }
    }
    return Optional.of(found);
  }

  private Optional<Collection<LedgerItem>> touched(Filter<LedgerItem> filter) {
    Optional<LocalDate> since = filter.reaches(TOUCHED);
    return since.map(ledger::touchedSince);
  }

  private Optional<Collection<LedgerItem>> openOfCustomers(Filter<LedgerItem> filter) {
    Optional<Set<Object>> customers = filter.values("Customer");
    if (customers.isEmpty()) {
      return Optional.empty();
    }
    List<LedgerItem> found = new ArrayList<>();
    for (SimulatedLedger.LedgerDebtor debtor : ledger.debtors()) {
      String number = debtor.debtor().ref().number();
      if (customers.orElseThrow().contains(CustomerSets.CUSTOMER.alpha(number))) {
        found.addAll(ledger.openItems(number));
      }
    }
    return Optional.of(found);
  }

  private static boolean open(Filter<LedgerItem> filter) {
    return filter.values("IsCleared").map(Set.of(false)::equals).orElse(false);
  }
}
