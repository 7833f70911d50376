package io.mahnwerk.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.connector.sap.FakeSap.Reply;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.DunningInstruction.Release;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.WriteOutcome;
import io.mahnwerk.mocks.kit.LoopbackServer.Asked;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class SapDebtorWriterTest {
  private static final DebtorRef DEBTOR =
      new DebtorRef(new ConnectionId(FakeSap.CONNECTION), new CompanyCode("1010"), "0010100001");
  private static final IdempotencyKey KEY = new IdempotencyKey("key-1");
  private static final String ENTITY =
      "A_CustomerDunning(Customer='0010100001',CompanyCode='1010',DunningArea='')";

  private final FakeSap sap = new FakeSap();
  private final ErpConnector connector = sap.connect();
  private final AtomicInteger tokens = new AtomicInteger();

  @AfterEach
  void close() {
    connector.close();
    sap.close();
  }

  @Test
  void blocksADebtorWithTokenAndCookiesOfOneSession() {
    RecordVersion version = shows("");
    sap.when(request -> request.method().equals("PATCH"), request -> Reply.of(204, ""));

    assertThat(apply(hold(version))).isEqualTo(new WriteOutcome.Pending("key-1"));

    Asked fetch = fetches().get(0);
    assertThat(fetch.path()).isEqualTo("/sap/opu/odata/sap/API_BUSINESS_PARTNER/");
    assertThat(fetch.query()).isEqualTo("sap-client=100&sap-language=EN");
    Asked patch = sap.changes().get(0);
    assertThat(patch.path()).endsWith("/" + ENTITY);
    assertThat(patch.body()).isEqualTo("{\"DunningBlock\":\"M\"}");
    assertThat(patch.headers())
        .containsEntry("x-csrf-token", "token-1")
        .containsEntry("Cookie", "SAP_SESSIONID_S4H_100=abc%3d1; sap-usercontext=sap-client=100")
        .doesNotContainKey("If-Match");
  }

  @Test
  void fetchesOneTokenForManyChanges() {
    RecordVersion version = shows("");
    sap.when(request -> request.method().equals("PATCH"), request -> Reply.of(204, ""));

    connector.dunning().apply(List.of(hold(version), hold(version)));

    assertThat(fetches()).hasSize(1);
    assertThat(sap.changes()).hasSize(2);
  }

  @Test
  void givesEachOfTwoWorkersItsOwnSession() throws Exception {
    RecordVersion version = shows("");
    CyclicBarrier bothAreWriting = new CyclicBarrier(2);
    sap.when(
        request -> request.method().equals("PATCH"),
        request -> {
          meet(bothAreWriting);
          return Reply.of(204, "");
        });

    CompletableFuture<WriteOutcome> other =
        CompletableFuture.supplyAsync(() -> apply(hold(version)));
    assertThat(apply(hold(version))).isInstanceOf(WriteOutcome.Pending.class);
    assertThat(other.get(10, TimeUnit.SECONDS)).isInstanceOf(WriteOutcome.Pending.class);

    assertThat(sap.changes())
        .extracting(seen -> seen.headers().get("x-csrf-token"))
        .containsExactlyInAnyOrder("token-1", "token-2");
    assertThat(sap.changes())
        .allSatisfy(
            seen ->
                assertThat(seen.headers().get("Cookie"))
                    .contains(seen.headers().get("x-csrf-token").replace("token-", "_100=abc%3d")));
  }

  @Test
  void fetchesAFreshTokenOnceWhenSapAsksForIt() {
    RecordVersion version = shows("");
    sap.when(
        request -> request.method().equals("PATCH"),
        request ->
            "token-2".equals(request.headers().get("x-csrf-token"))
                ? Reply.of(204, "")
                : Reply.of(403, "CSRF token validation failed").with("x-csrf-token", "Required"));

    assertThat(apply(hold(version))).isEqualTo(new WriteOutcome.Pending("key-1"));
    assertThat(sap.changes()).hasSize(2);
  }

  @Test
  void givesUpWhenTheFreshTokenIsRefusedToo() {
    RecordVersion version = shows("");
    sap.when(
        request -> request.method().equals("PATCH"),
        request -> Reply.of(403, "CSRF").with("x-csrf-token", "Required"));

    assertThat(apply(hold(version))).isInstanceOf(WriteOutcome.Failed.class);
    assertThat(sap.changes()).hasSize(2);
  }

  @Test
  void takesAMissingAuthorizationForNoMissingToken() {
    RecordVersion version = shows("");
    sap.when(request -> request.method().equals("PATCH"), request -> Reply.of(403, "No"));

    assertThat(apply(hold(version)))
        .isInstanceOfSatisfying(
            WriteOutcome.Failed.class,
            failed -> assertThat(failed.kind()).isEqualTo(FailureKind.FORBIDDEN));
    assertThat(sap.changes()).hasSize(1);
  }

  @Test
  void liftsOurBlockOnly() {
    sap.when(request -> request.method().equals("PATCH"), request -> Reply.of(204, ""));
    RecordVersion ours = shows("M");

    assertThat(apply(release(ours))).isEqualTo(new WriteOutcome.Pending("key-1"));
    assertThat(sap.changes().get(0).body()).isEqualTo("{\"DunningBlock\":\"\"}");

    RecordVersion clerks = shows("R");
    assertThat(apply(release(clerks))).isEqualTo(refused(ReasonCode.CLERK_BLOCK));
    assertThat(apply(hold(clerks))).isEqualTo(refused(ReasonCode.CLERK_BLOCK));
    assertThat(sap.changes()).hasSize(1);
  }

  @Test
  void writesNothingThatIsAlreadyInForce() {
    RecordVersion free = shows("");
    assertThat(apply(release(free))).isEqualTo(new WriteOutcome.AlreadyInForce());

    RecordVersion held = shows("M");
    assertThat(apply(hold(held))).isEqualTo(new WriteOutcome.AlreadyInForce());
    assertThat(sap.changes()).isEmpty();
  }

  @Test
  void answersStaleWhenTheDunningDataMovedOn() {
    shows("");

    assertThat(apply(hold(new RecordVersion("older"))))
        .isEqualTo(new WriteOutcome.Stale(Reason.of(ReasonCode.LEDGER_MOVED_ON)));
    assertThat(sap.changes()).isEmpty();
  }

  @Test
  void letsSapCompareWhereItGivesAVersion() {
    RecordVersion version = shows("", "W/\"20260301\"");
    sap.when(request -> request.method().equals("PATCH"), request -> Reply.of(412, ""));

    assertThat(apply(hold(version))).isInstanceOf(WriteOutcome.Stale.class);
    assertThat(sap.changes().get(0).headers()).containsEntry("If-Match", "W/\"20260301\"");
  }

  @Test
  void sendsAnyVersionWhereSapDemandsOneAndGivesNone() {
    RecordVersion version = shows("");
    sap.when(
        request -> request.method().equals("PATCH"),
        request -> Reply.of("*".equals(request.headers().get("If-Match")) ? 204 : 428, ""));

    assertThat(apply(hold(version))).isInstanceOf(WriteOutcome.Pending.class);
  }

  @Test
  void remembersThatSapDemandsAVersion() {
    RecordVersion version = shows("");
    sap.when(
        request -> request.method().equals("PATCH"),
        request -> Reply.of("*".equals(request.headers().get("If-Match")) ? 204 : 428, ""));

    apply(hold(version));
    apply(hold(version));

    assertThat(sap.changes()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "PATCH,405,'',MERGE",
    "PATCH;MERGE,501,'',POST MERGE",
    "PATCH;MERGE,403,text/html; charset=utf-8,POST MERGE"
  })
  void triesTheNextMethodWhereOneDoesNotComeThrough(
      String turnedAway, int status, String type, String used) {
    RecordVersion version = shows("");
    sap.when(
        request -> !request.method().equals("GET"),
        request ->
            List.of(turnedAway.split(";")).contains(request.method())
                ? Reply.of(status, "<html>").with("Content-Type", type)
                : Reply.of(204, ""));

    assertThat(apply(hold(version))).isInstanceOf(WriteOutcome.Pending.class);
    int first = sap.changes().size();
    assertThat(apply(hold(version))).isInstanceOf(WriteOutcome.Pending.class);

    assertThat(sap.changes()).hasSize(first + 1);
    Asked last = sap.changes().get(first);
    String tunnelled = last.headers().getOrDefault("X-HTTP-Method", "");
    assertThat((last.method() + " " + tunnelled).strip()).isEqualTo(used);
  }

  @Test
  void sendsSeveralChangesInOneBatchEachInItsOwnChangeSet() {
    List<DunningInstruction> holds = holds("0010100001", "0010100002", "0010100003");
    sap.when(request -> request.asks("$batch"), request -> batchAnswer("204", "412", "500"));

    List<WriteOutcome> outcomes = connector.dunning().apply(holds);

    assertThat(outcomes)
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(WriteOutcome.Pending.class),
            second -> assertThat(second).isInstanceOf(WriteOutcome.Stale.class),
            third -> assertThat(third).isInstanceOf(WriteOutcome.Uncertain.class));
    assertThat(sap.changes()).hasSize(1);
    assertThat(sap.changes().get(0).body())
        .containsSubsequence(
            "--changeset_0",
            "MERGE A_CustomerDunning(Customer='0010100001'",
            "--changeset_0--",
            "--changeset_1",
            "MERGE A_CustomerDunning(Customer='0010100002'",
            "--changeset_1--");
  }

  @Test
  void sendsOneByOneWhereTheMetadataRuleABatchOut() {
    sap.when(
        request -> request.asks("$metadata") && request.path().contains("PARTNER"),
        request ->
            Reply.of(
                200,
                FakeSap.document("customers")
                    .replace(
                        "</EntityContainer>",
                        "</EntityContainer><Annotations Target='C'><Annotation"
                            + " Term='Org.OData.Capabilities.V1.BatchSupported' Bool='false'/>"
                            + "</Annotations>")));
    List<DunningInstruction> holds = holds("0010100001", "0010100002");
    sap.when(request -> request.method().equals("PATCH"), request -> Reply.of(204, ""));

    assertThat(connector.dunning().apply(holds))
        .allMatch(outcome -> outcome instanceof WriteOutcome.Pending);
    assertThat(sap.changes()).hasSize(2);
  }

  @Test
  void sendsOneByOneWhereABatchIsTurnedAway() {
    List<DunningInstruction> holds = holds("0010100001", "0010100002");
    sap.when(request -> request.asks("$batch"), request -> Reply.of(501, ""))
        .when(request -> request.method().equals("PATCH"), request -> Reply.of(204, ""));

    connector.dunning().apply(holds);
    connector.dunning().apply(holds);

    assertThat(sap.changes())
        .extracting(Asked::method)
        .containsExactly("POST", "PATCH", "PATCH", "PATCH", "PATCH");
  }

  @Test
  void isUncertainOfEveryChangeOfABatchWhoseAnswerIsCutOff() {
    List<DunningInstruction> holds = holds("0010100001", "0010100002");
    sap.when(
        request -> request.asks("$batch"),
        request -> {
          Reply whole = batchAnswer("204", "204");
          return new Reply(202, whole.body().substring(0, 200), whole.headers());
        });

    assertThat(connector.dunning().apply(holds))
        .allMatch(outcome -> outcome instanceof WriteOutcome.Uncertain);
  }

  @Test
  void doesNotTakeASuccessThatSpeaksOfAnErrorForDone() {
    RecordVersion version = shows("");
    sap.when(
        request -> request.method().equals("PATCH"),
        request ->
            Reply.of(204, "")
                .with(
                    "sap-message",
                    "{\"code\":\"R11/101\",\"message\":\"Customer is locked\","
                        + "\"severity\":\"error\"}"));

    assertThat(apply(hold(version)))
        .isEqualTo(
            new WriteOutcome.Uncertain("SAP reports success but Customer is locked (R11/101)"));
  }

  @Test
  void refusesADebtorWithoutDunningData() {
    assertThat(apply(hold(new RecordVersion("x")))).isEqualTo(refused(ReasonCode.NO_DUNNING_DATA));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 503})
  void isUncertainWhenTheAnswerIsLost(int status) {
    RecordVersion version = shows("");
    sap.when(request -> request.method().equals("PATCH"), request -> Reply.of(status, ""));

    assertThat(apply(hold(version))).isInstanceOf(WriteOutcome.Uncertain.class);
    assertThat(sap.changes()).hasSize(1);
  }

  private RecordVersion shows(String block, String... etag) {
    String properties =
        "\"Customer\":\"0010100001\",\"CompanyCode\":\"1010\",\"DunningArea\":\"\","
            + "\"DunningBlock\":\"%s\",\"DunningLevel\":\"1\",\"DunningProcedure\":\"ZM01\""
                .formatted(block);
    sap.when(
            request -> request.path().endsWith("API_BUSINESS_PARTNER/"),
            request -> {
              int session = tokens.incrementAndGet();
              return Reply.of(200, "{\"d\":{\"EntitySets\":[]}}")
                  .with("x-csrf-token", "token-" + session)
                  .with(
                      "set-cookie",
                      "SAP_SESSIONID_S4H_100=abc%3d" + session + "; path=/; secure; HttpOnly",
                      "sap-usercontext=sap-client=100; path=/");
            })
        .on(
            SapServices.CUSTOMER_COMPANIES,
            Reply.feed("{\"Customer\":\"0010100001\",\"CompanyCode\":\"1010\"}"))
        .on(SapServices.CUSTOMERS, Reply.feed("{\"Customer\":\"0010100001\"}"))
        .on(SapServices.CUSTOMER_DUNNING, Reply.feed("{" + properties + "}"))
        .when(
            request -> request.method().equals("GET") && request.path().endsWith("/" + ENTITY),
            request ->
                new Reply(
                    200,
                    "{\"d\":{" + properties + "}}",
                    etag.length == 0 ? Map.of() : Map.of("ETag", List.of(etag))));
    return connector.receivables().rereadDebtors(List.of(DEBTOR)).get(0).version();
  }

  private List<DunningInstruction> holds(String... customers) {
    RecordVersion version = shows("");
    sap.when(
        request -> request.method().equals("GET") && request.path().contains("Dunning(Customer="),
        request ->
            Reply.of(
                200,
                "{\"d\":{\"DunningBlock\":\"\",\"DunningLevel\":\"1\",\"DunningProcedure\":\"ZM01\"}}"));
    List<DunningInstruction> holds = new ArrayList<>();
    for (String customer : customers) {
      DebtorRef debtor = new DebtorRef(DEBTOR.connection(), DEBTOR.companyCode(), customer);
      holds.add(new Hold(debtor, version, LocalDate.of(2026, 3, 12), KEY));
    }
    return holds;
  }

  private static Reply batchAnswer(String... statuses) {
    StringBuilder body = new StringBuilder();
    for (String status : statuses) {
      String http =
          "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
              + "HTTP/1.1 "
              + status
              + " x\r\nContent-Length: 0\r\n\r\n\r\n";
      boolean done = status.startsWith("2");
      body.append("--answer\r\n")
          .append(done ? "Content-Type: multipart/mixed; boundary=set\r\n\r\n--set\r\n" : "")
          .append(http)
          .append(done ? "--set--\r\n" : "");
    }
    return Reply.of(202, body + "--answer--\r\n")
        .with("Content-Type", "multipart/mixed; boundary=answer");
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
      throw new IllegalStateException(alone);
    }
  }

  private List<Asked> fetches() {
    return sap.seen().stream()
        .filter(seen -> "Fetch".equals(seen.headers().get("x-csrf-token")))
        .toList();
  }

  private WriteOutcome apply(DunningInstruction instruction) {
    return connector.dunning().apply(List.of(instruction)).get(0);
  }

  private static Hold hold(RecordVersion basedOn) {
    return new Hold(DEBTOR, basedOn, LocalDate.of(2026, 3, 12), KEY);
  }

  private static Release release(RecordVersion basedOn) {
    return new Release(DEBTOR, basedOn, KEY);
  }

  private static WriteOutcome refused(ReasonCode reason) {
    return new WriteOutcome.Refused(Reason.of(reason));
  }
}
