package io.mahnwerk.mocks.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mahnwerk.mocks.kit.LedgerScenario;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In which ways one system differs from the usual one. */
@Timeout(60)
class SapTraitTest {
  private static final String DUNNING = RawClient.PARTNER + "/A_CustomerDunning";
  private static final String BLOCK = "{\"DunningBlock\":\"A\"}";

  private final LedgerScenario scenario = new LedgerScenario(new SimulatedSapProvider());
  private final List<RawClient> clients = new ArrayList<>();

  @AfterEach
  void close() {
    clients.forEach(client -> client.sap.close());
  }

  @Test
  void anOlderReleaseDoesNotKnowSomeProperties() {
    RawClient old = start("traits", "fewer-properties");

    assertThat(old.refusal(RawClient.CUBE + "?$select=LastChangeDate")).contains("LastChangeDate");
    assertThat(old.get(metadata()).body()).contains("NetDueDate").doesNotContain("LastChangeDate");
    assertThat(start().get(metadata()).body()).contains("LastChangeDate");
  }

  @Test
  void aProxyNamesTheInnerHostAndLetsFewMethodsThrough() {
    scenario.withOverdueInvoices(3);
    RawClient outer = start("traits", "proxy", "page-limit", "2");

    assertThat(outer.data(RawClient.CUBE).path("__next").asText()).startsWith(Front.INNER_HOST);
    String entity = entity(scenario.debtor());
    RawClient.Session session = outer.session();
    assertThat(outer.send(outer.patch(entity, BLOCK, session)).statusCode()).isEqualTo(405);
    assertThat(outer.send(tunnelled(outer, entity, session)).statusCode()).isEqualTo(204);
    String tooLong = RawClient.CUBE + "?$filter=" + "x".repeat(4096);
    assertThat(outer.get(tooLong).statusCode()).isEqualTo(414);
  }

  @Test
  void demandsAVersionThatItNeverGave() {
    RawClient strict = start("traits", "demands-if-match");
    String entity = entity(scenario.debtor());
    RawClient.Session session = strict.session();

    assertThat(strict.send(strict.patch(entity, BLOCK, session)).statusCode()).isEqualTo(428);
    assertThat(
            strict.send(strict.patch(entity, BLOCK, session).header("If-Match", "*")).statusCode())
        .isEqualTo(204);
  }

  @Test
  void isTooBusyForEachThirdRead() {
    RawClient busy = start("busy-every", "3");

    List<Integer> statuses = new ArrayList<>();
    for (int read = 0; read < 6; read++) {
      statuses.add(busy.get(RawClient.CUBE + "?$top=1").statusCode());
    }

    assertThat(statuses).containsExactly(200, 200, 503, 200, 200, 429);
  }

  @Test
  void warnsBesideItsSuccesses() {
    HttpResponse<String> answer = start("traits", "warnings").get(RawClient.CUBE + "?$top=1");

    assertThat(answer.headers().firstValue("sap-message")).get().asString().contains("warning");
  }

  @Test
  void takesABatchOnlyWhereItsMetadataAllowIt() {
    RawClient usual = start();
    RawClient without = start("traits", "no-batch");
    String entity = "A_CustomerDunning" + entity(scenario.debtor()).substring(DUNNING.length());

    assertThat(batch(usual, change(entity)).statusCode()).isEqualTo(202);
    assertThat(batch(usual, change(entity)).body()).contains("HTTP/1.1 204");
    assertThat(batch(without, change(entity)).statusCode()).isEqualTo(501);
    assertThat(without.get(RawClient.PARTNER + "/$metadata").body())
        .contains("BatchSupported\" Bool=\"false\"");
    assertThat(usual.get(metadata()).body()).contains("BatchSupported\" Bool=\"false\"");
  }

  @Test
  void refusesABatchThatGatewayWouldNotRead() {
    String good = change("A_CustomerDunning(Customer='1')");

    assertThat(read(good).status()).isEqualTo(202);
    for (String bad :
        List.of(
            good.replace("\r\n", "\n"),
            good.replace("MERGE ", "MERGE /"),
            good.replace("binary", "8bit"),
            good.replace("Length: 20", "Length: 19"),
            good.replace("--b--", ""))) {
      assertThat(bad).isNotEqualTo(good);
      assertThatExceptionOfType(ODataError.class).isThrownBy(() -> read(bad));
    }
  }

  private static WebAnswer read(String batch) {
    WebRequest request =
        WebRequest.of(
            "POST",
            "/r/$batch",
            name -> "multipart/mixed; boundary=b",
            batch.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return new Batch("/r", change -> WebAnswer.empty(204)).answer(request);
  }

  @Test
  void refusesAnUnknownTrait() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SapOptions.of(Map.of("traits", "magic")))
        .withMessage("No such trait: magic");
  }

  private RawClient start(String... options) {
    Map<String, String> all = new java.util.HashMap<>();
    for (int i = 0; i < options.length; i += 2) {
      all.put(options[i], options[i + 1]);
    }
    SimulatedLedger ledger = scenario.ledger();
    RawClient client = new RawClient(ledger, SapOptions.of(all));
    clients.add(client);
    return client;
  }

  private static HttpRequest.Builder tunnelled(
      RawClient client, String entity, RawClient.Session session) {
    return client
        .patch(entity, BLOCK, session)
        .POST(HttpRequest.BodyPublishers.ofString(BLOCK))
        .header("X-HTTP-Method", "MERGE");
  }

  private static HttpResponse<String> batch(RawClient client, String body) {
    RawClient.Session session = client.session();
    return client.send(
        client
            .to(RawClient.PARTNER + "/$batch")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "multipart/mixed; boundary=b")
            .header("x-csrf-token", session.token())
            .header("Cookie", session.cookies()));
  }

  private static String change(String entity) {
    return String.join(
        "\r\n",
        "--b",
        "Content-Type: multipart/mixed; boundary=c",
        "",
        "--c",
        "Content-Type: application/http",
        "Content-Transfer-Encoding: binary",
        "",
        "MERGE " + entity + " HTTP/1.1",
        "Content-Type: application/json",
        "Content-Length: " + BLOCK.length(),
        "",
        BLOCK,
        "--c--",
        "",
        "--b--",
        "");
  }

  private static String metadata() {
    return RawClient.CUBE.substring(0, RawClient.CUBE.lastIndexOf('/')) + "/$metadata";
  }

  private static String entity(String customer) {
    return DUNNING + "(Customer='" + customer + "',CompanyCode='1010',DunningArea='')";
  }
}
