package io.mahnwerk.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ReceivablesReader;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.Page;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.core.spi.WriteOutcome;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FinConnectorTest {
  private static final ConnectionId BOOKS = new ConnectionId("books");
  private static final CompanyCode DEMF = new CompanyCode("demf");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-07-01T06:00:00Z"), ZoneOffset.UTC);
  private static final String OPEN = "1900-01-01T12:00:00Z";

  private FakeFinance finance;

  @BeforeEach
  void start() {
    finance =
        new FakeFinance()
            .with(FinReader.CUSTOMERS, customer("DE-001", "Organization", "Nordlicht GmbH", "No"))
            .with(FinReader.CUSTOMERS, customer("0000815", "Person", "", "All"))
            .with(FinReader.CUSTOMERS, customer("DE-003", "Organization", "Gesperrt AG", "Invoice"))
            .with(
                FinReader.TRANSACTIONS,
                transaction(5637144576L, "00000042", "12345678901234567.89", "0.89", OPEN, "None"))
            .with(
                FinReader.TRANSACTIONS,
                transaction(5637144577L, "RE-2", "100.00", "0", OPEN, "CollectionLetter2"))
            .with(
                FinReader.TRANSACTIONS,
                transaction(5637144578L, "RE-3", "50.00", "50.00", "2026-06-15T12:00:00Z", "None"))
            .with(
                FinReader.TRANSACTIONS,
                transaction(5637144579L, "RE-4", "50.00", "50.00", "2020-06-15T12:00:00Z", "None"))
            .with(FinReader.TRANSACTIONS, transaction(5637144580L, "", "-30.00", "0", OPEN, "None"))
            .with(FinReader.TRANSACTIONS, transaction(7L, "RE-7", "1.00", "0", OPEN, "Seventh"));
  }

  @AfterEach
  void stop() {
    finance.close();
  }

  @Test
  void readsEveryCustomerAndTransactionOnce() {
    List<Change> changes = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    readAll(changes, unreadable);

    List<Debtor> debtors = of(Change.DebtorSeen.class, changes, Change.DebtorSeen::debtor);
    assertThat(debtors)
        .extracting(d -> d.ref().number())
        .containsExactly("DE-001", "0000815", "DE-003");
    assertThat(debtors)
        .extracting(Debtor::name)
        .containsExactly("Nordlicht GmbH", "Ada Muster", "Gesperrt AG");
    assertThat(debtors).extracting(Debtor::naturalPerson).containsExactly(false, true, false);
    assertThat(debtors)
        .extracting(d -> d.dunning().block().isPresent())
        .as("only a customer who is held for everything gets no letters")
        .containsExactly(false, true, false);
    List<OpenItem> open = of(Change.Open.class, changes, Change.Open::item);
    assertThat(open)
        .extracting(OpenItem::documentNumber)
        .containsExactly("00000042", "RE-2", "V-5637144580");
    assertThat(open)
        .extracting(OpenItem::kind)
        .containsExactly(DocumentKind.INVOICE, DocumentKind.INVOICE, DocumentKind.PAYMENT);
    assertThat(open.get(0).openAmount().amount()).isEqualByComparingTo("12345678901234567.00");
    assertThat(open.get(0).netDueDate()).isEqualTo(LocalDate.of(2026, 5, 31));
    assertThat(open.get(1).dunning().level()).isEqualTo(new DunningLevel(2));
    assertThat(unreadable).containsExactly("7 CollectionLetterCode is unknown: Seventh");
  }

  @Test
  void readsWhatWasClosedSinceTheHistoryBegins() {
    List<Change> changes = new ArrayList<>();
    readAll(changes, new ArrayList<>());

    List<Change.Cleared> cleared = of(Change.Cleared.class, changes, c -> c);
    assertThat(cleared).hasSize(1);
    assertThat(cleared.get(0).item().documentNumber()).isEqualTo("RE-3");
    assertThat(cleared.get(0).item().openAmount().amount())
        .isEqualByComparingTo(new BigDecimal("50"));
    assertThat(cleared.get(0).clearing().clearedOn()).isEqualTo(LocalDate.of(2026, 6, 15));
    assertThat(cleared.get(0).clearing().kind()).isEqualTo(Clearing.Kind.PAYMENT);
  }

  @Test
  void asksForTheConfiguredLegalEntitiesOnly() {
    readAll(new ArrayList<>(), new ArrayList<>());

    assertThat(finance.queries().get(0))
        .startsWith("CustomersV3?")
        .contains("cross-company=true", "dataAreaId eq 'demf' or dataAreaId eq 'usmf'");
    assertThat(finance.languages()).containsExactly("en-US");
  }

  @Test
  void followsNoFurtherPageOnAnotherHost() {
    try (FakeFinance foreign = new FakeFinance()) {
      finance.leadingTo(foreign.url());

      assertThatThrownBy(() -> readAll(new ArrayList<>(), new ArrayList<>()))
          .isInstanceOf(ConnectorException.class);
      assertThat(foreign.queries()).isEmpty();
    }
  }

  @Test
  void rereadsByKey() {
    try (ErpConnector connector = open()) {
      List<Change> found =
          connector.receivables().reread(List.of(new OpenItemRef(BOOKS, DEMF, "5637144576")));

      assertThat(found).isNotEmpty();
      assertThat(finance.queries())
          .anySatisfy(
              query ->
                  assertThat(query)
                      .contains("(dataAreaId eq 'demf') and (SourceKey eq 5637144576)"));
    }
  }

  @Test
  void aTransactionThatIsLeftOutOfLettersIsHeldByAPerson() {
    finance
        .forgetting(FinReader.TRANSACTIONS)
        .with(FinReader.TRANSACTIONS, lettered(5637144581L, "Yes"))
        .with(FinReader.TRANSACTIONS, lettered(5637144582L, "No"));
    List<Change> changes = new ArrayList<>();
    readAll(changes, new ArrayList<>());

    assertThat(of(Change.Open.class, changes, Change.Open::item))
        .extracting(item -> item.dunning().block())
        .containsExactly(
            Optional.empty(), Optional.of(new DunningBlock("no-letter", DunningBlock.Owner.CLERK)));
  }

  @Test
  void aReleaseThatDoesNotShowItIsReadWithout() {
    finance.lacking("CollectionLetter");
    List<Change> changes = new ArrayList<>();
    readAll(changes, new ArrayList<>());

    assertThat(of(Change.Open.class, changes, Change.Open::item))
        .hasSize(3)
        .allSatisfy(item -> assertThat(item.dunning().block()).isEmpty());
  }

  @Test
  void aRefusalThatHasNothingToDoWithTheFieldIsNotTakenForIt() {
    finance.lacking("CollectionLetter").lacking("SourceKey");

    assertThatThrownBy(() -> readAll(new ArrayList<>(), new ArrayList<>()))
        .isInstanceOf(ConnectorException.class);
  }

  @Test
  void refusesEveryWriteAndClaimsNone() {
    try (ErpConnector connector = open()) {
      DunningInstruction hold =
          new DunningInstruction.Hold(
              new OpenItemRef(BOOKS, DEMF, "5637144576"),
              new RecordVersion("1"),
              LocalDate.of(2026, 7, 10),
              new IdempotencyKey("hold-1"));

      assertThat(connector.dunning().apply(List.of(hold)))
          .containsExactly(
              new WriteOutcome.Refused(
                  Reason.of(ReasonCode.NOT_SUPPORTED, Capability.BLOCK_ITEM.name())));
      assertThat(connector.capabilities())
          .containsExactlyInAnyOrder(
              Capability.SHOWS_LEVEL, Capability.SHOWS_DISPUTE, Capability.SHOWS_PROMISE);
      assertThat(connector.receivables().ourMarks()).isEmpty();
    }
  }

  @Test
  void doesNotTakeAForeignPosition() {
    try (ErpConnector connector = open()) {
      assertThatThrownBy(() -> connector.receivables().read(new SyncCursor("Vendors x")))
          .isInstanceOf(ConnectorException.class)
          .hasMessageContaining("is not one of this connector");
    }
  }

  private void readAll(List<Change> changes, List<String> unreadable) {
    try (ErpConnector connector = open()) {
      ReceivablesReader reader = connector.receivables();
      Page page;
      SyncCursor at = SyncCursor.START;
      do {
        page = reader.read(at);
        changes.addAll(page.changes());
        page.unreadable()
            .forEach(
                bad -> unreadable.add(bad.nativeKey() + " " + bad.field() + " " + bad.reason()));
        at = page.next();
      } while (!page.last());
    }
  }

  private ErpConnector open() {
    return new DynamicsConnectorProvider()
        .open(new ConnectorContext(BOOKS, finance.settings(), CLOCK));
  }

  private static <C extends Change, T> List<T> of(
      Class<C> kind, List<Change> changes, Function<C, T> part) {
    return changes.stream().filter(kind::isInstance).map(kind::cast).map(part).toList();
  }

  private static String customer(String account, String type, String name, String hold) {
    return """
        {"dataAreaId":"demf","CustomerAccount":"%s","PartyType":"%s","OrganizationName":"%s",
         "PersonFirstName":"Ada","PersonLastName":"Muster","CustomerGroupId":"10",
         "AddressCountryRegionISOCode":"DE","PaymentTerms":"Net30","PaymentMethod":"",
         "OnHoldStatus":"%s"}"""
        .formatted(account, type, name, hold);
  }

  private static String lettered(long key, String letters) {
    return transaction(key, "RE-" + key, "10.00", "0", OPEN, "None")
        .replaceFirst("\\{", "{\"CollectionLetter\":\"" + letters + "\",");
  }

  private static String transaction(
      long key, String invoice, String amount, String settled, String closed, String letter) {
    return """
        {"dataAreaId":"demf","SourceKey":%d,"AccountNum":"DE-001","Invoice":"%s","Voucher":"V-%d",
         "TransDate":"2026-05-01T12:00:00Z","DocumentDate":"1900-01-01T12:00:00Z",
         "DueDate":"2026-05-31T12:00:00Z","Closed":"%s","AmountCur":%s,"SettleAmountCur":%s,
         "CurrencyCode":"EUR","TransType":"Sales","PaymMode":"","CollectionLetterCode":"%s",
         "CustAutomationExclude":"No"}"""
        .formatted(key, invoice, key, closed, amount, settled, letter);
  }
}
