package io.mahnwerk.mocks.sap;

import static io.mahnwerk.mocks.sap.RawClient.PARTNER;
import static io.mahnwerk.mocks.sap.RawClient.encode;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.mocks.kit.LedgerScenario;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessPartnerTest {
  private static final String DUNNING =
      PARTNER + "/A_CustomerDunning(Customer='0010100001',CompanyCode='1010',DunningArea='')";

  private final SimulatedLedger ledger = ledger();
  private RawClient client = new RawClient(ledger);

  private static SimulatedLedger ledger() {
    LedgerScenario scenario = new LedgerScenario(new SimulatedSapProvider());
    scenario.debtor();
    SimulatedLedger ledger = scenario.ledger();
    ledger.open(
        new Debtor(
            ledger.debtorRef("0010100002"),
            "Erika Mustermann",
            true,
            true,
            "",
            "AT",
            "ZB14",
            true,
            DebtorDunning.under(DunningProcedureCode.NONE),
            new RecordVersion("opened")));
    return ledger;
  }

  @AfterEach
  void stop() {
    client.close();
  }

  @Test
  void showsWhoADebtorIs() {
    JsonNode company = client.data(PARTNER + "/A_Customer('0010100001')");
    JsonNode person = client.data(PARTNER + "/A_Customer(Customer='10100002')");

    assertThat(company.path("CustomerAccountGroup").asText()).isEqualTo("KUNA");
    assertThat(company.path("CustomerClassification").asText()).isEmpty();
    assertThat(company.path("Industry").asText()).isEqualTo("MACH");
    assertThat(person.path("CustomerName").asText()).isEqualTo("Erika Mustermann");
    assertThat(person.path("CustomerAccountGroup").asText()).isEqualTo("CPD1");
    assertThat(person.path("CustomerClassification").asText()).isEqualTo("A");
  }

  @Test
  void showsTermsPaymentMethodAndCountry() {
    JsonNode companies = client.data(PARTNER + "/A_CustomerCompany").path("results");
    JsonNode addresses =
        client
            .data(PARTNER + "/A_BusinessPartnerAddress?$filter=" + encode("Country eq 'AT'"))
            .path("results");

    assertThat(companies).hasSize(2);
    assertThat(companies.at("/0/PaymentTerms").asText()).isEqualTo("ZB30");
    assertThat(companies.at("/0/PaymentMethodsList").asText()).isEmpty();
    assertThat(companies.at("/1/PaymentMethodsList").asText()).isEqualTo("E");
    assertThat(addresses).hasSize(1);
    assertThat(addresses.at("/0/BusinessPartner").asText()).isEqualTo("0010100002");
  }

  @Test
  void hasADunningRecordOnlyForWhoHasAProcedure() {
    JsonNode records = client.data(PARTNER + "/A_CustomerDunning").path("results");

    assertThat(records).hasSize(1);
    assertThat(records.at("/0/DunningProcedure").asText()).isEqualTo("0001");
    assertThat(records.at("/0/DunningArea").asText()).isEmpty();
    assertThat(records.at("/0/LastDunnedOn").isNull()).isTrue();
    assertThat(client.get(DUNNING.replace("0010100001", "0010100002")).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATCH", "MERGE"})
  void changesTheBlockByAPartialUpdate(String method) {
    HttpResponse<String> response =
        client.send(
            client
                .patch(DUNNING, "", client.session())
                .method(method, HttpRequest.BodyPublishers.ofString("{\"DunningBlock\":\"M\"}")));

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.body()).isEmpty();
    assertThat(ledger.debtor("0010100001").dunning().block())
        .contains(new DunningBlock("M", DunningBlock.Owner.OURS));
    assertThat(ledger.debtor("0010100001").dunning().procedure())
        .isEqualTo(new DunningProcedureCode("0001"));
  }

  @Test
  void changesTheBlockByATunnelledPostAndEmptiesItAgain() {
    RawClient.Session session = client.session();
    HttpRequest.Builder set =
        client
            .patch(DUNNING, "", session)
            .POST(HttpRequest.BodyPublishers.ofString("{\"d\":{\"DunningBlock\":\"a\"}}"))
            .header("X-HTTP-Method", "MERGE");

    assertThat(client.send(set).statusCode()).isEqualTo(204);
    assertThat(ledger.debtor("0010100001").dunning().block())
        .contains(new DunningBlock("A", DunningBlock.Owner.CLERK));
    assertThat(client.send(client.patch(DUNNING, "{\"DunningBlock\":\"\"}", session)).statusCode())
        .isEqualTo(204);
    assertThat(ledger.debtor("0010100001").dunning().block()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"DunningBlock\":\"MM\"}",
        "{\"DunningBlock\":7}",
        "{\"MANSP\":\"M\"}",
        "{\"DunningLevel\":\"3\"}",
        "{\"Customer\":\"0010100009\"}",
        "[]",
        "{",
        ""
      })
  void refusesAnUpdateThatDoesNotFit(String json) {
    HttpResponse<String> response = client.send(client.patch(DUNNING, json, client.session()));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(RawClient.json(response.body()).at("/error/message/value").asText()).isNotBlank();
    assertThat(ledger.debtor("0010100001").dunning().block()).isEmpty();
  }

  @Test
  void answersAWrongKeyWithTheErrorDocument() {
    HttpResponse<String> response =
        client.send(
            client.patch(
                DUNNING.replace("0010100001", "0019999999"),
                "{\"DunningBlock\":\"M\"}",
                client.session()));

    JsonNode error = RawClient.json(response.body()).path("error");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(error.path("code").asText()).isEqualTo("/IWBEP/CM_MGW_RT/020");
    assertThat(error.at("/message/value").asText())
        .startsWith("Resource not found for A_CustomerDunning");
    assertThat(error.at("/innererror/errordetails/0/severity").asText()).isEqualTo("error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A_Customer('0010100001')", "A_CustomerDunning"})
  void updatesNothingElse(String resource) {
    HttpResponse<String> response =
        client.send(
            client.patch(PARTNER + "/" + resource, "{\"Industry\":\"X\"}", client.session()));

    assertThat(response.statusCode()).isEqualTo(405);
  }

  @Test
  void doesNotReplaceOrDelete() {
    HttpRequest.Builder put =
        client
            .patch(DUNNING, "", client.session())
            .PUT(HttpRequest.BodyPublishers.ofString("{\"DunningBlock\":\"M\"}"));
    HttpRequest.Builder delete = client.patch(DUNNING, "", client.session()).DELETE();

    assertThat(client.send(put).statusCode()).isEqualTo(405);
    assertThat(client.send(delete).statusCode()).isEqualTo(405);
  }

  @Test
  void carriesNoEtagUnlessAskedTo() {
    assertThat(client.get(DUNNING).headers().firstValue("ETag")).isEmpty();

    client.close();
    client = new RawClient(ledger, SapOptions.DEFAULT.withEtags());
    HttpResponse<String> read = client.get(DUNNING);
    String etag = read.headers().firstValue("ETag").orElseThrow();

    assertThat(RawClient.json(read.body()).at("/d/__metadata/etag").asText()).isEqualTo(etag);
  }

  @Test
  void asksForTheEtagWhereThereIsOne() {
    client.close();
    client = new RawClient(ledger, SapOptions.DEFAULT.withEtags());
    String etag = client.get(DUNNING).headers().firstValue("ETag").orElseThrow();

    assertThat(statusOfBlock("M", "")).isEqualTo(428);
    assertThat(statusOfBlock("M", etag)).isEqualTo(204);
    assertThat(statusOfBlock("A", etag)).isEqualTo(412);
    assertThat(statusOfBlock("A", "*")).isEqualTo(204);
  }

  @Test
  void namesItsEntitySetsAndNothingElse() {
    assertThat(client.get(PARTNER + "/").body())
        .isEqualTo(
            "{\"d\":{\"EntitySets\":[\"A_Customer\",\"A_CustomerCompany\","
                + "\"A_BusinessPartner\",\"A_BusinessPartnerAddress\",\"A_CustomerDunning\"]}}");
    assertThat(client.get(PARTNER + "/A_Supplier").statusCode()).isEqualTo(404);
  }

  private int statusOfBlock(String reason, String ifMatch) {
    HttpRequest.Builder patch =
        client.patch(DUNNING, "{\"DunningBlock\":\"" + reason + "\"}", client.session());
    return client.send(ifMatch.isEmpty() ? patch : patch.header("If-Match", ifMatch)).statusCode();
  }
}
