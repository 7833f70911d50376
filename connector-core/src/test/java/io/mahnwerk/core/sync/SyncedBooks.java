package io.mahnwerk.core.sync;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.OPENED;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.Fixtures.debtorRef;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.ref;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.core.store.Advice;
import io.mahnwerk.core.store.ReceivablesStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A ledger with one debtor, and the store that follows it. */
final class SyncedBooks implements AutoCloseable {
  static final LocalDate FIRST = day("2026-03-02");
  static final LocalDate DUE = day("2026-02-01");

  final FakeLedger ledger = new FakeLedger();
  final ReceivablesStore store;

  SyncedBooks(Path folder) {
    store = ReceivablesStore.open(folder.resolve("store.db"));
    ledger.put(debtor("007", OPENED));
  }

  SyncReport sync(LocalDate today) {
    return new Sync(BOOKS, ledger, store, SyncProgress.SILENT).run(today);
  }

  DebtorAccount account() {
    return store.accounts().find(debtorRef("007")).orElseThrow();
  }

  long changed(LocalDate today) {
    return store.accounts().changed(BOOKS, today).count();
  }

  void advised(Optional<LocalDate> reviewOn) {
    store.receipts().add(List.of(new Advice(account(), List.of(), reviewOn)));
  }

  List<ItemHistory> histories() {
    try (Stream<ItemHistory> all = store.histories().all(BOOKS)) {
      return all.toList();
    }
  }

  ItemHistory history(String key) {
    return store.histories().of(debtorRef("007")).stream()
        .filter(history -> history.ref().equals(ref(key)))
        .findFirst()
        .orElseThrow();
  }

  void dunnedOnThirdOfMarch(String key) {
    ledger.put(invoice(key, "007", DUE));
    sync(FIRST);
    ledger.dun(ref(key), day("2026-03-03"));
  }

  static RecordedNotice notice(String on, int level, Optional<Double> propensity, String recorded) {
    return new RecordedNotice(day(on), new DunningLevel(level), propensity, day(recorded));
  }

  @Override
  public void close() {
    store.close();
  }
}
