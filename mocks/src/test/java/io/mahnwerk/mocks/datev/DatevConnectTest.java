package io.mahnwerk.mocks.datev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated DATEVconnect as a stranger meets it. */
class DatevConnectTest {
  private static final LocalDate TODAY = OfficeSite.TODAY;
  private static final String PLAIN = "application/json;charset=utf-8";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final OfficeSite site = new OfficeSite(Map.of("exchange", "datevconnect"));
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> settings = site.datev.settings();
  private final String year = "/clients/" + settings.get("client-guid") + "/fiscal-years/20260101";

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void letsNobodyInWithoutTheRightPassword() throws Exception {
    HttpRequest stranger = request("/clients").build();
    HttpRequest wrong = request("/clients").header("Authorization", "Basic eDp5").build();

    for (HttpRequest request : new HttpRequest[] {stranger, wrong}) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }
  }

  @Test
  void showsClientYearAndTermsAsTheVendorDescribesThem() {
    OfficialSchema official = new OfficialSchema();

    assertThat(official.complaints("schema_client", get("/clients").get(0))).isEmpty();
    String years = "/clients/" + settings.get("client-guid") + "/fiscal-years";
    assertThat(official.complaints("schema_fiscal-year", get(years).get(0))).isEmpty();
    assertThat(
            official.complaints("schema_term-of-payment", get(year + "/terms-of-payment").get(0)))
        .isEmpty();
  }

  @Test
  void showsReceivablesAndDebitorsAsTheVendorDescribesThem() {
    OfficialSchema official = new OfficialSchema();
    everythingThatCanBeShown();

    for (JsonNode row : get(year + "/accounts-receivable")) {
      assertThat(official.complaints("schema_accounts-receivable", row)).isEmpty();
    }
    for (JsonNode row : get(year + "/debitors?expand=all")) {
      assertThat(official.complaints("schema_debitor", row)).isEmpty();
    }
    JsonNode error = MAPPER.valueToTree(send("GET", year + "/debitors/1", "", PLAIN).body());
    assertThat(official.complaints("schema_error-message", tree(error.asText()))).isEmpty();
  }

  @Test
  void tellsTheStateOfAnItemWhereItBegan() {
    everythingThatCanBeShown();

    JsonNode row =
        get(year + "/accounts-receivable?filter=" + encoded("account_number eq 100010000")).get(0);

    assertThat(row.get("due_date").asText()).isEqualTo("2026-05-26T00:00:00+02:00");
    assertThat(row.get("date").asText()).isEqualTo("2026-04-26T00:00:00+02:00");
    assertThat(row.get("dunning_level").asText()).isEqualTo("1");
    assertThat(row.get("dunning_date1").asText()).isEqualTo("2026-06-10T00:00:00+02:00");
    assertThat(row.get("temp_dunning_block").asText()).isEqualTo("2026-06-19T00:00:00+02:00");
    assertThat(row.get("open_balance_of_item").decimalValue()).isEqualByComparingTo("1.11");
    assertThat(row.get("contra_account_number").asInt()).isEqualTo(84000000);
  }

  @Test
  void tellsClearedItemsByTheirTwoBookings() {
    everythingThatCanBeShown();

    JsonNode rows = get(year + "/accounts-receivable?filter=" + encoded("is_cleared eq true"));

    assertThat(rows).hasSize(2);
    assertThat(rows.get(1).get("evidence_type").asText()).isEqualTo("payment");
    assertThat(rows.get(1).get("date").asText()).startsWith("2026-06-15");
  }

  @ParameterizedTest
  @CsvSource({
    "document_field1 eq 'RE-2026-000002',1",
    "due_date ge 2026-05-26 and due_date le 2026-05-26,3",
    "due_date ge 2026-05-27T00:00:00+02:00,0",
    "open_balance_of_item ge 2.00,2",
    "is_cleared eq false,3"
  })
  void filtersAsTheVendorAllows(String filter, int found) {
    assertThat(get(year + "/accounts-receivable?filter=" + encoded(filter))).hasSize(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "posting_description eq 'x'",
        "due_date gt 2026-05-26",
        "due_date ge yesterday",
        "is_cleared ge true",
        "due_date ge 2026-05-26 or is_cleared eq true"
      })
  void refusesFiltersThatItDoesNotKnow(String filter) {
    HttpResponse<String> answer =
        send("GET", year + "/accounts-receivable?filter=" + encoded(filter), "", PLAIN);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(tree(answer.body()).get("error").asText()).startsWith("DCO");
    assertThat(tree(answer.body()).at("/additional_messages/0/id").asText()).startsWith("REW");
  }

  @Test
  void pagesBySkipAndTop() {
    JsonNode page = get(year + "/accounts-receivable?skip=1&top=1");

    assertThat(page).hasSize(1);
    assertThat(page.get(0).get("document_field1").asText()).isEqualTo("RE-2026-000002");
    assertThat(get(year + "/accounts-receivable?skip=3&top=500")).isEmpty();
    assertThat(send("GET", year + "/debitors?top=-1", "", PLAIN).statusCode()).isEqualTo(400);
  }

  @Test
  void streamsWithoutBalancesAndPages() throws Exception {
    HttpRequest.Builder streamed =
        request(year + "/accounts-receivable")
            .header("Authorization", authorization())
            .header("Accept", "application/octet-stream");
    JsonNode rows = tree(client.send(streamed.build(), BodyHandlers.ofString()).body());

    assertThat(rows).hasSize(3);
    assertThat(rows.get(0).has("open_balance_of_item")).isFalse();
  }

  @Test
  void hidesWhatIsBelowADebitorUnlessAskedForAll() {
    assertThat(debitor("").has("addresses")).isFalse();
    assertThat(debitor("?expand=all").get("addresses")).hasSize(1);
    assertThat(debitor("").get("accounting_information").get("dunning_procedure").asText())
        .isEqualTo("not_specified");
  }

  @Test
  void replacesADebitorByWhatIsPutAndBlocksIt() {
    HttpResponse<String> answer = put(blocked("2026-06-20T00:00:00.000+02:00"));

    assertThat(answer.statusCode()).isIn(200, 204);
    assertThat(site.ledger.debtor(site.debtor).dunning().block())
        .contains(new DunningBlock("20062026", DunningBlock.Owner.OURS));
    assertThat(debitor("?expand=all").at("/communications/1/communication_data_content").asText())
        .contains("@");
  }

  @Test
  void losesWhatIsNotPutAgain() {
    ObjectNode thin = blocked("2026-06-20T00:00:00+02:00");
    thin.remove("communications");
    put(thin);

    assertThat(debitor("?expand=all").get("communications")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-20T00:00:00Z,20062026",
    "2026-06-20T00:00:00-05:00,20062026",
    "2026-06-19T22:00:00Z,20062026",
    "2026-06-19T20:00:00Z,19062026",
    "2026-06-20T23:59:59.999+02:00,21062026"
  })
  void movesADayThatIsNotMidnightInItsOwnZone(String sent, String day) {
    put(blocked(sent));

    assertThat(site.ledger.debtor(site.debtor).dunning().block().orElseThrow().reasonCode())
        .isEqualTo(day);
  }

  @Test
  void refusesABodyThatIsNotAsAPutMustBe() {
    ObjectNode numbered = blocked("2026-06-20T00:00:00+02:00").put("account_number", 100010000);
    ObjectNode stranger = blocked("2026-06-20T00:00:00+02:00").put("addressee_id", "other");
    ObjectNode torn = blocked("2026-06-20T00:00:00+02:00");
    torn.remove("business_partner_relation_id");
    ObjectNode odd = blocked("2026-06-20T00:00:00+02:00");
    ((ObjectNode) odd.get("accounting_information")).put("dunning_procedure", "never");

    for (ObjectNode body : new ObjectNode[] {numbered, stranger, torn, odd, blocked("20062026")}) {
      HttpResponse<String> answer = put(body);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(tree(answer.body()).get("error").asText()).isEqualTo("DCO10007");
    }
    assertThat(site.ledger.debtor(site.debtor).dunning().block()).isEmpty();
  }

  @Test
  void takesAListOnlyAsAMergePatchAndTellsWhatBecameOfEach() {
    ObjectNode stranger = blocked("2026-06-20T00:00:00+02:00").put("id", "100990000");
    ArrayNode list = MAPPER.createArrayNode();
    list.add(blocked("2026-06-20T00:00:00+02:00")).add(stranger);

    HttpResponse<String> plain = send("PUT", year + "/debitors", list.toString(), PLAIN);
    HttpResponse<String> answer =
        send("PUT", year + "/debitors", list.toString(), "application/merge-patch+json");

    assertThat(plain.statusCode()).isEqualTo(400);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(tree(answer.body()).at("/succeeded/0/id").asText()).isEqualTo("100010000");
    assertThat(tree(answer.body()).at("/failed/0/id").asText()).isEqualTo("100990000");
    ArrayNode long501 = MAPPER.createArrayNode();
    for (int i = 0; i < 501; i++) {
      long501.add(stranger);
    }
    assertThat(
            send("PUT", year + "/debitors", long501.toString(), "application/merge-patch+json")
                .statusCode())
        .isEqualTo(400);
  }

  private void everythingThatCanBeShown() {
    site.ledger.edit(site.keys.get(0), i -> i.dunned(new DunningLevel(1), TODAY.minusDays(5)));
    site.ledger.edit(site.keys.get(0), i -> site.ledger.marks().hold(i, TODAY.plusDays(5), TODAY));
    site.ledger.edit(site.keys.get(1), i -> i.withBlock("A", TODAY));
    site.ledger.clear(site.keys.get(2), Clearing.Kind.PAYMENT);
  }

  /** The whole debitor as a careful client puts it, with a block of ours. */
  private ObjectNode blocked(String until) {
    ObjectNode body = (ObjectNode) debitor("?expand=all");
    body.remove("account_number");
    ObjectNode accounting = (ObjectNode) body.get("accounting_information");
    accounting.put("temp_dunning_block", until);
    accounting
        .putArray("individual_fields")
        .addObject()
        .put("position", 10)
        .put("content", "MW20062026");
    return body;
  }

  private JsonNode debitor(String query) {
    return get(year + "/debitors/100010000" + query);
  }

  private HttpResponse<String> put(ObjectNode body) {
    return send("PUT", year + "/debitors/100010000", body.toString(), PLAIN);
  }

  private JsonNode get(String path) {
    HttpResponse<String> answer = send("GET", path, "", PLAIN);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return tree(answer.body());
  }

  private HttpResponse<String> send(String method, String path, String body, String type) {
    try {
      HttpRequest.Builder request =
          request(path)
              .header("Authorization", authorization())
              .header("Content-Type", type)
              .method(method, BodyPublishers.ofString(body));
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(settings.get("url") + path));
  }

  private String authorization() {
    String pair = settings.get("user") + ":" + settings.get("password");
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(String filter) {
    return URLEncoder.encode(filter, StandardCharsets.UTF_8);
  }

  private static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException malformed) {
      throw new AssertionError(text, malformed);
    }
  }
}
