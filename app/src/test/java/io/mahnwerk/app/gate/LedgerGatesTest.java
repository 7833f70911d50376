package io.mahnwerk.app.gate;

import static io.mahnwerk.app.gate.Ledger.BOOKS;
import static io.mahnwerk.app.gate.Ledger.invoice;
import static io.mahnwerk.app.gate.Ledger.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.Dispute;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.PromiseToPay;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.store.Advice;
import io.mahnwerk.core.store.ReceivablesStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerGatesTest {
  /** A Wednesday. */
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

  private static final LocalDate CHOSEN = LocalDate.of(2026, 7, 3);
  private static final LocalDate FORMER = LocalDate.of(2026, 7, 14);
  private static final Optional<Dispute> DISPUTE = Optional.of(new Dispute("OPEN"));
  private static final Decision.DunOn TO_FORMER_DAY = new Decision.DunOn(FORMER);

  private final Ledger ledger = new Ledger();
  private final OpenItem item = invoice("1", "7", "119.00", LocalDate.of(2026, 6, 30));
  private ReceivablesStore store;
  private LedgerGates gates;

  @BeforeEach
  void open(@TempDir Path folder) {
    store = ReceivablesStore.open(folder.resolve("store.db"));
    gates =
        new LedgerGates(
            BOOKS, ledger, store, new LedgerGates.Rules(new BusinessCalendar(d -> false), 3, 30));
    ledger.bankPosting = Optional.of(TODAY);
    ledger.owed.put(Ledger.ref("7"), List.of(Money.of("EUR", "119.00")));
    keep(item);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void letsARecommendationThroughWhereEverythingIsInOrder() {
    assertThat(advised().decision()).isEqualTo(new Decision.DunOn(CHOSEN));
  }

  @Test
  void acceptsABankPostingThatIsThreeBusinessDaysOld() {
    ledger.bankPosting = Optional.of(LocalDate.of(2026, 6, 26));

    assertThat(advised().decision()).isEqualTo(new Decision.DunOn(CHOSEN));
  }

  @Test
  void keepsTheFormerDayWhenTheBankPostingIsOlder() {
    ledger.bankPosting = Optional.of(LocalDate.of(2026, 6, 25));

    Recommendation advice = advised();

    assertThat(advice.decision()).isEqualTo(TO_FORMER_DAY);
    assertThat(advice.reasons().get(0).text(Locale.ENGLISH))
        .isEqualTo(
            "Payments may not be posted yet: the last bank posting is of 2026-06-25, more than 3"
                + " business days ago.");
    assertThat(advice.reasons().get(0).text(Locale.GERMAN))
        .isEqualTo(
            "Zahlungen sind vielleicht noch nicht gebucht: die letzte Bankbuchung ist vom"
                + " 2026-06-25, mehr als 3 Geschäftstage her.");
    assertThat(advice.provenance().rules()).isEqualTo("gate");
  }

  @Test
  void keepsTheFormerDayWhenNothingWasEverPosted() {
    ledger.bankPosting = Optional.empty();

    assertThat(advised().reasons()).containsExactly(Reason.of(ReasonCode.NO_BANK_POSTING));
  }

  @Test
  void doesNotMissAPostingThatTheLedgerCannotShow() {
    ledger.bankPosting = Optional.empty();
    ledger.capabilities.remove(Capability.SHOWS_BANK_POSTING);

    assertThat(advised().decision()).isEqualTo(new Decision.DunOn(CHOSEN));
  }

  @Test
  void advisesEverybodyAnewWhenTheBankPostingGrowsOldAndWhenItIsThereAgain() {
    settle();
    assertThat(changed(TODAY)).isZero();

    LocalDate later = TODAY.plusDays(6);
    gates.look(later);
    assertThat(changed(later)).isEqualTo(1);
    settle(later);

    ledger.bankPosting = Optional.of(later);
    gates.look(later.plusDays(1));
    assertThat(changed(later.plusDays(1))).isEqualTo(1);
  }

  @Test
  void keepsTheFormerDayWhenABalanceDiffersByACent() {
    ledger.owed.put(Ledger.ref("7"), List.of(Money.of("EUR", "119.01")));

    Recommendation advice = advised();

    assertThat(advice.decision()).isEqualTo(TO_FORMER_DAY);
    assertThat(advice.reasons().get(0).text(Locale.ENGLISH))
        .isEqualTo("The debtor's balance differs from the ledger by -0.01 EUR.");
    assertThat(advice.reasons().get(0).text(Locale.GERMAN))
        .isEqualTo("Der Saldo des Debitors weicht um -0.01 EUR vom Hauptbuch ab.");
  }

  @Test
  void doesNotLetOneCurrencyMakeUpForAnother() {
    ledger.owed.put(Ledger.ref("7"), List.of(Money.of("EUR", "118.00"), Money.of("USD", "1.00")));

    assertThat(advised().reasons())
        .containsExactly(Reason.of(ReasonCode.BALANCE_DIFFERS, "1.00 EUR, -1.00 USD"));
  }

  @Test
  void opensTheGateWhenTheBalanceAgreesAgain() {
    ledger.owed.put(Ledger.ref("7"), List.of());
    settle();
    assertThat(store.gates().countDebtors(BOOKS, ReasonCode.BALANCE_DIFFERS)).isEqualTo(1);

    ledger.owed.put(Ledger.ref("7"), List.of(Money.of("EUR", "119.00")));
    gates.look(TODAY.plusDays(1));

    assertThat(store.gates().countDebtors(BOOKS, ReasonCode.BALANCE_DIFFERS)).isZero();
    assertThat(changed(TODAY.plusDays(1))).isEqualTo(1);
    assertThat(advised().decision()).isEqualTo(new Decision.DunOn(CHOSEN));
  }

  @Test
  void keepsTheFormerDayWhenTheFiguresCannotBeReadAndAsksOnlyOnce() {
    keep(invoice("2", "8", "50.00", LocalDate.of(2026, 6, 30)));
    ledger.broken = true;
    ledger.capabilities.remove(Capability.SHOWS_BANK_POSTING);
    settle();

    assertThat(ledger.asked).isEqualTo(1);
    assertThat(store.gates().countDebtors(BOOKS, ReasonCode.FIGURES_UNREADABLE)).isEqualTo(2);
    gates.look(TODAY.plusDays(1));
    assertThat(ledger.asked).isEqualTo(2);
    assertThat(advised().reasons())
        .containsExactly(
            Reason.of(ReasonCode.FIGURES_UNREADABLE, "the ledger is being backed up."));
  }

  @Test
  void letsAnItemWaitThatAnUnappliedPaymentFits() {
    keep(payment("9", "7", "119.00", LocalDate.of(2026, 6, 29)));
    ledger.owed.put(Ledger.ref("7"), List.of());

    Recommendation advice = advised();

    assertThat(advice.decision()).isEqualTo(new Decision.WaitUntil(LocalDate.of(2026, 7, 29)));
    assertThat(advice.reasons().get(0).text(Locale.ENGLISH))
        .isEqualTo("Probably paid: the unapplied document D9 fits to the cent.");
    assertThat(advice.reasons().get(0).text(Locale.GERMAN))
        .isEqualTo("Wahrscheinlich bezahlt: der nicht zugeordnete Beleg D9 passt auf den Cent.");
  }

  @Test
  void neverWaitsLessThanToTheFormerDay() {
    keep(payment("9", "7", "119.00", LocalDate.of(2026, 6, 3)));
    ledger.owed.put(Ledger.ref("7"), List.of());

    assertThat(advised().decision()).isEqualTo(new Decision.WaitUntil(FORMER));
  }

  @Test
  void doesNotWaitForeverForAPaymentThatNobodyApplies() {
    keep(payment("9", "7", "119.00", LocalDate.of(2026, 6, 1)));
    ledger.owed.put(Ledger.ref("7"), List.of());

    assertThat(advised().decision()).isEqualTo(new Decision.DunOn(CHOSEN));
  }

  @Test
  void leavesAloneWhatIsLeftToTheClerk() {
    ledger.bankPosting = Optional.empty();
    gates.look(TODAY);

    Recommendation left = recommendation(item, new Decision.LeaveToClerk());

    assertThat(
            gates
                .pass(List.of(new Advice(account(item), List.of(left), Optional.empty())), TODAY)
                .get(0)
                .recommendations())
        .containsExactly(left);
  }

  @Test
  void letsNoClosedGateShortenAPromiseToPay() {
    ledger.bankPosting = Optional.empty();
    gates.look(TODAY);
    Recommendation promised = promised(FORMER.plusDays(3));

    assertThat(passed(promised)).isEqualTo(promised);
    assertThat(passed(recommendation(item, new Decision.DunOn(CHOSEN))).decision())
        .isEqualTo(TO_FORMER_DAY);
  }

  @Test
  void waitsForAProbablePaymentOrAPromisedOneWhicheverIsLater() {
    OpenItem payment = payment("9", "7", "119.00", LocalDate.of(2026, 6, 29));
    Recommendation sooner = promised(FORMER);
    Recommendation later = promised(LocalDate.of(2026, 7, 31));

    assertThat(passed(sooner, payment).decision())
        .isEqualTo(new Decision.WaitUntil(LocalDate.of(2026, 7, 29)));
    assertThat(passed(later, payment)).isEqualTo(later);
  }

  @Test
  void listsDisputesAndBrokenPromisesOnceEach() {
    LocalDate due = LocalDate.of(2026, 6, 1);
    OpenItem disputed = invoice("2", "8", "50.00", due).with(DISPUTE, Optional.empty());
    OpenItem broken = invoice("3", "8", "60.00", due).with(Optional.empty(), promise("2026-06-20"));
    OpenItem pending =
        invoice("4", "8", "70.00", due).with(Optional.empty(), promise("2026-07-20"));
    Stream.of(disputed, broken, pending).forEach(this::keep);
    List<Advice> left =
        List.of(
            new Advice(
                new DebtorAccount(Ledger.debtor("8"), List.of(disputed, broken, pending)),
                List.of(recommendation(disputed, new Decision.LeaveToClerk())),
                Optional.empty()));
    store.receipts().add(left);

    List<Worklist.Entry> entries = new ArrayList<>();
    new Worklist(BOOKS, store, promise -> promise.promisedFor().isBefore(TODAY)).each(entries::add);

    assertThat(entries)
        .extracting(Worklist.Entry::reason)
        .containsExactly(
            Reason.of(ReasonCode.DISPUTED), Reason.of(ReasonCode.PROMISE_BROKEN, "2026-06-20"));
  }

  private static Optional<PromiseToPay> promise(String day) {
    return Optional.of(new PromiseToPay(LocalDate.parse(day)));
  }

  private Recommendation promised(LocalDate day) {
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
        List.of(Reason.of(ReasonCode.PROMISED, day.minusDays(3), day)),
        free.provenance());
  }

  private Recommendation passed(Recommendation advice, OpenItem... others) {
    List<OpenItem> items = new ArrayList<>(List.of(item));
    items.addAll(List.of(others));
    Advice one =
        new Advice(new DebtorAccount(Ledger.debtor("7"), items), List.of(advice), Optional.empty());
    return gates.pass(List.of(one), TODAY).get(0).recommendations().get(0);
  }

  private void keep(OpenItem kept) {
    store.take(
        BOOKS,
        List.of(
            new Change.DebtorSeen(Ledger.debtor(kept.debtor().number())), new Change.Open(kept)),
        TODAY);
  }

  private Recommendation advised() {
    gates.look(TODAY);
    return gates.pass(free(TODAY), TODAY).stream()
        .flatMap(advice -> advice.recommendations().stream())
        .filter(advice -> advice.item().equals(item.ref()))
        .findFirst()
        .orElseThrow();
  }

  private void settle() {
    settle(TODAY);
  }

  private void settle(LocalDate today) {
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

  private long changed(LocalDate today) {
    try (Stream<DebtorAccount> accounts = store.accounts().changed(BOOKS, today)) {
      return accounts.count();
    }
  }

  private static DebtorAccount account(OpenItem item) {
    return new DebtorAccount(Ledger.debtor("7"), List.of(item));
  }

  private static Recommendation recommendation(OpenItem item, Decision decision) {
    return new Recommendation(
        item.ref(),
        TODAY,
        new DunningLevel(1),
        decision,
        FORMER,
        0.5,
        0.4,
        0.6,
        List.of(Reason.of(ReasonCode.ANSWERS_EARLY_NOTICE)),
        ModelProvenance.ruleOnly("segment"));
  }
}
