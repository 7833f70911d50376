package io.mahnwerk.mocks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.mocks.erp.Peculiarity;
import io.mahnwerk.mocks.ledger.ItemTraits;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever happens in a ledger after the first reading, the second one brings the picture to where
 * a fresh reading is, and both are what the ledger has.
 */
@InEveryShape
@Timeout(120)
public class LedgerEventsContract {
  private static final LocalDate TODAY = LedgerScenario.TODAY;
  private static final LocalDate TOMORROW = TODAY.plusDays(1);
  private static final LocalDate DUE = TODAY.minusDays(20);

  private final LedgerScenario scenario = Bench.scenario().withOverdueInvoices(3);
  private final SimulatedLedger ledger = scenario.ledger();
  private final String debtor = ledger.items().get(0).debtor();
  private final String invoice = scenario.invoice(debtor, "1190.00");
  private final Bench bench = new Bench(ledger);
  private final Map<String, OpenItem> picture = new TreeMap<>(bench.readAll().open());
  private final Reading first = bench.readAll();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void seesAPaymentWithCashDiscountAsTheWholeInvoicePaid() {
    bench.startDay(TOMORROW);
    ledger.clear(invoice, Clearing.Kind.PAYMENT);

    Reading second = agree();

    assertThat(amountOfCleared(second, invoice)).isEqualTo(Money.of("EUR", "1190.00"));
    assertThat(second.clearings())
        .containsEntry(invoice, new Clearing(TOMORROW, Clearing.Kind.PAYMENT));
  }

  @Test
  void seesAClearingWhoseValueDateLiesInThePast() {
    bench.startDay(TOMORROW);
    LocalDate valueDate = TODAY.minusDays(9);
    ledger.clear(invoice, new Clearing(valueDate, Clearing.Kind.PAYMENT));

    assertThat(agree().clearings())
        .containsEntry(invoice, new Clearing(valueDate, Clearing.Kind.PAYMENT));
  }

  @Test
  void seesAnItemOpenAgainWhoseClearingWasReset() {
    bench.startDay(TOMORROW);
    ledger.clear(invoice, Clearing.Kind.PAYMENT);
    Reading second = agree();
    bench.startDay(TOMORROW.plusDays(1));
    ledger.reopen(invoice);

    Reading third = bench.readFrom(second.next());

    assertThat(third.open(invoice).openAmount()).isEqualTo(Money.of("EUR", "1190.00"));
  }

  @Test
  void seesAnItemThatWasPostedAndReversedBetweenTwoReadings() {
    bench.startDay(TOMORROW);
    String wrong = scenario.invoice(debtor, "17.00");
    ledger.clear(wrong, Clearing.Kind.REVERSAL);

    Reading second = agree();

    assertThat(second.open()).doesNotContainKey(wrong);
    if (second.clearings().containsKey(wrong)) {
      assertThat(second.clearings().get(wrong).kind()).isEqualTo(Clearing.Kind.REVERSAL);
    }
  }

  @Test
  void seesAPartPaymentBesideItsInvoice() {
    assumePlays(Peculiarity.PART_PAYMENT_BESIDE);
    bench.startDay(TOMORROW);
    String payment = today(DocumentKind.PAYMENT, "-400.00", TOMORROW, ItemTraits.settling(invoice));

    Reading second = agree();

    assertThat(second.open(payment).settles()).contains(ledger.itemRef(invoice));
    assertThat(second.open(payment).kind()).isEqualTo(DocumentKind.PAYMENT);
    assertThat(picture.get(invoice).openAmount()).isEqualTo(Money.of("EUR", "1190.00"));
  }

  @Test
  void seesTheRestOfAnInvoiceThatWasClearedByAPartPayment() {
    assumePlays(Peculiarity.RESIDUAL_ITEM);
    bench.startDay(TOMORROW);
    ledger.clear(invoice, Clearing.Kind.PAYMENT);
    String rest = today(DocumentKind.INVOICE, "790.00", DUE, ItemTraits.settling(invoice));

    Reading second = agree();

    assertThat(second.open(rest).settles()).contains(ledger.itemRef(invoice));
    assertThat(second.open(rest).kind()).isEqualTo(DocumentKind.INVOICE);
    assertThat(second.open(rest).netDueDate()).isEqualTo(DUE);
  }

  @Test
  void seesThatAPartPaymentMadeAnInvoiceSmaller() {
    assumePlays(Peculiarity.PART_PAYMENT_REDUCES);
    bench.startDay(TOMORROW);
    ledger.reduce(invoice, Money.of("EUR", "400.00"));

    assertThat(agree().open(invoice).openAmount()).isEqualTo(Money.of("EUR", "790.00"));
  }

  @Test
  void seesACreditMemoOfAnInvoiceBesideIt() {
    assumePlays(Peculiarity.CREDIT_BESIDE);
    bench.startDay(TOMORROW);
    String related = today(DocumentKind.CREDIT_MEMO, "-90.00", DUE, ItemTraits.settling(invoice));

    Reading second = agree();

    assertThat(second.open(related).settles()).contains(ledger.itemRef(invoice));
    assertThat(second.open(related).kind()).isEqualTo(DocumentKind.CREDIT_MEMO);
  }

  @Test
  void seesACreditMemoWithoutAnInvoice() {
    bench.startDay(TOMORROW);
    String unrelated = today(DocumentKind.CREDIT_MEMO, "-25.00", TOMORROW, ItemTraits.NONE);

    Reading second = agree();

    assertThat(second.open(unrelated).settles()).isEmpty();
    assertThat(second.open(unrelated).kind()).isEqualTo(DocumentKind.CREDIT_MEMO);
  }

  @Test
  void seesAPaymentThatIsNotAppliedAndItsApplicationLater() {
    bench.startDay(TOMORROW);
    String payment = today(DocumentKind.PAYMENT, "-1190.00", TOMORROW, ItemTraits.NONE);
    Reading second = agree();
    assertThat(second.open(payment).settles()).isEmpty();

    bench.startDay(TOMORROW.plusDays(1));
    ledger.clear(payment, Clearing.Kind.PAYMENT);
    ledger.clear(invoice, Clearing.Kind.PAYMENT);
    Reading third = bench.readFrom(second.next());

    assertThat(third.clearings()).containsKeys(payment, invoice);
  }

  @Test
  void keepsItemsWithASpecialKeyApartFromInvoices() {
    assumePlays(Peculiarity.SPECIAL_LEDGER);
    bench.startDay(TOMORROW);
    String request = today(DocumentKind.OTHER, "500.00", DUE, ItemTraits.ofSpecialLedger("A"));

    OpenItem told = agree().open(request);

    assertThat(told.specialLedger()).isEqualTo("A");
    assertThat(told.kind()).isEqualTo(DocumentKind.OTHER);
  }

  @Test
  void keepsItemsOfAnotherDunningAreaApart() {
    assumePlays(Peculiarity.DUNNING_AREAS);
    bench.startDay(TOMORROW);
    String other = today(DocumentKind.INVOICE, "500.00", DUE, ItemTraits.ofDunningArea("02"));

    OpenItem told = agree().open(other);

    assertThat(told.specialLedger()).contains("02");
    assertThat(told.kind()).isEqualTo(DocumentKind.OTHER);
  }

  @Test
  void seesTheItemsOfABranchInItsHeadOffice() {
    assumePlays(Peculiarity.HEAD_OFFICES);
    bench.startDay(TOMORROW);
    String branch = scenario.debtor();
    String key = today(DocumentKind.INVOICE, "300.00", DUE, ItemTraits.ofBranch(branch));

    assertThat(agree().open(key).debtor()).isEqualTo(ledger.debtorRef(debtor));
  }

  @Test
  void leavesOneTimeCustomersToPeople() {
    assumePlays(Peculiarity.ONE_TIME_ACCOUNTS);
    bench.startDay(TOMORROW);
    String account = scenario.oneTimeDebtor();
    scenario.invoice(account, "40.00");
    scenario.invoice(account, "60.00");

    Reading second = agree();

    assertThat(second.debtors().get(ledger.debtorRef(account)).naturalPerson()).isTrue();
  }

  @Test
  void seesEachInstalmentWithItsOwnDueDate() {
    assumePlays(Peculiarity.INSTALMENTS);
    bench.startDay(TOMORROW);
    List<Money> amounts =
        List.of(Money.of("EUR", "100.00"), Money.of("EUR", "100.00"), Money.of("EUR", "100.01"));
    List<String> keys = scenario.instalments(debtor, amounts, DUE);
    Reading second = agree();

    bench.startDay(TOMORROW.plusDays(1));
    ledger.clear(keys.get(0), Clearing.Kind.PAYMENT);
    Reading third = bench.readFrom(second.next());

    assertThat(second.open(keys.get(1)).netDueDate()).isEqualTo(DUE.plusMonths(1));
    assertThat(second.open(keys.get(2)).openAmount()).isEqualTo(amounts.get(2));
    assertThat(second.open(keys.get(2)).documentNumber())
        .isEqualTo(second.open(keys.get(0)).documentNumber());
    assertThat(third.clearings()).containsOnlyKeys(keys.get(0));
  }

  @Test
  void seesItemsInSeveralCurrenciesOfOneDebtor() {
    bench.startDay(TOMORROW);
    scenario.invoice(debtor, Money.of("CHF", "88.05"), DUE);
    scenario.invoice(debtor, Money.of("JPY", "120000"), DUE);

    assertThat(agree().open()).isNotEmpty();
  }

  @Test
  void seesThatTheLedgerCollectsAnItemItself() {
    bench.startDay(TOMORROW);
    String key = today(DocumentKind.INVOICE, "75.00", TODAY.plusDays(30), ItemTraits.collected());

    assertThat(agree().open(key).directDebit()).isTrue();
  }

  @Test
  void tellsARecordThatCannotBeUnderstoodBesideTheOthers() {
    assumePlays(Peculiarity.OWN_CURRENCIES);
    bench.startDay(TOMORROW);
    String odd =
        today(DocumentKind.INVOICE, "75.00", TODAY.plusDays(30), ItemTraits.inCurrency("USDN"));
    String good = today(DocumentKind.INVOICE, "76.00", TODAY.plusDays(30), ItemTraits.NONE);

    for (Reading reading : List.of(bench.readFrom(first.next()), bench.readAll())) {
      assertThat(reading.open()).containsKey(good).doesNotContainKey(odd);
      assertThat(reading.unreadable())
          .singleElement()
          .satisfies(
              bad -> {
                assertThat(bad.nativeKey()).isEqualTo(odd);
                assertThat(bad.field()).isNotBlank();
                assertThat(bad.reason()).contains("USDN");
              });
    }
    assertThat(bench.readAll().open()).hasSize(ledger.openItems().size() - 1);
  }

  private String today(DocumentKind kind, String euros, LocalDate due, ItemTraits traits) {
    return scenario.postToday(debtor, kind, Money.of("EUR", euros), due, traits);
  }

  /**
   * What was known, carried on by what is told since, is what a fresh reading and the ledger say.
   */
  private Reading agree() {
    Reading second = bench.readFrom(first.next());
    picture.putAll(second.open());
    picture.keySet().removeAll(second.clearings().keySet());
    Map<String, Facts> truth = new LinkedHashMap<>();
    for (LedgerItem item : ledger.openItems()) {
      truth.put(item.key(), Facts.of(ledger.canonical(item)));
    }
    assertThat(second.unreadable()).isEmpty();
    assertThat(facts(bench.readAll().open())).containsExactlyInAnyOrderEntriesOf(truth);
    assertThat(facts(picture)).containsExactlyInAnyOrderEntriesOf(truth);
    return second;
  }

  private static Map<String, Facts> facts(Map<String, OpenItem> items) {
    Map<String, Facts> facts = new LinkedHashMap<>();
    items.forEach((key, item) -> facts.put(key, Facts.of(item)));
    return facts;
  }

  private static Money amountOfCleared(Reading reading, String key) {
    return reading.changes().stream()
        .filter(Change.Cleared.class::isInstance)
        .map(change -> ((Change.Cleared) change).item())
        .filter(item -> item.ref().nativeKey().equals(key))
        .map(OpenItem::openAmount)
        .findFirst()
        .orElseThrow();
  }

  /** What every ledger tells of an item. */
  private record Facts(
      String debtor, DocumentKind kind, Money amount, LocalDate due, boolean directDebit) {
    static Facts of(OpenItem item) {
      return new Facts(
          item.debtor().number(),
          item.kind(),
          item.openAmount(),
          item.netDueDate(),
          item.directDebit());
    }
  }

  private static void assumePlays(Peculiarity peculiarity) {
    Assumptions.assumeTrue(
        Registered.simulatedErp().peculiarities().contains(peculiarity),
        () -> "This protocol has no " + peculiarity);
  }
}
