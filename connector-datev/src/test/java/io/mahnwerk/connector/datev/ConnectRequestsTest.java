package io.mahnwerk.connector.datev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ProcedureSwitch;
import io.mahnwerk.core.spi.ReceivablesReader.Page;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.core.spi.WriteOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes to DATEVconnect, seen at the other end of a socket. */
class ConnectRequestsTest {
  private static final ConnectionId BOOKS = new ConnectionId("kanzlei");
  private static final LocalDate SUMMER = LocalDate.of(2026, 7, 3);
  private static final Map<String, String> STEERING =
      Map.of("opened-days", "3/17/31", "steer-by-terms", "on-request");

  @TempDir private Path folder;

  private FakeConnect office;
  private ErpConnector connector;

  @BeforeEach
  void open() throws IOException {
    office = new FakeConnect();
    connector = open("2026-06-15T06:00:00Z");
  }

  @AfterEach
  void close() {
    connector.close();
    office.close();
  }

  @Test
  void putsOneDebtorBackWithEverythingItHadAndTwoFieldsChanged() throws IOException {
    assertThat(hold(SUMMER, "10001")).hasOnlyElementsOfType(WriteOutcome.Pending.class);

    assertThat(office.changes()).hasSize(1);
    FakeConnect.Asked put = office.changes().get(0);
    assertThat(put.path()).isEqualTo("/clients/c-1/fiscal-years/20260101/debitors/100010000");
    assertThat(put.type()).isEqualTo("application/json;charset=utf-8");
    JsonNode debtor = put.json();
    assertThat(debtor.has("account_number")).isFalse();
    assertThat(debtor.path("id").asText()).isEqualTo("100010000");
    assertThat(debtor.path("addressee_id").asText()).isEqualTo("a-10001");
    assertThat(debtor.path("business_partner_relation_id").asText()).isEqualTo("r-10001");
    assertThat(debtor.path("alternative_search_name").asText()).isEqualTo("bleibt");
    JsonNode accounting = debtor.path("accounting_information");
    assertThat(accounting.path("temp_dunning_block").asText())
        .isEqualTo("2026-07-02T00:00:00.000+02:00");
    assertThat(accounting.path("account_balance").decimalValue()).isEqualByComparingTo("100.10");
    assertThat(accounting.path("individual_fields"))
        .containsExactly(field(1, "Filiale"), field(10, "MW02072026"));
  }

  @Test
  void writesADayInWinterWithTheOffsetOfWinter() throws IOException {
    connector.close();
    connector = open("2026-12-01T07:00:00Z");

    hold(LocalDate.of(2026, 12, 20), "10001");

    assertThat(office.changes().get(0).body()).contains("\"2026-12-19T00:00:00.000+01:00\"");
  }

  @Test
  void putsSeveralDebtorsAsOneList() throws IOException {
    hold(SUMMER, "10001", "10002");

    assertThat(office.changes()).hasSize(1);
    FakeConnect.Asked put = office.changes().get(0);
    assertThat(put.path()).isEqualTo("/clients/c-1/fiscal-years/20260101/debitors");
    assertThat(put.type()).isEqualTo("application/merge-patch+json");
    assertThat(put.json()).hasSize(2);
  }

  @Test
  void leavesABlockThatAClerkSetBetweenTheReadingAndTheWriting() {
    office.changeAfter(2, "\"temp_dunning_block\":\"2026-08-31T00:00:00.000+02:00\",");

    assertThat(hold(SUMMER, "10001"))
        .containsExactly(new WriteOutcome.Refused(Reason.of(ReasonCode.CLERK_BLOCK)));

    assertThat(office.changes()).isEmpty();
  }

  @Test
  void takesABlockThatIsOverForNone() {
    office.changeAfter(2, "\"temp_dunning_block\":\"2026-05-31T00:00:00.000+02:00\",");

    assertThat(hold(SUMMER, "10001")).hasOnlyElementsOfType(WriteOutcome.Pending.class);

    assertThat(office.changes()).hasSize(1);
  }

  @Test
  void saysOfEachDebtorOfAListWhetherItWasTaken() {
    office.answerLists(
        "{\"succeeded\":[{\"id\":\"100010000\"}],\"failed\":[{\"id\":\"100020000\",\"error_message\":"
            + "{\"error\":\"DCO10007\",\"additional_messages\":[{\"id\":\"REW00544\"}]}}]}");

    List<WriteOutcome> outcomes = hold(SUMMER, "10001", "10002");

    assertThat(outcomes)
        .hasSize(2)
        .hasAtLeastOneElementOfType(WriteOutcome.Pending.class)
        .contains(
            new WriteOutcome.Refused(Reason.of(ReasonCode.LEDGER_REFUSED, "DCO10007, REW00544")));
  }

  @Test
  void passesOnWhichCodesARefusalNames() {
    office.refuse(
        "{\"error\":\"DCO10007\",\"additional_messages\":[{\"id\":\"REW00544\",\"severity\":\"Error\"}]}");

    WriteOutcome outcome = hold(SUMMER, "10001").get(0);

    assertThat(outcome).isInstanceOf(WriteOutcome.Refused.class);
    assertThat(outcome.toString()).contains("DCO10007", "REW00544");
  }

  @Test
  void asksForNothingThatTheInterfaceDoesNotHave() throws IOException {
    Path file =
        Path.of(
            System.getProperty("mahnwerk.root", "."),
            "../shared/reference/datev/openapi/Accounting-1.7.4.1.json");
    Assumptions.assumeTrue(Files.exists(file), "The reference OpenAPI is not here");
    JsonNode api = FakeConnect.JSON.readTree(file.toFile());

    read();
    hold(SUMMER, "10001");
    hold(SUMMER.plusDays(3), "10001", "10002");
    connector.check();
    connector.close();
    connector = open("2026-08-15T06:00:00Z", STEERING);
    means().open(List.of(ref("10001")));

    assertThat(office.asked).hasSizeGreaterThan(5);
    for (FakeConnect.Asked asked : office.asked) {
      JsonNode operation = operation(api, asked);
      List<String> parameters = parameters(api, operation);
      for (String pair : asked.query().isEmpty() ? new String[0] : asked.query().split("&")) {
        assertThat(parameters).as(asked.toString()).contains(pair.substring(0, pair.indexOf('=')));
      }
      if (asked.method().equals("PUT")) {
        JsonNode content = operation.at("/requestBody/content").path(asked.type());
        assertThat(content.isMissingNode()).as(asked.toString()).isFalse();
        requireKnown(api, content.path("schema"), asked.json());
      }
    }
  }

  private static JsonNode operation(JsonNode api, FakeConnect.Asked asked) {
    List<JsonNode> found = new ArrayList<>();
    api.path("paths")
        .properties()
        .forEach(
            path -> {
              if (asked.path().matches(path.getKey().replaceAll("\\{[^}]*}", "[^/]+"))) {
                found.add(path.getValue().path(asked.method().toLowerCase(java.util.Locale.ROOT)));
              }
            });
    assertThat(found).as(asked.toString()).anyMatch(JsonNode::isObject);
    return found.stream().filter(JsonNode::isObject).findFirst().orElseThrow();
  }

  private static List<String> parameters(JsonNode api, JsonNode operation) {
    List<String> names = new ArrayList<>();
    operation
        .path("parameters")
        .forEach(parameter -> names.add(resolved(api, parameter).path("name").asText()));
    return names;
  }

  private static void requireKnown(JsonNode api, JsonNode schema, JsonNode value) {
    JsonNode known = resolved(api, schema);
    if (value.isArray()) {
      value.forEach(one -> requireKnown(api, known.path("items"), one));
    } else if (value.isObject()) {
      value
          .properties()
          .forEach(
              field -> {
                JsonNode property = known.path("properties").path(field.getKey());
                assertThat(property.isMissingNode()).as(field.getKey()).isFalse();
                requireKnown(api, property, field.getValue());
              });
    }
  }

  private static JsonNode resolved(JsonNode api, JsonNode node) {
    return node.has("$ref") ? api.at(node.path("$ref").asText().substring(1)) : node;
  }

  private static JsonNode field(int position, String content) {
    return FakeConnect.JSON.createObjectNode().put("position", position).put("content", content);
  }

  private List<WriteOutcome> hold(LocalDate until, String... accounts) {
    read();
    List<DebtorRef> refs = new ArrayList<>();
    for (String account : accounts) {
      refs.add(new DebtorRef(BOOKS, new CompanyCode("55003"), account));
    }
    List<Debtor> debtors = connector.receivables().rereadDebtors(refs);
    assertThat(debtors).hasSize(accounts.length);
    List<DunningInstruction> holds = new ArrayList<>();
    for (Debtor debtor : debtors) {
      IdempotencyKey key = new IdempotencyKey("k-" + debtor.ref().number() + until);
      holds.add(new DunningInstruction.Hold(debtor.ref(), debtor.version(), until, key));
    }
    return connector.dunning().apply(holds);
  }

  private void read() {
    SyncCursor cursor = SyncCursor.START;
    boolean last = false;
    while (!last) {
      Page page = connector.receivables().read(cursor);
      cursor = page.next();
      last = page.last();
    }
  }

  @Test
  void writesMahnfristenAndKeepsInTheFieldWhatStoodThere() throws IOException {
    connector.close();
    connector = open("2026-08-15T06:00:00Z", STEERING);

    assertThat(means().open(List.of(ref("10001"))))
        .hasOnlyElementsOfType(WriteOutcome.Pending.class);

    JsonNode accounting = office.changes().get(0).json().path("accounting_information");
    assertThat(accounting.path("dunning_procedure").asText()).isEqualTo("not_specified");
    assertThat(accounting.path("dunning_period_calculation").asText())
        .isEqualTo("calculate_dunning_period");
    assertThat(accounting.path("dunning_period1").asInt()).isEqualTo(3);
    assertThat(accounting.path("dunning_period2").asInt()).isEqualTo(17);
    assertThat(accounting.path("dunning_period3").asInt()).isEqualTo(31);
    assertThat(accounting.has("dunning_final_deadline")).isFalse();
    assertThat(accounting.has("temp_dunning_block")).isFalse();
    assertThat(accounting.path("individual_fields"))
        .containsExactly(field(1, "Filiale"), field(10, "T0:0::::"));
  }

  @Test
  void opensNoDebtorWhoseItemWouldBeDunnedBeforeItsFormerDay() {
    connector.close();
    connector = open("2026-06-15T06:00:00Z", STEERING);

    assertThat(means().open(List.of(ref("10001"))))
        .hasOnlyElementsOfType(WriteOutcome.Refused.class);
    assertThat(office.changes()).isEmpty();
  }

  @Test
  void signsInWithOneTokenForAllCallsWhereAskedTo() {
    connector.close();
    office.signedInBy.clear();
    connector =
        open(
            "2026-06-15T06:00:00Z",
            Map.of(
                "sign-in", "openid",
                "token-url", office.tokenUrl(),
                "client-id", "mahnwerk",
                "client-secret", "s"));

    read();
    hold(SUMMER, "10001");

    assertThat(office.changes()).hasSize(1);
    assertThat(office.signedInBy).containsExactly("Bearer t-1");
    assertThat(office.tokensAsked)
        .singleElement()
        .asString()
        .startsWith("Basic ")
        .contains("grant_type=client_credentials", "scope=openid");
  }

  private ProcedureSwitch means() {
    return connector.procedureSwitch().orElseThrow();
  }

  private static DebtorRef ref(String account) {
    return new DebtorRef(BOOKS, new CompanyCode("55003"), account);
  }

  private ErpConnector open(String instant) {
    return open(instant, Map.of());
  }

  private ErpConnector open(String instant, Map<String, String> more) {
    Clock clock = Clock.fixed(Instant.parse(instant), ZoneId.of("Europe/Berlin"));
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "exchange", "datevconnect",
                "folder", folder.toString(),
                "berater", "29098",
                "mandant", "55003",
                "url", office.url(),
                "user", "u",
                "password", "p",
                "client-guid", "c-1"));
    settings.putAll(more);
    return new DatevConnectorProvider().open(new ConnectorContext(BOOKS, settings, clock));
  }
}
