package io.mahnwerk.app.gate;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.ExpectedPayment;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.PromiseToPay;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.store.ClosedGates.Closed;
import io.mahnwerk.core.store.Receipt;
import io.mahnwerk.core.store.ReceivablesStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a person should look at, in this order: items that were probably paid, items of debtors
 * whose balance differs, items that are disputed or for which a promise to pay was broken, items
 * whose notice was left to a clerk, and where nobody but a person can hold an item, those whose
 * recommended day is another than the former one. Each item is listed once; nothing is kept in
 * memory but one account.
 *
 * @param broken whether the payment that was promised should have arrived
 * @param byHand whether only a person can do what is recommended
 */
public record Worklist(
    ConnectionId connection,
    ReceivablesStore store,
    Predicate<PromiseToPay> broken,
    boolean byHand) {

  /** For a ledger into which we write what is recommended. */
  public Worklist(ConnectionId connection, ReceivablesStore store, Predicate<PromiseToPay> broken) {
    this(connection, store, broken, false);
  }

  /**
   * An item that waits for a person.
   *
   * @param until the day to which it is held by us
   * @param recommended the day recommended for its next notice or for a look at it
   * @param expected when its payment is expected
   */
  public record Entry(
      Debtor debtor,
      OpenItem item,
      Optional<LocalDate> until,
      Optional<LocalDate> recommended,
      ExpectedPayment expected,
      Reason reason) {}

  public void each(Consumer<Entry> take) {
    pass(account -> probablyPaid(account), take);
    pass(account -> differing(account), take);
    pass(account -> unlessDiffering(account, this::talkedAbout), take);
    pass(account -> unlessDiffering(account, this::left), take);
    if (byHand) {
      pass(account -> unlessDiffering(account, this::recommended), take);
    }
  }

  private void pass(Function<DebtorAccount, Stream<Entry>> entries, Consumer<Entry> take) {
    try (Stream<DebtorAccount> accounts = store.accounts().all(connection)) {
      accounts.flatMap(entries).forEach(take);
    }
  }

  private Stream<Entry> probablyPaid(DebtorAccount account) {
    UnappliedMoney money = UnappliedMoney.in(account);
    return account.items().stream()
        .filter(item -> !money.paying(item.ref()).isEmpty())
        .map(item -> entry(account, item, LedgerGates.probablyPaid(money.paying(item.ref()))));
  }

  private Stream<Entry> differing(DebtorAccount account) {
    DebtorRef debtor = account.debtor().ref();
    Map<DebtorRef, Closed> closed = store.gates().of(List.of(debtor));
    if (!needsAPerson(closed)) {
      return Stream.empty();
    }
    return notPaid(account).map(item -> entry(account, item, closed.get(debtor).reason()));
  }

  private Stream<Entry> unlessDiffering(
      DebtorAccount account, BiFunction<DebtorAccount, OpenItem, Stream<Entry>> entries) {
    boolean listed = needsAPerson(store.gates().of(List.of(account.debtor().ref())));
    return listed ? Stream.empty() : notPaid(account).flatMap(item -> entries.apply(account, item));
  }

  private Stream<Entry> talkedAbout(DebtorAccount account, OpenItem item) {
    return word(item).map(why -> entry(account, item, why)).stream();
  }

  /** What people said about the item and what now needs somebody to act. */
  private Optional<Reason> word(OpenItem item) {
    Optional<Reason> disputed = item.dispute().map(dispute -> Reason.of(ReasonCode.DISPUTED));
    return disputed.or(
        () ->
            item.promise()
                .filter(broken)
                .map(promise -> Reason.of(ReasonCode.PROMISE_BROKEN, promise.promisedFor())));
  }

  private static boolean needsAPerson(Map<DebtorRef, Closed> closed) {
    return closed.values().stream()
        .anyMatch(one -> one.reason().code() == ReasonCode.BALANCE_DIFFERS);
  }

  private Stream<Entry> left(DebtorAccount account, OpenItem item) {
    if (word(item).isPresent()) {
      return Stream.empty();
    }
    return advice(item)
        .filter(HeldBack::isLeftToClerk)
        .map(advice -> entry(account, item, advice.reasons().get(0)))
        .stream();
  }

  private Stream<Entry> recommended(DebtorAccount account, OpenItem item) {
    if (word(item).isPresent()) {
      return Stream.empty();
    }
    return advice(item)
        .filter(advice -> advice.decision().until().filter(day -> isOther(advice, day)).isPresent())
        .map(advice -> entry(account, item, advice.reasons().get(0)))
        .stream();
  }

  private static boolean isOther(Recommendation advice, LocalDate day) {
    return !day.equals(advice.formerDay()) && day.isAfter(advice.decidedOn());
  }

  /** What was last advised for the item's next notice. */
  private Optional<Recommendation> advice(OpenItem item) {
    return store
        .receipts()
        .latest(item.ref())
        .map(Receipt::recommendation)
        .filter(advice -> advice.nextLevel().equals(item.dunning().level().next()));
  }

  private static Stream<OpenItem> notPaid(DebtorAccount account) {
    UnappliedMoney money = UnappliedMoney.in(account);
    return account.items().stream()
        .filter(item -> item.kind() == DocumentKind.INVOICE && !item.openAmount().isCredit())
        .filter(item -> money.paying(item.ref()).isEmpty());
  }

  private Entry entry(DebtorAccount account, OpenItem item, Reason reason) {
    Optional<LocalDate> until =
        item.dunning().isHeldByUs() ? item.dunning().heldUntil() : Optional.empty();
    Optional<Recommendation> advice = advice(item);
    return new Entry(
        account.debtor(),
        item,
        until,
        advice.map(Recommendation::decision).flatMap(Decision::until),
        advice.map(Recommendation::expected).orElse(ExpectedPayment.NONE),
        reason);
  }
}
