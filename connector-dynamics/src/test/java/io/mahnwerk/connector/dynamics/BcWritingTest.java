package io.mahnwerk.connector.dynamics;

import static io.mahnwerk.connector.dynamics.BcDocuments.entry;
import static io.mahnwerk.connector.dynamics.BcDocuments.pageEntry;
import static io.mahnwerk.connector.dynamics.BcDocuments.suggestion;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.connector.dynamics.FakeBc.Reply;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.Capability;
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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BcWritingTest {
  private static final LocalDate UNTIL = FakeBc.TODAY.plusDays(9);
  private static final String ROW = "77777777-0000-0000-0000-000000000001";
  private static final IdempotencyKey KEY = new IdempotencyKey("MWkey");
  private static final String BATCH = "v1.0/$batch";

  private final FakeBc bc = FakeBc.withExtension();
  private final FakeBc stock = FakeBc.stock();

  @AfterEach
  void close() {
    bc.close();
    stock.close();
  }

  @Test
  void bindsAFirstMarkToTheRowVersionThatWasScored() {
    bc.on("ledgerEntries", Reply.feed(entry(1, "")));
    bc.on("dunningSuggestions", Reply.of(201, "{}"));

    WriteOutcome outcome = apply(bc, hold(item(bc))).get(0);

    assertThat(outcome).isEqualTo(new WriteOutcome.Pending("MWkey"));
    assertThat(bc.changes()).hasSize(1);
    assertThat(bc.changes().get(0).method()).isEqualTo("POST");
    assertThat(bc.changes().get(0).body())
        .isEqualTo(
            "{\"entryRowVersion\":700,\"dunningDate\":\"2026-03-11\",\"held\":true,"
                + "\"ledgerEntryNumber\":1}");
    assertThat(bc.changes().get(0).headers()).doesNotContainKey("Data-Access-Intent");
  }

  @Test
  void changesAMarkOnTheVersionThatWasReadAndNeverOnAnyVersion() {
    bc.on("ledgerEntries", Reply.feed(entry(1, suggestion("2026-03-05", true, false))));
    bc.on("dunningSuggestions(" + ROW + ")", Reply.of(200, "{}"));

    apply(bc, hold(item(bc)));

    Asked change = bc.changes().get(0);
    assertThat(change.method()).isEqualTo("PATCH");
    assertThat(change.headers()).containsEntry("If-Match", "W/\"s1\"");
  }

  @Test
  void bringsTheDateForwardToReleaseAndTakesItBackToWithdraw() {
    bc.on("ledgerEntries", Reply.feed(entry(1, suggestion("2026-03-05", true, false))));
    bc.on("dunningSuggestions(" + ROW + ")", Reply.of(200, "{}"));
    OpenItem item = item(bc);

    apply(bc, new Release(item.ref(), item.version(), KEY));
    apply(bc, new Withdraw(item.ref(), item.version(), KEY));

    assertThat(bc.changes().get(0).body())
        .contains("\"dunningDate\":\"2026-03-02\"", "\"held\":false");
    assertThat(bc.changes().get(1).body())
        .contains("\"dunningDate\":\"0001-01-01\"", "\"held\":false");
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 412})
  void takesBothAnswersToAnOldVersionForStale(int status) {
    bc.on("ledgerEntries", Reply.feed(entry(1, suggestion("2026-03-05", true, false))));
    bc.on("dunningSuggestions(" + ROW + ")", Reply.error(status, "Request_EntityChanged"));

    assertThat(apply(bc, hold(item(bc))).get(0)).isInstanceOf(WriteOutcome.Stale.class);
    assertThat(bc.changes()).hasSize(1);
  }

  @Test
  void tellsAnEntryThatMovedOnFromOneThatIsRefused() {
    bc.on("ledgerEntries", Reply.feed(entry(1, "")));
    bc.on("dunningSuggestions", Reply.error(400, "Application_DialogException"));
    OpenItem item = item(bc);

    WriteOutcome refused = apply(bc, hold(item)).get(0);
    bc.when(
        request -> request.asks("ledgerEntries"),
        request -> Reply.feed(entry(1, bc.changes().size() < 2 ? "" : "\"rowVersion\":701")));
    WriteOutcome stale = apply(bc, hold(item)).get(0);

    assertThat(refused)
        .isEqualTo(new WriteOutcome.Refused(Reason.of(ReasonCode.LEDGER_REFUSED, "Not so")));
    assertThat(stale).isInstanceOf(WriteOutcome.Stale.class);
  }

  @Test
  void sendsSeveralMarksInOneBatchAndGivesEachItsOwnAnswer() {
    bc.on("ledgerEntries", Reply.feed(entry(1, ""), entry(2, ""), entry(3, "")));
    bc.on(
        BATCH,
        Reply.of(
            200,
            """
            {"responses":[
             {"id":"1","status":400,"body":{"error":{"code":"BadRequest","message":"No."}}},
             {"id":"0","status":201,"body":{"id":"x"}}]}
            """));
    List<OpenItem> items = items(bc, 1, 2, 3);

    List<WriteOutcome> outcomes =
        apply(bc, hold(items.get(0)), hold(items.get(1)), hold(items.get(2)));

    assertThat(outcomes.get(0)).isInstanceOf(WriteOutcome.Pending.class);
    assertThat(outcomes.get(1)).isInstanceOf(WriteOutcome.Failed.class);
    assertThat(outcomes.get(2)).isInstanceOf(WriteOutcome.Uncertain.class);
    Asked batch = bc.changes().get(0);
    assertThat(bc.changes()).hasSize(1);
    assertThat(batch.headers()).containsEntry("Prefer", "odata.continue-on-error");
    assertThat(batch.body())
        .contains("\"url\":\"companies(11111111-2222-3333-4444-555555555555)/dunningSuggestions\"");
  }

  @Test
  void cutsWritesIntoBatchesOfTheSizeThatIsSet() {
    bc.on("ledgerEntries", Reply.feed(entry(1, ""), entry(2, ""), entry(3, "")));
    bc.on("dunningSuggestions", Reply.of(201, "{}"));
    bc.on(BATCH, Reply.of(200, "{\"responses\":[]}"));
    List<OpenItem> items = items(bc, 1, 2, 3);

    bc.connect("batch-size", "2")
        .dunning()
        .apply(List.of(hold(items.get(0)), hold(items.get(1)), hold(items.get(2))));

    assertThat(bc.changes()).extracting(Asked::path).hasSize(2);
    assertThat(bc.seen(BATCH)).hasSize(1);
  }

  @Test
  void writesNothingWhereAPersonDecides() {
    bc.on("ledgerEntries", Reply.feed(entry(1, suggestion("2026-03-05", true, true))));

    assertThat(apply(bc, hold(item(bc))).get(0))
        .isEqualTo(new WriteOutcome.Refused(Reason.of(ReasonCode.MARK_FIELD_TAKEN)));
    assertThat(bc.changes()).isEmpty();
  }

  @Test
  void claimsAndSetsNoHoldWhereSteeringIsSwitchedOff() {
    bc.on("extensionInfo", Reply.feed(BcDocuments.info(false)));
    bc.on("ledgerEntries", Reply.feed(entry(1, "")));

    assertThat(bc.connect().capabilities())
        .doesNotContain(Capability.BLOCK_ITEM, Capability.MARK_ITEM)
        .contains(Capability.ENFORCES_FLOOR);
    assertThat(apply(bc, hold(item(bc))).get(0)).isInstanceOf(WriteOutcome.Refused.class);
    assertThat(bc.changes()).isEmpty();
  }

  @Test
  void putsItsOwnCodeOnHoldAndLiftsNoOther() {
    stock.on("CustomerLedgerEntries", Reply.feed(pageEntry(1, "")));
    stock.on("CustomerLedgerEntries(Entry_No=1)", Reply.of(200, "{}"));
    OpenItem item = item(stock);

    WriteOutcome held = apply(stock, hold(item)).get(0);
    stock.on("CustomerLedgerEntries", Reply.feed(pageEntry(1, "\"On_Hold\":\"ABC\"")));
    OpenItem clerks = item(stock);
    WriteOutcome release = apply(stock, new Release(clerks.ref(), clerks.version(), KEY)).get(0);

    assertThat(held).isInstanceOf(WriteOutcome.Pending.class);
    assertThat(release).isEqualTo(new WriteOutcome.Refused(Reason.of(ReasonCode.CLERK_BLOCK)));
    assertThat(stock.changes()).hasSize(1);
    assertThat(stock.changes().get(0).body()).isEqualTo("{\"On_Hold\":\"MW\"}");
    assertThat(stock.changes().get(0).headers()).containsEntry("If-Match", "W/\"p1\"");
  }

  @Test
  void setsItsOwnDisputeStatusOnAPostedInvoiceOnly() {
    stock.on("CustomerLedgerEntries", Reply.feed(pageEntry(1, "")));
    stock.on("disputeStatus", Reply.feed("{\"id\":\"d-1\",\"code\":\"MWHOLD\"}"));
    stock.on("salesInvoices", Reply.feed());
    ErpConnector connector = stock.connect("route", "dispute-status");
    OpenItem item = item(stock);

    WriteOutcome noInvoice = connector.dunning().apply(List.of(hold(item))).get(0);
    stock.on(
        "salesInvoices",
        Reply.feed(
            "{\"@odata.etag\":\"W/\\\"i1\\\"\",\"id\":\"i-1\",\"number\":\"PS-INV103001\"}"));
    stock.on("salesInvoices(i-1)", Reply.of(200, "{}"));
    WriteOutcome set = connector.dunning().apply(List.of(hold(item))).get(0);

    assertThat(noInvoice)
        .isEqualTo(
            new WriteOutcome.Refused(
                Reason.of(
                    ReasonCode.NOT_SUPPORTED,
                    "only posted sales invoices carry a dispute status")));
    assertThat(set).isInstanceOf(WriteOutcome.Pending.class);
    assertThat(stock.changes().get(0).body()).isEqualTo("{\"disputeStatusId\":\"d-1\"}");
    assertThat(stock.changes().get(0).headers()).containsEntry("If-Match", "W/\"i1\"");
  }

  @Test
  void leavesADisputeOfPeopleAlone() {
    stock.on("CustomerLedgerEntries", Reply.feed(pageEntry(1, "\"Dispute_Status\":\"QUALITY\"")));
    OpenItem item = item(stock);

    WriteOutcome outcome =
        stock.connect("route", "dispute-status").dunning().apply(List.of(hold(item))).get(0);

    assertThat(outcome).isEqualTo(new WriteOutcome.Refused(Reason.of(ReasonCode.DISPUTED)));
    assertThat(stock.changes()).isEmpty();
  }

  @Test
  void takesAHoldThatAPersonPutOverOurDisputeForHers() {
    stock.on(
        "CustomerLedgerEntries",
        Reply.feed(pageEntry(1, "\"Dispute_Status\":\"MWHOLD\",\"On_Hold\":\"ABC\"")));
    ErpConnector connector = stock.connect("route", "dispute-status");
    OpenItem item =
        ((Change.Open) connector.receivables().reread(List.of(FakeBc.item(1))).get(0)).item();

    WriteOutcome outcome =
        connector.dunning().apply(List.of(new Withdraw(item.ref(), item.version(), KEY))).get(0);

    assertThat(item.dunning().isBlockedByClerk()).isTrue();
    assertThat(item.dispute()).isEmpty();
    assertThat(outcome).isEqualTo(new WriteOutcome.Refused(Reason.of(ReasonCode.CLERK_BLOCK)));
    assertThat(stock.changes()).isEmpty();
  }

  @Test
  void answersFailedWhereTheLedgerRefusesTheSignIn() {
    bc.on("ledgerEntries", Reply.feed(entry(1, "")));
    bc.on("dunningSuggestions", Reply.error(403, "Authorization_RequestDenied"));

    WriteOutcome outcome = apply(bc, hold(item(bc))).get(0);

    assertThat(outcome)
        .isEqualTo(
            new WriteOutcome.Failed(
                FailureKind.FORBIDDEN, "Business Central answered with status 403: Not so"));
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 503, 504})
  void isUncertainAndDoesNotRepeatAWriteThatTheServiceBrokeOff(int status) {
    bc.on("ledgerEntries", Reply.feed(entry(1, "")));
    bc.on("dunningSuggestions", Reply.error(status, "Internal_ServerError"));

    assertThat(apply(bc, hold(item(bc))).get(0)).isInstanceOf(WriteOutcome.Uncertain.class);
    assertThat(bc.changes()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 503, 504})
  void readsAgainWhatTheServiceBrokeOff(int status) {
    AtomicInteger asked = new AtomicInteger();
    bc.when(
        r -> r.asks("ledgerEntries"),
        r ->
            asked.getAndIncrement() == 0
                ? Reply.error(status, "Internal_ServerError")
                : Reply.feed(entry(1, "")));

    assertThat(item(bc).ref()).isEqualTo(FakeBc.item(1));
    assertThat(asked.get()).isEqualTo(2);
  }

  private static List<WriteOutcome> apply(FakeBc ledger, DunningInstruction... instructions) {
    return ledger.connect().dunning().apply(List.of(instructions));
  }

  private static DunningInstruction hold(OpenItem item) {
    return new Hold(item.ref(), item.version(), UNTIL, KEY);
  }

  private static OpenItem item(FakeBc ledger) {
    return items(ledger, 1).get(0);
  }

  private static List<OpenItem> items(FakeBc ledger, int... numbers) {
    return ledger
        .connect()
        .receivables()
        .reread(java.util.Arrays.stream(numbers).mapToObj(FakeBc::item).toList())
        .stream()
        .map(change -> ((Change.Open) change).item())
        .toList();
  }
}
