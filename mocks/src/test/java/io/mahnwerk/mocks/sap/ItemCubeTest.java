package io.mahnwerk.mocks.sap;

import static io.mahnwerk.mocks.sap.RawClient.CUBE;
import static io.mahnwerk.mocks.sap.RawClient.encode;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.mocks.kit.LedgerScenario;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemCubeTest {
  private static final String FIRST = "1800000001";
  private static final String SECOND = "1800000002";
  private static final String THIRD = "1800000003";

  private final SimulatedLedger ledger = ledger();
  private RawClient client;

  /** An invoice due on 15 May, a yen invoice due on 14 June and a credit, of two debtors. */
  private static SimulatedLedger ledger() {
    LedgerScenario scenario = new LedgerScenario(new SimulatedSapProvider());
    String debtor = scenario.debtor();
    scenario.invoice(debtor, Money.of("EUR", "1190.00"), LocalDate.of(2026, 5, 15));
    scenario.invoice(debtor, Money.of("JPY", "5000"), LocalDate.of(2026, 6, 14));
    scenario.post(
        scenario.debtor(),
        DocumentKind.CREDIT_MEMO,
        Money.of("EUR", "-12.34"),
        LocalDate.of(2026, 6, 1));
    return scenario.ledger();
  }

  @BeforeEach
  void start() {
    client = new RawClient(ledger, SapOptions.DEFAULT.withPageLimit(2));
  }

  @AfterEach
  void stop() {
    client.close();
  }

  @Test
  void writesAnItemTheWayGatewayDoes() {
    JsonNode item = only("AccountingDocument eq '" + FIRST + "'");

    assertThat(item.at("/__metadata/type").asText())
        .isEqualTo("API_OPLACCTGDOCITEMCUBE_SRV.A_OperationalAcctgDocItemCubeType");
    assertThat(item.at("/__metadata/uri").asText())
        .endsWith(
            "A_OperationalAcctgDocItemCube(CompanyCode='1010',FiscalYear='2026',"
                + "AccountingDocument='1800000001',AccountingDocumentItem='001')");
    assertThat(item.path("AmountInTransactionCurrency").textValue()).isEqualTo("1190.000");
    assertThat(item.path("TransactionCurrency").textValue()).isEqualTo("EUR");
    assertThat(item.path("NetDueDate").textValue()).isEqualTo("/Date(1778803200000)/");
    assertThat(item.path("Customer").textValue()).isEqualTo("0010100001");
    assertThat(item.path("DunningLevel").textValue()).isEqualTo("0");
    assertThat(item.path("IsCleared").booleanValue()).isFalse();
    assertThat(item.path("ClearingDate").isNull()).isTrue();
    assertThat(item.path("LastDunningDate").isNull()).isTrue();
    assertThat(item.path("DebitCreditCode").textValue()).isEqualTo("S");
  }

  @Test
  void padsDecimalsOfEveryCurrencyToThree() {
    assertThat(only("TransactionCurrency eq 'JPY'").path("AmountInTransactionCurrency").textValue())
        .isEqualTo("5000.000");
    assertThat(only("DebitCreditCode eq 'H'").path("AmountInTransactionCurrency").textValue())
        .isEqualTo("-12.340");
  }

  @Test
  void tellsHowAnItemWasCleared() {
    ledger.clear("2026/" + FIRST + "/001", Clearing.Kind.PAYMENT);
    ledger.clear("2026/" + SECOND + "/001", Clearing.Kind.REVERSAL);

    JsonNode paid = only("AccountingDocument eq '" + FIRST + "'");
    JsonNode reversed = only("AccountingDocument eq '" + SECOND + "'");

    assertThat(paid.path("IsCleared").booleanValue()).isTrue();
    assertThat(paid.path("ClearingDate").textValue()).isEqualTo("/Date(1781481600000)/");
    assertThat(paid.path("ClearingAccountingDocument").textValue()).isEqualTo("1460000001");
    assertThat(paid.path("IsReversed").booleanValue()).isFalse();
    assertThat(reversed.path("IsReversed").booleanValue()).isTrue();
  }

  @Test
  void showsTheLineOfACreditMemoOrWriteOffThatCleared() {
    ledger.clear("2026/" + FIRST + "/001", Clearing.Kind.CREDIT);
    ledger.clear("2026/" + SECOND + "/001", Clearing.Kind.WRITE_OFF);

    JsonNode cleared = only("AccountingDocument eq '" + FIRST + "'");
    JsonNode credit = only("AccountingDocumentType eq 'DG' and IsCleared eq true");
    JsonNode writeOff = only("AccountingDocumentType eq 'ZW'");

    assertThat(credit.path("AccountingDocument"))
        .isEqualTo(cleared.path("ClearingAccountingDocument"));
    assertThat(credit.path("FiscalYear")).isEqualTo(cleared.path("ClearingDocFiscalYear"));
    assertThat(credit.path("ClearingAccountingDocument"))
        .isEqualTo(credit.path("AccountingDocument"));
    assertThat(credit.path("AmountInTransactionCurrency").asText()).isEqualTo("-1190.000");
    assertThat(writeOff.path("AccountingDocument").asText()).isEqualTo("0160000002");
    assertThat(client.documents("IsCleared eq false")).containsExactly(THIRD);
  }

  @Test
  void showsNoLineOfAPaymentThatCleared() {
    ledger.clear("2026/" + FIRST + "/001", Clearing.Kind.PAYMENT);

    assertThat(client.documents("IsCleared eq true")).containsExactly(FIRST);
  }

  @Test
  void showsOnlyWhatIsSelected() {
    JsonNode item = client.data(CUBE + "?$select=Customer,NetDueDate&$top=1").at("/results/0");

    List<String> names = new ArrayList<>();
    item.fieldNames().forEachRemaining(names::add);
    assertThat(names).containsExactly("__metadata", "Customer", "NetDueDate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Customer eq '0010100002' | 3",
        "Customer eq '10100002' | 3",
        "Customer ne '0010100002' | 1 2",
        "AccountingDocument ge '1800000002' | 2 3",
        "AccountingDocument gt '1800000002' | 3",
        "AccountingDocument le '1800000002' | 1 2",
        "AccountingDocument lt '1800000002' | 1",
        "NetDueDate eq datetime'2026-05-15T00:00:00' | 1",
        "NetDueDate gt datetime'2026-06-01T00:00:00' | 2",
        "NetDueDate ge datetime'2026-06-01T00:00:00' | 2 3",
        "AmountInTransactionCurrency lt 0M | 3",
        "AmountInTransactionCurrency ge 1190.00 | 1 2",
        "IsCleared eq false | 1 2 3",
        "IsCleared eq true | ",
        "not IsCleared eq true | 1 2 3",
        "LastDunningDate eq null | 1 2 3",
        "LastDunningDate ne null | ",
        "LastDunningDate lt datetime'2026-06-01T00:00:00' | ",
        "startswith(AccountingDocument,'180000000') | 1 2 3",
        "startswith(CustomerName,'Musterwerk 2') eq true | 3",
        "TransactionCurrency eq 'JPY' or Customer eq '0010100002' and IsCleared eq true | 2",
        "(TransactionCurrency eq 'JPY' or Customer eq '0010100002') and IsCleared eq false | 2 3",
        "DocumentItemText eq 'it''s' | ",
        "FiscalYear eq '2026' and AccountingDocument eq '1800000002' "
            + "and AccountingDocumentItem eq '001' | 2",
        "FiscalYear eq '2026' and AccountingDocument eq '1800000002' "
            + "and AccountingDocumentItem eq '002' | ",
        "LastChangeDate ge datetime'2026-05-15T00:00:00' | 2",
      })
  void filters(String filter, String numbers) {
    client.close();
    client = new RawClient(ledger);
    List<String> expected =
        numbers == null
            ? List.of()
            : List.of(numbers.split(" ")).stream().map(n -> "180000000" + n).toList();

    assertThat(client.documents(filter)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Debtor eq '17'",
        "Customer eq 17",
        "Customer eq '17",
        "Customer like '17'",
        "Customer eq",
        "(Customer eq '17'",
        "Customer eq '17')",
        "NetDueDate eq '2026-05-15'",
        "NetDueDate eq datetime'2026-05-15'",
        "NetDueDate eq datetime'2026-05-15T10:00:00'",
        "IsCleared eq 'X'",
        "startswith(IsCleared,'t')",
        "Customer eq '17' && IsCleared eq false",
      })
  void refusesAFilterItCannotRead(String filter) {
    assertThat(client.refusal(CUBE + "?$filter=" + encode(filter))).isNotBlank();
  }

  @Test
  void namesTheUnknownProperty() {
    assertThat(client.refusal(CUBE + "?$select=Customer,Debtor"))
        .isEqualTo(
            "Property 'Debtor' is invalid for entity type 'A_OperationalAcctgDocItemCubeType'.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"$top=x", "$skip=-1", "$inlinecount=some", "$expand=to_X", "$orderby=Nothing"})
  void refusesAnOptionItCannotRead(String option) {
    assertThat(client.refusal(CUBE + "?" + option)).isNotBlank();
  }

  @Test
  void pagesByItsOwnLimitAndNamesTheNextPage() {
    JsonNode first = client.data(CUBE + "?$inlinecount=allpages&$select=AccountingDocument");
    JsonNode second = client.data(first.path("__next").asText());

    assertThat(first.path("__count").textValue()).isEqualTo("3");
    assertThat(first.path("results")).hasSize(2);
    assertThat(first.path("__next").textValue()).startsWith("http://127.0.0.1:");
    assertThat(first.path("__next").textValue()).endsWith("$skiptoken=2");
    assertThat(second.path("results")).hasSize(1);
    assertThat(second.at("/results/0/AccountingDocument").asText()).isEqualTo(THIRD);
    assertThat(second.has("__next")).isFalse();
  }

  @Test
  void keepsTopOverItsPages() {
    JsonNode first = client.data(CUBE + "?$top=3&$skip=1");

    assertThat(first.path("results")).hasSize(2);
    assertThat(first.has("__next")).isFalse();
    assertThat(client.data(CUBE + "?$top=1").has("__next")).isFalse();
  }

  /** Which page is cut from the middle, the client says by the key it has come to. */
  @Test
  void showsWhatComesBehindAKeyInOrderAndNothingThatIsCleared() {
    String behind =
        "IsCleared eq false and (FiscalYear gt '2026' or FiscalYear eq '2026' and (AccountingDocument"
            + " gt '%1$s' or AccountingDocument eq '%1$s' and AccountingDocumentItem gt '001'))";
    String sorted =
        CUBE
            + "?$orderby=FiscalYear,AccountingDocument,AccountingDocumentItem&$filter="
            + encode(behind.formatted(FIRST))
            + "&$top=";

    JsonNode next = client.data(sorted + 1);
    assertThat(next.path("results")).hasSize(1);
    assertThat(next.at("/results/0/AccountingDocument").asText()).isEqualTo(SECOND);
    assertThat(next.has("__next")).isFalse();
    assertThat(client.data(sorted + 5).path("results")).hasSize(2);

    ledger.clear("2026/" + SECOND + "/001", Clearing.Kind.PAYMENT);

    JsonNode left = client.data(sorted + 5);
    assertThat(left.path("results")).hasSize(1);
    assertThat(left.at("/results/0/AccountingDocument").asText()).isEqualTo(THIRD);
  }

  @Test
  void ordersAsAsked() {
    assertThat(client.data(CUBE + "?$orderby=NetDueDate%20desc&$top=1").at("/results/0/Customer"))
        .hasToString("\"0010100001\"");
    assertThat(client.data(CUBE + "?$orderby=NetDueDate%20desc&$top=1").at("/results/0/NetDueDate"))
        .hasToString("\"/Date(1781395200000)/\"");
  }

  @Test
  void countsAsText() {
    assertThat(client.get(CUBE + "/$count?$filter=IsCleared%20eq%20false").body()).isEqualTo("3");
  }

  @Test
  void readsOneItemByItsKey() {
    String key =
        "(CompanyCode='1010',FiscalYear='2026',AccountingDocument='%s',AccountingDocumentItem='001')";

    assertThat(client.data(CUBE + key.formatted(SECOND)).path("TransactionCurrency").asText())
        .isEqualTo("JPY");
    assertThat(client.get(CUBE + key.formatted("1899999999")).statusCode()).isEqualTo(404);
    assertThat(client.get(CUBE + "(AccountingDocument='1800000001')").statusCode()).isEqualTo(400);
  }

  @Test
  void showsAChangeOnTheNextRead() {
    String overlap = "LastChangeDate ge datetime'2026-06-14T00:00:00'";
    assertThat(client.documents(overlap)).isEmpty();

    ledger.edit("2026/" + FIRST + "/001", item -> item.withBlock("A", ledger.today()));

    assertThat(client.documents(overlap)).containsExactly(FIRST);
  }

  @Test
  void isReadOnlyAlsoWithAToken() {
    String key =
        CUBE
            + "(CompanyCode='1010',FiscalYear='2026',AccountingDocument='1800000001',"
            + "AccountingDocumentItem='001')";
    RawClient.Session session = client.session();

    HttpResponse<String> patch =
        client.send(client.patch(key, "{\"DunningBlockingReason\":\"A\"}", session));
    HttpResponse<String> post =
        client.send(
            client.patch(CUBE, "{}", session).method("POST", HttpRequest.BodyPublishers.noBody()));

    assertThat(patch.statusCode()).isEqualTo(405);
    assertThat(post.statusCode()).isEqualTo(405);
    assertThat(ledger.changes()).isZero();
  }

  @Test
  void describesEachPropertyOnceInItsMetadata() {
    String metadata = client.get(CUBE.substring(0, CUBE.lastIndexOf('/')) + "/$metadata").body();

    List<String> names = ReferenceMetadata.propertyNames(metadata);
    assertThat(names).hasSameSizeAs(new HashSet<>(names));
    assertThat(names).contains("DunningBlockingReason", "NetDueDate", "IsCleared");
  }

  @Test
  void answersNothingButJson() {
    HttpResponse<String> atom =
        client.send(
            client
                .anonymous(CUBE)
                .header(
                    "Authorization",
                    RawClient.basic(SapOptions.DEFAULT.user(), SapOptions.DEFAULT.password())));

    assertThat(atom.statusCode()).isEqualTo(400);
    assertThat(client.get(CUBE + "?$format=json").statusCode()).isEqualTo(200);
  }

  private JsonNode only(String filter) {
    JsonNode results = client.data(CUBE + "?$filter=" + encode(filter)).path("results");
    assertThat(results).hasSize(1);
    return results.get(0);
  }
}
