package io.mahnwerk.app.simulate;

import io.mahnwerk.app.demo.Books;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.world.Complaint;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes down day by day what a connector would read from the books: invoices, clearings, notices
 * and complaints, each recorded on its own day. What debtors are like never gets here.
 */
final class Chronicle {
  private final Books books;
  private final PaymentHistory history;
  private final Propensities propensities;
  private final Map<String, Facts> facts;
  private int complaintsRead;

  /** With which probability a design sent the item's first notice on this day. */
  @FunctionalInterface
  interface Propensities {
    /** No design: the days were not drawn. */
    Propensities NONE = (item, day) -> Optional.empty();

    Optional<Double> of(OpenItem item, LocalDate dunnedOn);
  }

  private record Facts(
      List<ItemHistory.RecordedNotice> notices, List<ItemHistory.RecordedComplaint> complaints) {
    private Facts copy() {
      return new Facts(new ArrayList<>(notices), new ArrayList<>(complaints));
    }
  }

  Chronicle(Books books, PaymentHistory history, Propensities propensities) {
    this(books, history, propensities, new HashMap<>());
    books.ledger().debtors().forEach(debtor -> history.record(debtor.debtor()));
  }

  private Chronicle(
      Books books, PaymentHistory history, Propensities propensities, Map<String, Facts> facts) {
    this.books = books;
    this.history = history;
    this.propensities = propensities;
    this.facts = facts;
  }

  /** The same past, which goes on with books that are a copy of these. */
  Chronicle continuedOn(Books other, PaymentHistory empty) {
    Map<String, Facts> copied = new HashMap<>();
    facts.forEach((key, value) -> copied.put(key, value.copy()));
    history.debtors().forEach(empty::record);
    history.items().forEach(empty::record);
    Chronicle copy = new Chronicle(other, empty, Propensities.NONE, copied);
    copy.complaintsRead = complaintsRead;
    return copy;
  }

  PaymentHistory history() {
    return history;
  }

  /** Reads what happened on the day, at its end. */
  void read(LocalDate day, List<DunningNotice> letters) {
    SimulatedLedger ledger = books.ledger();
    Set<String> changed = new LinkedHashSet<>();
    ledger.touchedSince(day).stream()
        .filter(item -> item.createdOn().equals(day) || !item.isOpen())
        .forEach(item -> changed.add(item.key()));
    for (DunningNotice letter : letters) {
      for (DunningNotice.DunnedItem dunned : letter.items()) {
        if (dunned.isRaised()) {
          String key = dunned.item().nativeKey();
          facts(key).notices().add(noticed(ledger.item(key), letter, dunned));
          changed.add(key);
        }
      }
    }
    List<Complaint> complaints = books.behaviour().complaints();
    for (; complaintsRead < complaints.size(); complaintsRead++) {
      Complaint one = complaints.get(complaintsRead);
      facts(one.itemKey()).complaints().add(new ItemHistory.RecordedComplaint(one.day(), day));
      changed.add(one.itemKey());
    }
    changed.forEach(key -> history.record(item(ledger.item(key))));
  }

  private Facts facts(String key) {
    return facts.computeIfAbsent(key, k -> new Facts(new ArrayList<>(), new ArrayList<>()));
  }

  private ItemHistory.RecordedNotice noticed(
      LedgerItem item, DunningNotice letter, DunningNotice.DunnedItem dunned) {
    LocalDate day = letter.dunnedOn();
    Optional<Double> propensity =
        dunned.to().value() == 1
            ? propensities.of(books.ledger().canonical(item), day)
            : Optional.empty();
    return new ItemHistory.RecordedNotice(day, dunned.to(), propensity, day);
  }

  private ItemHistory item(LedgerItem item) {
    SimulatedLedger ledger = books.ledger();
    Facts known = facts.getOrDefault(item.key(), new Facts(List.of(), List.of()));
    return new ItemHistory(
        ledger.itemRef(item.key()),
        ledger.debtorRef(item.debtor()),
        item.amount(),
        item.documentDate(),
        item.netDueDate(),
        item.createdOn(),
        item.clearing().map(c -> new ItemHistory.RecordedClearing(c, c.clearedOn())),
        known.notices(),
        known.complaints());
  }
}
