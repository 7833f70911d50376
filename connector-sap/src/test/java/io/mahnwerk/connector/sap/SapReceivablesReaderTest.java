package io.mahnwerk.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mahnwerk.connector.sap.FakeSap.Reply;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ReceivablesReader;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.Page;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.core.spi.ReceivablesReader.UnreadableRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SapReceivablesReaderTest {
  private static final ConnectionId S4 = new ConnectionId(FakeSap.CONNECTION);
  private static final CompanyCode CODE = new CompanyCode("1010");

  private final FakeSap sap = new FakeSap();

  @BeforeEach
  void serveOneDebtor() {
    sap.on(SapServices.ITEMS, Reply.feed())
        .on(
            SapServices.CUSTOMER_COMPANIES,
            Reply.feed(
                "{\"Customer\":\"0010100001\",\"CompanyCode\":\"1010\",\"PaymentTerms\":\"NT30\","
                    + "\"PaymentMethodsList\":\"UE\",\"PaymentBlockingReason\":\"\"}"))
        .on(
            SapServices.CUSTOMER_DUNNING,
            Reply.feed(
                "{\"Customer\":\"0010100001\",\"CompanyCode\":\"1010\",\"DunningArea\":\"\","
                    + "\"DunningBlock\":\"\",\"DunningLevel\":\"2\",\"DunningProcedure\":\"ZM01\","
                    + "\"LastDunnedOn\":\"/Date(1771027200000)/\"}"))
        .on(
            SapServices.CUSTOMERS,
            Reply.feed(
                "{\"Customer\":\"0010100001\",\"CustomerName\":\"Müller OHG\",\"Industry\":\"0004\","
                    + "\"CustomerAccountGroup\":\"CPD\",\"CustomerClassification\":\"A\"}"));
  }

  @AfterEach
  void close() {
    sap.close();
  }

  @Test
  void readsDebtorsThenOpenThenClearedItems() {
    sap.when(
        request ->
            request.asks(SapServices.ITEMS) && request.query().contains("IsCleared eq false"),
        request -> Reply.feed(ItemJson.invoice("1800000001").toString()));
    ReceivablesReader reader = sap.connect("history-from", "2025-01-31").receivables();

    List<Page> pages = pass(reader, SyncCursor.START);

    assertThat(pages).extracting(Page::last).containsExactly(false, false, true);
    assertThat(pages.get(0).changes()).hasOnlyElementsOfType(Change.DebtorSeen.class).hasSize(1);
    assertThat(pages.get(1).changes()).hasOnlyElementsOfType(Change.Open.class).hasSize(1);
    assertThat(filters(SapServices.ITEMS))
        .containsExactly(
            "FinancialAccountType eq 'D' and CompanyCode eq '1010' and IsCleared eq false",
            "FinancialAccountType eq 'D' and CompanyCode eq '1010' and IsCleared eq true"
                + " and ClearingDate ge datetime'2025-01-31T00:00:00'");
  }

  @Test
  void sendsClientAndLanguageWithEveryCall() {
    pass(sap.connect().receivables(), SyncCursor.START);

    assertThat(sap.seen())
        .isNotEmpty()
        .allSatisfy(seen -> assertThat(seen.query()).contains("sap-client=100", "sap-language=EN"));
  }

  @Test
  void joinsADebtorFromItsThreeSets() {
    ErpConnector connector =
        sap.connect("natural-person-groups", "CPD", "key-account-classes", "B,A");

    Page page = connector.receivables().read(SyncCursor.START);

    Debtor debtor = ((Change.DebtorSeen) page.changes().get(0)).debtor();
    assertThat(debtor.ref()).isEqualTo(new DebtorRef(S4, CODE, "0010100001"));
    assertThat(debtor.name()).isEqualTo("Müller OHG");
    assertThat(debtor.naturalPerson()).isTrue();
    assertThat(debtor.keyAccount()).isTrue();
    assertThat(debtor.directDebit()).isTrue();
    assertThat(debtor.paymentTerms()).isEqualTo("NT30");
    assertThat(debtor.dunning().procedure()).isEqualTo(new DunningProcedureCode("ZM01"));
    assertThat(debtor.dunning().level().value()).isEqualTo(2);
    assertThat(debtor.dunning().lastDunnedOn()).contains(LocalDate.of(2026, 2, 14));
  }

  @Test
  void showsADebtorWithoutDunningDataUnderNoProcedure() {
    sap.on(SapServices.CUSTOMER_DUNNING, Reply.feed());

    Page page = sap.connect().receivables().read(SyncCursor.START);

    Debtor debtor = ((Change.DebtorSeen) page.changes().get(0)).debtor();
    assertThat(debtor.dunning().procedure()).isEqualTo(DunningProcedureCode.NONE);
  }

  @Test
  void readsChangesSinceTheDayBeforeTheLastPassInFourRequests() {
    ReceivablesReader reader = sap.connect().receivables();
    SyncCursor first = last(pass(reader, SyncCursor.START)).next();
    int before = sap.seen().size();

    List<Page> pages = pass(reader, first);

    // 23:30 UTC on the first of March is the second one in Berlin.
    assertThat(last(filters(SapServices.ITEMS)))
        .isEqualTo(
            "FinancialAccountType eq 'D' and CompanyCode eq '1010' and"
                + " (LastChangeDate ge datetime'2026-03-01T00:00:00'"
                + " or AccountingDocumentCreationDate ge datetime'2026-03-01T00:00:00'"
                + " or ClearingDate ge datetime'2026-03-01T00:00:00'"
                + " or ClearingCreationDate ge datetime'2026-03-01T00:00:00')");
    assertThat(pages).hasSize(2);
    assertThat(sap.seen()).hasSize(before + 4);
  }

  @Test
  void repeatsAPassFromAnOlderCursorAndLosesNothing() {
    ReceivablesReader reader = sap.connect().receivables();
    List<Page> pages = pass(reader, SyncCursor.START);

    List<Page> again = pass(reader, pages.get(0).next());

    assertThat(again).containsExactlyElementsOf(pages.subList(1, pages.size()));
  }

  @Test
  void goesOnAfterTheLastKeyOfAFullPage() {
    sap.when(
        request ->
            request.asks(SapServices.ITEMS) && request.query().contains("IsCleared eq false"),
        request ->
            request.query().contains("gt '1800000002'")
                ? Reply.feed(ItemJson.invoice("1800000003").toString())
                : Reply.feed(
                    ItemJson.invoice("1800000001").toString(),
                    ItemJson.invoice("1800000002").toString()));
    ReceivablesReader reader = sap.connect("page-size", "2").receivables();

    List<Page> pages = pass(reader, SyncCursor.START);

    assertThat(pages.stream().flatMap(page -> page.changes().stream()))
        .filteredOn(Change.Open.class::isInstance)
        .hasSize(3);
    assertThat(filters(SapServices.ITEMS).get(1))
        .endsWith(
            " and IsCleared eq false and (FiscalYear gt '2026' or FiscalYear eq '2026' and"
                + " (AccountingDocument gt '1800000002' or AccountingDocument eq '1800000002' and"
                + " AccountingDocumentItem gt '001'))");
  }

  @Test
  void readsEveryCompanyCodeAndANewOneInFull() {
    SyncCursor first = last(pass(sap.connect().receivables(), SyncCursor.START)).next();
    ReceivablesReader both = sap.connect("company-codes", "1010, 2020").receivables();

    pass(both, first);

    assertThat(filters(SapServices.ITEMS).subList(2, 5))
        .satisfiesExactly(
            filter -> assertThat(filter).contains("'1010'", "LastChangeDate"),
            filter -> assertThat(filter).contains("'2020'", "IsCleared eq false"),
            filter -> assertThat(filter).contains("'2020'", "IsCleared eq true"));
  }

  @Test
  void reportsABadRecordBesideTheGoodOnes() {
    sap.when(
        request ->
            request.asks(SapServices.ITEMS) && request.query().contains("IsCleared eq false"),
        request ->
            Reply.feed(
                ItemJson.invoice("1").with("AmountInTransactionCurrency", "1.005").toString(),
                ItemJson.invoice("2").toString()));

    Page page = pass(sap.connect().receivables(), SyncCursor.START).get(1);

    assertThat(page.changes()).hasSize(1);
    assertThat(page.unreadable())
        .containsExactly(
            new UnreadableRecord(
                "2026/1/001",
                "AmountInTransactionCurrency",
                "has more decimals than its currency: 1.005"));
  }

  @Test
  void asksForTheClearingDocumentsThatAreNoPayments() {
    sap.when(
        request -> request.query().contains("IsCleared eq true"),
        request ->
            Reply.feed(
                ItemJson.invoice("1").clearedBy("1600000001").toString(),
                ItemJson.invoice("2").clearedBy("1400000001").toString()));
    sap.when(
        request -> request.query().contains("AccountingDocumentType eq 'DG'"),
        request ->
            Reply.feed(
                ItemJson.invoice("1600000001").with("AccountingDocumentType", "DG").toString()));

    Page page = last(pass(sap.connect().receivables(), SyncCursor.START));

    assertThat(page.changes())
        .extracting(change -> ((Change.Cleared) change).clearing().kind())
        .containsExactly(Clearing.Kind.CREDIT, Clearing.Kind.PAYMENT);
    assertThat(last(filters(SapServices.ITEMS)))
        .isEqualTo(
            "CompanyCode eq '1010' and FiscalYear eq '2026' and (AccountingDocumentType eq 'DG')"
                + " and AccountingDocument ge '1400000001' and AccountingDocument le '1600000001'");
  }

  @Test
  void rereadsManyItemsInShortUrls() {
    sap.on(SapServices.ITEMS, Reply.feed(ItemJson.invoice("1800000001").toString()));
    List<OpenItemRef> refs = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      refs.add(new OpenItemRef(S4, CODE, "2026/%d/001".formatted(1_800_000_000 + i)));
    }

    List<Change> found = sap.connect().receivables().reread(refs);

    assertThat(found).isNotEmpty().allSatisfy(c -> assertThat(c).isInstanceOf(Change.Open.class));
    assertThat(sap.seen(SapServices.ITEMS))
        .hasSizeBetween(2, 5)
        .allSatisfy(seen -> assertThat(seen.query().length()).isLessThan(4000));
  }

  @Test
  void leavesOutWhatWasNotAskedForOrIsNotShown() {
    sap.on(
        SapServices.ITEMS,
        Reply.feed(ItemJson.invoice("1").with("AccountingDocumentItem", "002").toString()));
    ReceivablesReader reader = sap.connect().receivables();

    assertThat(reader.reread(List.of(new OpenItemRef(S4, CODE, "2026/1/001")))).isEmpty();
    assertThat(reader.reread(List.of(new OpenItemRef(S4, CODE, "not a key of ours")))).isEmpty();
    assertThat(reader.reread(List.of())).isEmpty();
  }

  @Test
  void rereadsDebtors() {
    List<Debtor> found =
        sap.connect().receivables().rereadDebtors(List.of(new DebtorRef(S4, CODE, "0010100001")));

    assertThat(found).extracting(Debtor::name).containsExactly("Müller OHG");
    assertThat(filters(SapServices.CUSTOMER_DUNNING))
        .containsExactly(
            "CompanyCode eq '1010' and DunningArea eq '' and (Customer eq '0010100001')");
  }

  @Test
  void findsOurMarksAndNoOneElses() {
    sap.on(
        SapServices.ITEMS,
        Reply.feed(
            ItemJson.invoice("1").block("M").toString(),
            ItemJson.invoice("2").mark("MW20260305").toString(),
            ItemJson.invoice("3").mark("MWST 19%").toString()));

    try (Stream<Change> marks = sap.connect().receivables().ourMarks()) {
      assertThat(marks)
          .extracting(change -> ((Change.Open) change).item().documentNumber())
          .containsExactly("1", "2");
    }
    assertThat(filters(SapServices.ITEMS))
        .containsExactly(
            "FinancialAccountType eq 'D' and CompanyCode eq '1010' and"
                + " (DunningBlockingReason eq 'M'"
                + " or startswith(Reference2IDByBusinessPartner,'MW'))");
  }

  @Test
  void refusesACursorItDidNotWrite() {
    ReceivablesReader reader = sap.connect().receivables();

    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> reader.read(new SyncCursor("{\"x\":1}")))
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_REQUEST));
  }

  private List<String> filters(String entitySet) {
    return sap.seen(entitySet).stream()
        .map(seen -> seen.query().replaceAll(".*\\$filter=(.*?)(&\\$.*|$)", "$1"))
        .toList();
  }

  private static List<Page> pass(ReceivablesReader reader, SyncCursor from) {
    List<Page> pages = new ArrayList<>();
    SyncCursor at = from;
    do {
      pages.add(reader.read(at));
      at = last(pages).next();
    } while (!last(pages).last() && pages.size() < 20);
    return pages;
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }
}
