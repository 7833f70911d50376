package io.mahnwerk.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.connector.sap.FakeSap.Reply;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.DunningInstruction.Release;
import io.mahnwerk.core.spi.DunningInstruction.Withdraw;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.WriteOutcome;
import io.mahnwerk.mocks.kit.LoopbackServer.Asked;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class SapItemWriterTest {
  private static final String SERVICE = "journalentrybulkchangerequest_";
  private static final LocalDate UNTIL = LocalDate.of(2026, 3, 12);
  private static final ItemJson INVOICE = ItemJson.invoice("1800000001");

  private final FakeSap sap = new FakeSap().on(SERVICE, Reply.of(202, ""));
  private final ErpConnector connector = sap.connect();

  @AfterEach
  void close() {
    connector.close();
    sap.close();
  }

  @Test
  void holdsAnItemByBlockAndDate() {
    RecordVersion version = shows(INVOICE);

    WriteOutcome outcome = apply(hold(version, UNTIL));

    assertThat(outcome).isInstanceOf(WriteOutcome.Pending.class);
    Asked sent = sap.changes().get(0);
    assertThat(sent.query()).isEqualTo("sap-client=100&sap-language=EN");
    assertThat(sent.headers())
        .containsEntry("Content-Type", "text/xml; charset=utf-8")
        .containsEntry("SOAPAction", '"' + SapEnvelope.ACTION + '"');
    assertThat(sent.body())
        .contains(
            "<MessageHeader><ID>key-1</ID>"
                + "<CreationDateTime>2026-03-01T23:30:00Z</CreationDateTime></MessageHeader>"
                + "<ItemKey><AccountingDocument>1800000001</AccountingDocument>"
                + "<CompanyCode>1010</CompanyCode><FiscalYear>2026</FiscalYear>"
                + "<AccountingDocumentItemID>1</AccountingDocumentItemID></ItemKey>"
                + "<Reference2IDByBusinessPartnerChange>"
                + "<Reference2IDByBusinessPartner>MW20260312</Reference2IDByBusinessPartner>"
                + "<FieldValueChangeIsRequested>true</FieldValueChangeIsRequested>"
                + "</Reference2IDByBusinessPartnerChange>"
                + "<DunningBlockingReasonCodeChange>"
                + "<DunningBlockingReasonCode>M</DunningBlockingReasonCode>"
                + "<FieldValueChangeIsRequested>true</FieldValueChangeIsRequested>"
                + "</DunningBlockingReasonCodeChange>");
  }

  @Test
  void saysWhereSapKeepsWhatBecameOfAMessage() {
    WriteOutcome.Pending taken = (WriteOutcome.Pending) apply(hold(shows(INVOICE), UNTIL));

    assertThat(connector.traceOf(taken.receipt()))
        .isEqualTo(
            "Message Dashboard (/AIF/ERR), namespace /FINAC, interface JECHANGEIN, message ID "
                + taken.receipt());
    assertThat(connector.traceOf("key-1")).isEmpty();
  }

  @Test
  void releasesByLiftingTheBlockAndLeavingTheDate() {
    RecordVersion version = shows(INVOICE.block("M").mark("MW20260312"));

    assertThat(apply(release(version))).isInstanceOf(WriteOutcome.Pending.class);

    assertThat(sent())
        .contains("<DunningBlockingReasonCode></DunningBlockingReasonCode>")
        .doesNotContain("Reference2");
  }

  @Test
  void withdrawsBlockAndDate() {
    RecordVersion version = shows(INVOICE.block("M").mark("MW20260312"));

    assertThat(apply(withdraw(version))).isInstanceOf(WriteOutcome.Pending.class);

    assertThat(sent())
        .contains("<DunningBlockingReasonCode></DunningBlockingReasonCode>")
        .contains("<Reference2IDByBusinessPartner></Reference2IDByBusinessPartner>");
  }

  @Test
  void leavesAClerksBlockAlone() {
    RecordVersion version = shows(INVOICE.block("R"));

    assertThat(apply(hold(version, UNTIL))).isEqualTo(refused(ReasonCode.CLERK_BLOCK));
    assertThat(apply(release(version))).isEqualTo(refused(ReasonCode.CLERK_BLOCK));
    assertThat(apply(withdraw(version))).isEqualTo(refused(ReasonCode.CLERK_BLOCK));
    assertThat(sap.changes()).isEmpty();
  }

  @Test
  void withdrawsOurDateBesideAClerksBlock() {
    RecordVersion version = shows(INVOICE.block("R").mark("MW20260312"));

    assertThat(apply(withdraw(version))).isInstanceOf(WriteOutcome.Pending.class);

    assertThat(sent())
        .contains("<Reference2IDByBusinessPartner></Reference2IDByBusinessPartner>")
        .doesNotContain("DunningBlockingReasonCode");
  }

  @Test
  void holdsByBlockAloneWhenTheFieldForTheDateIsTaken() {
    RecordVersion version = shows(INVOICE.mark("PO 4711"));

    assertThat(apply(hold(version, UNTIL))).isInstanceOf(WriteOutcome.Pending.class);

    assertThat(sent())
        .contains("<DunningBlockingReasonCode>M</DunningBlockingReasonCode>")
        .doesNotContain("Reference2");
  }

  @Test
  void leavesSomebodyElsesTextWhenItWithdraws() {
    RecordVersion version = shows(INVOICE.block("M").mark("PO 4711"));

    assertThat(apply(withdraw(version))).isInstanceOf(WriteOutcome.Pending.class);

    assertThat(sent()).doesNotContain("Reference2");
  }

  @ParameterizedTest
  @CsvSource({"M,MW20260312", "M,PO 4711"})
  void writesNothingWhenTheItemIsAlreadyHeld(String block, String mark) {
    shows(INVOICE.block(block).mark(mark));

    assertThat(apply(hold(new RecordVersion("older"), UNTIL)))
        .isEqualTo(new WriteOutcome.AlreadyInForce());
    assertThat(sap.changes()).isEmpty();
  }

  @Test
  void writesNothingWhenThereIsNothingToTakeBack() {
    RecordVersion version = shows(INVOICE);

    assertThat(apply(release(version))).isEqualTo(new WriteOutcome.AlreadyInForce());
    assertThat(apply(withdraw(version))).isEqualTo(new WriteOutcome.AlreadyInForce());
    assertThat(sap.changes()).isEmpty();
  }

  @Test
  void movesOurDateToAnotherDay() {
    RecordVersion version = shows(INVOICE.block("M").mark("MW20260301"));

    assertThat(apply(hold(version, UNTIL))).isInstanceOf(WriteOutcome.Pending.class);

    assertThat(sent()).contains("MW20260312");
  }

  @ParameterizedTest
  @CsvSource({
    "AmountInTransactionCurrency,90.00",
    "DunningLevel,1",
    "LastDunningDate,/Date(1771027200000)/",
    "NetDueDate,/Date(1771027200000)/"
  })
  void answersStaleWhenTheLedgerMovedOn(String field, String text) {
    RecordVersion version = shows(INVOICE);
    shows(INVOICE.with(field, text));

    assertThat(apply(hold(version, UNTIL)))
        .isEqualTo(new WriteOutcome.Stale(Reason.of(ReasonCode.LEDGER_MOVED_ON)));
    assertThat(sap.changes()).isEmpty();
  }

  @Test
  void refusesAClearedItem() {
    RecordVersion version = shows(INVOICE);
    shows(INVOICE.clearedBy("1400000001"));

    assertThat(apply(hold(version, UNTIL))).isEqualTo(refused(ReasonCode.ITEM_CLEARED));
    assertThat(sap.changes()).isEmpty();
  }

  @Test
  void refusesAnItemThatIsNotShown() {
    sap.on(SapServices.ITEMS, Reply.feed());

    assertThat(apply(hold(new RecordVersion("x"), UNTIL))).isInstanceOf(WriteOutcome.Refused.class);
    assertThat(sap.changes()).isEmpty();
  }

  @Test
  void sendsOneMessageForManyItemsAndAnswersInOrder() {
    List<String> shown = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      ItemJson invoice = ItemJson.invoice("180000000" + i);
      shown.add((i == 3 ? invoice.block("R") : invoice).toString());
    }
    sap.on(SapServices.ITEMS, Reply.feed(shown.toArray(String[]::new)));

    List<WriteOutcome> outcomes = connector.dunning().apply(holdsOnEverything());

    assertThat(outcomes)
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(WriteOutcome.Pending.class),
            second -> assertThat(second).isInstanceOf(WriteOutcome.Pending.class),
            third -> assertThat(third).isEqualTo(refused(ReasonCode.CLERK_BLOCK)),
            fourth -> assertThat(fourth).isInstanceOf(WriteOutcome.Pending.class),
            fifth -> assertThat(fifth).isInstanceOf(WriteOutcome.Pending.class));
    assertThat(sap.changes()).hasSize(1);
  }

  @Test
  void cutsMessagesAtTheBulkSize() {
    sap.on(
        SapServices.ITEMS,
        Reply.feed(ItemJson.invoice("1").toString(), ItemJson.invoice("2").toString()));

    try (ErpConnector small = sap.connect("bulk-size", "1")) {
      assertThat(small.dunning().apply(holdsOnEverything())).hasSize(2);
    }

    assertThat(sap.changes()).hasSize(2);
  }

  @Test
  void namesARepeatedMessageLikeTheFirstOne() {
    RecordVersion version = shows(INVOICE);

    WriteOutcome first = apply(hold(version, UNTIL));
    WriteOutcome second = apply(hold(version, UNTIL));
    WriteOutcome other = apply(new Hold(ref(), version, UNTIL, new IdempotencyKey("key-2")));

    assertThat(second).isEqualTo(first).isNotEqualTo(other);
    assertThat(((WriteOutcome.Pending) first).receipt()).startsWith("urn:uuid:");
    assertThat(sap.changes().get(0).body())
        .contains(((WriteOutcome.Pending) first).receipt())
        .isEqualTo(sap.changes().get(1).body());
  }

  @Test
  void isUncertainOfEveryItemWhenTheAnswerIsLost() {
    RecordVersion version = shows(INVOICE);
    sap.on(SERVICE, Reply.of(-1, ""));

    assertThat(apply(hold(version, UNTIL))).isInstanceOf(WriteOutcome.Uncertain.class);
    assertThat(sap.changes()).hasSize(1);
  }

  @Test
  void isUncertainWhenAWebPageComesInsteadOfAnAnswer() {
    RecordVersion version = shows(INVOICE);
    sap.on(SERVICE, Reply.of(200, "\n<html><title>Welcome</title></html>"));

    assertThat(apply(hold(version, UNTIL)))
        .isEqualTo(new WriteOutcome.Uncertain("a web page came instead of an answer"));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void isUncertainWhenTheServerBreaksDown(int status) {
    RecordVersion version = shows(INVOICE);
    sap.on(SERVICE, Reply.of(status, "<html><title>Sorry</title></html>"));

    assertThat(apply(hold(version, UNTIL))).isInstanceOf(WriteOutcome.Uncertain.class);
    assertThat(sap.changes()).hasSize(1);
  }

  @Test
  void failsWithWhatTheServiceSaysAgainstTheMessage() {
    RecordVersion version = shows(INVOICE);
    sap.on(
        SERVICE,
        Reply.of(
            500,
            "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
                + "<soap:Fault><faultcode>soap:Client</faultcode>"
                + "<faultstring>Message ID missing</faultstring></soap:Fault>"
                + "</soap:Body></soap:Envelope>"));

    assertThat(apply(hold(version, UNTIL)))
        .isEqualTo(
            new WriteOutcome.Failed(
                FailureKind.INVALID_REQUEST, "SAP refused: Message ID missing"));
  }

  @Test
  void takesAMessageForTakenThatSapHasHadBefore() {
    RecordVersion version = shows(INVOICE);
    sap.on(
        SERVICE,
        Reply.of(
            500,
            "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
                + "<soap:Fault><faultcode>soap:Client</faultcode>"
                + "<faultstring>Duplicate message ID</faultstring></soap:Fault>"
                + "</soap:Body></soap:Envelope>"));

    assertThat(apply(hold(version, UNTIL))).isInstanceOf(WriteOutcome.Pending.class);
  }

  @Test
  void namesTheSettingWhenNoServiceAnswers() {
    RecordVersion version = shows(INVOICE);
    sap.on(SERVICE, Reply.of(404, ""));

    assertThat(apply(hold(version, UNTIL)))
        .isEqualTo(
            new WriteOutcome.Failed(
                FailureKind.NOT_FOUND,
                "no service answers at the path of setting 'item-change-path'"));
  }

  @Test
  void writesNothingWhenItCannotReadFirst() {
    sap.on(SapServices.ITEMS, Reply.of(403, ""));

    assertThat(apply(hold(new RecordVersion("x"), UNTIL)))
        .isInstanceOfSatisfying(
            WriteOutcome.Failed.class,
            failed -> assertThat(failed.kind()).isEqualTo(FailureKind.FORBIDDEN));
    assertThat(sap.changes()).isEmpty();
  }

  private List<DunningInstruction> holdsOnEverything() {
    List<DunningInstruction> holds = new ArrayList<>();
    List<OpenItem> items = new ArrayList<>();
    connector
        .receivables()
        .reread(refs())
        .forEach(change -> items.add(((Change.Open) change).item()));
    for (OpenItem item : items) {
      IdempotencyKey key = new IdempotencyKey("key-" + item.documentNumber());
      holds.add(new Hold(item.ref(), item.version(), UNTIL, key));
    }
    return holds;
  }

  private static List<OpenItemRef> refs() {
    List<OpenItemRef> refs = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      refs.add(ref("180000000" + i));
      refs.add(ref(Integer.toString(i)));
    }
    return refs;
  }

  /** Lets SAP show the item and answers the version a reader sees. */
  private RecordVersion shows(ItemJson item) {
    sap.on(SapServices.ITEMS, Reply.feed(item.toString()));
    return connector.receivables().reread(List.of(ref())).stream()
        .filter(Change.Open.class::isInstance)
        .map(change -> ((Change.Open) change).item().version())
        .findFirst()
        .orElse(new RecordVersion("cleared"));
  }

  private WriteOutcome apply(DunningInstruction instruction) {
    return connector.dunning().apply(List.of(instruction)).get(0);
  }

  private String sent() {
    return sap.changes().get(0).body();
  }

  private static OpenItemRef ref() {
    return ref("1800000001");
  }

  private static OpenItemRef ref(String document) {
    return new OpenItemRef(
        new ConnectionId(FakeSap.CONNECTION), new CompanyCode("1010"), "2026/" + document + "/001");
  }

  private static Hold hold(RecordVersion basedOn, LocalDate until) {
    return new Hold(ref(), basedOn, until, new IdempotencyKey("key-1"));
  }

  private static Release release(RecordVersion basedOn) {
    return new Release(ref(), basedOn, new IdempotencyKey("key-1"));
  }

  private static Withdraw withdraw(RecordVersion basedOn) {
    return new Withdraw(ref(), basedOn, new IdempotencyKey("key-1"));
  }

  private static WriteOutcome refused(ReasonCode reason) {
    return new WriteOutcome.Refused(Reason.of(reason));
  }
}
