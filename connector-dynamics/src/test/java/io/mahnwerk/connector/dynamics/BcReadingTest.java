package io.mahnwerk.connector.dynamics;

import static io.mahnwerk.connector.dynamics.BcDocuments.entry;
import static io.mahnwerk.connector.dynamics.BcDocuments.pageEntry;
import static io.mahnwerk.connector.dynamics.BcDocuments.suggestion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mahnwerk.connector.dynamics.FakeBc.Reply;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.Dispute;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.PromiseToPay;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.Page;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.mocks.kit.LoopbackServer.Asked;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class BcReadingTest {
  private final FakeBc bc = FakeBc.withExtension();
  private final FakeBc stock = FakeBc.stock();

  @AfterEach
  void close() {
    bc.close();
    stock.close();
  }

  @Test
  void keepsAmountsExactThatADoubleWouldRound() {
    OpenItem item = one(entry(1, "\"remainingAmount\":12345678901234567.89"));

    assertThat(item.openAmount()).isEqualTo(Money.of("EUR", "12345678901234567.89"));
    assertThat(12345678901234567.89).isEqualTo(12345678901234568.0);
  }

  @Test
  void takesTheFirstDayOfTheYearOneForNoDate() {
    OpenItem item = one(entry(1, ""));

    assertThat(item.promise()).isEmpty();
    assertThat(item.dunning().lastDunnedOn()).isEmpty();
    assertThat(item.netDueDate()).isEqualTo("2026-02-04");
  }

  @Test
  void tellsPromiseAndDisputeAsTheLedgerHasThem() {
    OpenItem item =
        one(entry(1, "\"promisedPayDate\":\"2026-03-09\",\"disputeStatus\":\"QUALITY\""));

    assertThat(item.promise()).contains(new PromiseToPay(LocalDate.of(2026, 3, 9)));
    assertThat(item.dispute()).contains(new Dispute("QUALITY"));
  }

  @Test
  void tellsLevelAndDayOfTheLastReminder() {
    OpenItem item =
        one(entry(1, "\"lastIssuedReminderLevel\":2,\"lastReminderDate\":\"2026-02-20\""));

    assertThat(item.dunning().level()).isEqualTo(new DunningLevel(2));
    assertThat(item.dunning().lastDunnedOn()).contains(LocalDate.of(2026, 2, 20));
  }

  @Test
  void takesASuggestionForAHoldUntilItsDay() {
    OpenItem held = one(entry(1, suggestion("2026-03-03", true, false)));
    OpenItem chosen = one(entry(1, suggestion("2026-03-02", true, false)));

    assertThat(held.dunning().isHeldByUs()).isTrue();
    assertThat(chosen.dunning().block()).isEmpty();
    assertThat(chosen.dunning().mark()).contains(new DunningMark(FakeBc.TODAY));
  }

  @Test
  void leavesAnItemToThePersonWhoTookItOver() {
    OpenItem item = one(entry(1, suggestion("2026-03-09", true, true)));

    assertThat(item.dunning().markFieldTaken()).isTrue();
    assertThat(item.dunning().mark()).isEmpty();
    assertThat(item.dunning().block()).isEmpty();
  }

  @Test
  void takesEveryOnHoldForAPersonsWhereTheExtensionMarks() {
    OpenItem item = one(entry(1, "\"onHold\":\"MW\"," + suggestion("2026-03-09", true, false)));

    assertThat(item.dunning().block()).contains(new DunningBlock("MW", DunningBlock.Owner.CLERK));
  }

  @ParameterizedTest
  @CsvSource({
    "Invoice,100,INVOICE",
    "Credit_x0020_Memo,-100,CREDIT_MEMO",
    "Credit Memo,-100,CREDIT_MEMO",
    "Payment,-100,PAYMENT",
    "' ',100,INVOICE",
    "_x0020_,-100,PAYMENT",
    "Finance_x0020_Charge_x0020_Memo,100,INVOICE",
    "Refund,100,OTHER"
  })
  void knowsWhatKindOfDocumentAnEntryIs(String type, String amount, DocumentKind kind) {
    String more = "\"documentType\":\"%s\",\"remainingAmount\":%s".formatted(type, amount);

    assertThat(one(entry(1, more)).kind()).isEqualTo(kind);
  }

  @Test
  void tellsAnUnreadableEntryBesideTheOthers() {
    bc.on("ledgerEntries", Reply.feed(entry(1, "\"currencyCode\":\"USDN\""), entry(2, "")));

    List<Page> pages = pages(bc.connect());

    assertThat(pages).flatExtracting(Page::unreadable).extracting("nativeKey").containsOnly("1");
    assertThat(opened(pages)).extracting(item -> item.ref().nativeKey()).contains("2");
  }

  @Test
  void followsAFurtherPageAsItIsNamed() {
    String next = bc.root() + "/api/mahnwerk/dunning/v1.0/elsewhere/ledgerEntries?$skiptoken=a%2Fb";
    bc.when(
        request -> request.asks("ledgerEntries") && request.query().contains("open eq true"),
        request -> page(next, entry(1, "")));
    bc.when(request -> request.path().contains("elsewhere"), request -> Reply.feed(entry(2, "")));

    List<OpenItem> items = opened(pages(bc.connect()));

    assertThat(items).extracting(item -> item.ref().nativeKey()).containsExactly("1", "2");
    assertThat(bc.seen("elsewhere/ledgerEntries").get(0).headers())
        .containsEntry("Prefer", "odata.maxpagesize=2000")
        .containsEntry("Data-Access-Intent", "ReadOnly")
        .containsEntry("Accept-Language", "en-US");
  }

  @Test
  void refusesAFurtherPageOnAnotherHost() {
    bc.when(
        request -> request.asks("ledgerEntries"),
        request -> page("http://127.0.0.2:9/ledgerEntries?$skiptoken=1", entry(1, "")));

    ConnectorException refusal =
        catchThrowableOfType(ConnectorException.class, () -> pages(bc.connect()));

    assertThat(refusal.kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
    assertThat(refusal)
        .hasMessage(
            "Connection 'bc': a further page of Business Central lies on another host and is not"
                + " followed.");
  }

  @Test
  void beginsAPhaseAnewWhoseFurtherPageIsNotKnownAnyMore() {
    String next = bc.root() + "/gone/entries?$skiptoken=1";
    bc.when(
        request -> request.asks("ledgerEntries") && request.query().contains("open eq true"),
        request ->
            bc.seen("gone/entries").isEmpty()
                ? page(next, entry(1, ""))
                : Reply.feed(entry(1, ""), entry(2, "")));

    assertThat(opened(pages(bc.connect())))
        .extracting(item -> item.ref().nativeKey())
        .containsExactly("1", "1", "2");
  }

  @Test
  void readsChangesFromBeforeTheNewestOneItSaw() {
    bc.on("ledgerEntries", Reply.feed(entry(1, "")));
    ErpConnector connector = bc.connect();
    List<Page> first = pages(connector);

    Page customers = connector.receivables().read(first.get(first.size() - 1).next());
    connector.receivables().read(customers.next());

    List<Asked> asked = bc.seen("ledgerEntries");
    assertThat(asked.get(asked.size() - 1).query())
        .contains("systemModifiedAt gt 2026-02-20T09:00:00.123Z");
  }

  @Test
  void readsOpenAndLatelyClosedEntriesAgainWhereNothingTellsChanges() {
    stock.on("CustomerCard", Reply.feed());
    stock.on("CustomerLedgerEntries", Reply.feed());
    ErpConnector connector = stock.connect();
    List<Page> first = pages(connector);

    Page customers = connector.receivables().read(first.get(first.size() - 1).next());
    Page open = connector.receivables().read(customers.next());
    connector.receivables().read(open.next());

    List<String> asked = stock.seen("CustomerLedgerEntries").stream().map(Asked::query).toList();
    assertThat(asked).hasSize(4);
    assertThat(asked.get(1)).contains("Closed_at_Date ge 2024-03-01");
    assertThat(asked.get(2)).contains("Open eq true");
    assertThat(asked.get(3)).contains("Closed_at_Date ge 2026-01-01");
  }

  @Test
  void readsTheLastReminderFromPage444() {
    stock.on("CustomerLedgerEntries", Reply.feed(pageEntry(1, ""), pageEntry(2, "")));
    stock.on(
        "ReminderEntries",
        Reply.feed(
            reminder(10, 1, 1, "2026-02-10", false),
            reminder(11, 1, 2, "2026-02-24", false),
            reminder(12, 1, 3, "2026-03-01", true)));

    List<Change> told =
        stock.connect().receivables().reread(List.of(FakeBc.item(1), FakeBc.item(2)));

    assertThat(told)
        .extracting(change -> ((Change.Open) change).item().dunning().level().value())
        .containsExactly(2, 0);
  }

  @Test
  void takesWhatClosedAnEntryFromItsApplications() {
    String closed = "\"open\":false,\"closedAtDate\":\"2026-02-25\"";
    bc.on(
        "ledgerEntries",
        Reply.feed(
            entry(1, closed),
            entry(2, closed),
            entry(3, closed + ",\"reversed\":true"),
            entry(4, closed)));
    bc.on(
        "detailedLedgerEntries",
        Reply.feed(
            application(1, "Credit Memo", "-10.00"),
            application(1, "Payment", "-1180.00"),
            application(2, "Payment", "-1190.00"),
            application(2, "Payment", "1190.00"),
            application(2, "Credit_x0020_Memo", "-1190.00"),
            application(4, " ", "-1190.00")));

    List<Change> told =
        bc.connect()
            .receivables()
            .reread(List.of(FakeBc.item(1), FakeBc.item(2), FakeBc.item(3), FakeBc.item(4)));

    assertThat(told)
        .extracting(change -> ((Change.Cleared) change).clearing().kind())
        .containsExactly(
            Clearing.Kind.PAYMENT,
            Clearing.Kind.CREDIT,
            Clearing.Kind.REVERSAL,
            Clearing.Kind.CREDIT);
  }

  @Test
  void doesNotTakeAGatewaysPageForAMissingExtension() {
    bc.on("mahnwerk/dunning/v1.0/$metadata", Reply.of(404, "<html><title>Gateway</title></html>"));

    assertThatThrownBy(() -> bc.connect().capabilities())
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("404");
  }

  @Test
  void insistsOnTheExtensionWhereItIsToldTo() {
    assertThatThrownBy(() -> stock.connect("extension", "true").capabilities())
        .hasMessage(
            "Connection 'bc': our extension is not installed in this environment, and setting"
                + " 'extension' insists on it.");
  }

  private OpenItem one(String record) {
    bc.on("ledgerEntries", Reply.feed(record));
    List<Change> told = bc.connect().receivables().reread(List.of(FakeBc.item(1)));
    return ((Change.Open) told.get(0)).item();
  }

  private static List<Page> pages(ErpConnector connector) {
    List<Page> pages = new ArrayList<>();
    SyncCursor after = SyncCursor.START;
    do {
      pages.add(connector.receivables().read(after));
      after = pages.get(pages.size() - 1).next();
    } while (!pages.get(pages.size() - 1).last() && pages.size() < 20);
    return pages;
  }

  private static List<OpenItem> opened(List<Page> pages) {
    return pages.stream()
        .flatMap(page -> page.changes().stream())
        .filter(Change.Open.class::isInstance)
        .map(change -> ((Change.Open) change).item())
        .toList();
  }

  private static Reply page(String next, String record) {
    return Reply.of(200, "{\"value\":[" + record + "],\"@odata.nextLink\":\"" + next + "\"}");
  }

  private static String reminder(int entry, int of, int level, String on, boolean canceled) {
    return """
        {"Entry_No":%d,"Type":"Reminder","Customer_Entry_No":%d,"Reminder_Level":%d,
         "Document_Date":"%s","Canceled":%s}
        """
        .formatted(entry, of, level, on, canceled);
  }

  private static String application(int of, String documentType, String amount) {
    return """
        {"ledgerEntryNumber":%d,"entryType":"Application","documentType":"%s","amount":%s,
         "appliedLedgerEntryNumber":900}
        """
        .formatted(of, documentType, amount);
  }
}
