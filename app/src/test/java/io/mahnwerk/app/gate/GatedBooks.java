package io.mahnwerk.app.gate;

import static io.mahnwerk.app.gate.Ledger.BOOKS;
import static io.mahnwerk.app.gate.Ledger.invoice;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.ExpectedPayment;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.store.Advice;
import io.mahnwerk.core.store.ReceivablesStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Books with one invoice in good order, and the gates before what is advised about it. */
final class GatedBooks implements AutoCloseable {
  /** A Wednesday. */
  static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

  static final LocalDate CHOSEN = LocalDate.of(2026, 7, 3);
  static final LocalDate FORMER = LocalDate.of(2026, 7, 14);
  static final Decision.DunOn TO_FORMER_DAY = new Decision.DunOn(FORMER);

  final Ledger ledger = new Ledger();
  final OpenItem item = invoice("1", "7", "119.00", LocalDate.of(2026, 6, 30));
  final ReceivablesStore store;
  final LedgerGates gates;

  GatedBooks(Path file) {
    store = ReceivablesStore.open(file);
    gates =
        new LedgerGates(
            BOOKS, ledger, store, new LedgerGates.Rules(new BusinessCalendar(d -> false), 3, 30));
    ledger.bankPosting = Optional.of(TODAY);
    ledger.owed.put(Ledger.ref("7"), List.of(Money.of("EUR", "119.00")));
    keep(item);
  }

  Recommendation promised(LocalDate day) {
    Recommendation free = recommendation(item, new Decision.DunOn(day));
    return new Recommendation(
        free.item(),
        free.decidedOn(),
        free.nextLevel(),
        free.decision(),
        free.formerDay(),
        free.probability30(),
        free.low(),
        free.high(),
        free.expected(),
        List.of(Reason.of(ReasonCode.PROMISED, day.minusDays(3), day)),
        free.provenance());
  }

  Recommendation passed(Recommendation advice, OpenItem... others) {
    List<OpenItem> items = new ArrayList<>(List.of(item));
    items.addAll(List.of(others));
    Advice one =
        new Advice(new DebtorAccount(Ledger.debtor("7"), items), List.of(advice), Optional.empty());
    return gates.pass(List.of(one), TODAY).get(0).recommendations().get(0);
  }

  void keep(OpenItem kept) {
    store.take(
        BOOKS,
        List.of(
            new Change.DebtorSeen(Ledger.debtor(kept.debtor().number())), new Change.Open(kept)),
        TODAY);
  }

  Recommendation advised() {
    gates.look(TODAY);
    return gates.pass(free(TODAY), TODAY).stream()
        .flatMap(advice -> advice.recommendations().stream())
        .filter(advice -> advice.item().equals(item.ref()))
        .findFirst()
        .orElseThrow();
  }

  void settle() {
    settle(TODAY);
  }

  void settle(LocalDate today) {
    gates.look(today);
    store.receipts().add(gates.pass(free(today), today));
  }

  private List<Advice> free(LocalDate today) {
    List<Advice> advice = new ArrayList<>();
    try (Stream<DebtorAccount> accounts = store.accounts().all(BOOKS)) {
      accounts.forEach(
          account ->
              advice.add(
                  new Advice(
                      account,
                      account.items().stream()
                          .filter(one -> !one.openAmount().isCredit())
                          .map(one -> recommendation(one, new Decision.DunOn(CHOSEN)))
                          .toList(),
                      Optional.empty())));
    }
    return advice;
  }

  long changed(LocalDate today) {
    try (Stream<DebtorAccount> accounts = store.accounts().changed(BOOKS, today)) {
      return accounts.count();
    }
  }

  static DebtorAccount account(OpenItem item) {
    return new DebtorAccount(Ledger.debtor("7"), List.of(item));
  }

  static Recommendation recommendation(OpenItem item, Decision decision) {
    return new Recommendation(
        item.ref(),
        TODAY,
        new DunningLevel(1),
        decision,
        FORMER,
        0.5,
        0.4,
        0.6,
        ExpectedPayment.NONE,
        List.of(Reason.of(ReasonCode.ANSWERS_EARLY_NOTICE)),
        ModelProvenance.ruleOnly("segment"));
  }

  @Override
  public void close() {
    store.close();
  }
}
