package io.mahnwerk.mocks.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.mocks.dynamics.FinClient.Answer;
import io.mahnwerk.mocks.kit.LedgerScenario;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The simulated Finance answers and refuses as the vendor's server does. */
class SimulatedFinanceTest {
  private static final String ACROSS = FinClient.ACROSS;

  private final LedgerScenario scenario =
      new LedgerScenario(new SimulatedFinanceProvider()).withOverdueInvoices(5);
  private final SimulatedLedger ledger = scenario.ledger();
  private final String key = ledger.items().get(0).key();
  private final FinClient client = new FinClient(List.of(ledger), Map.of("page-limit", "2"));

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void givesTokensForItsOwnAddressOnly() {
    assertThat(client.token("https://api.businesscentral.dynamics.com/.default").at("error"))
        .isEqualTo("invalid_scope");
    client.signOut();
    assertThat(client.get("CustomersV3", ACROSS).status()).isEqualTo(401);
  }

  @Test
  void showsAnotherCompanyOnlyToWhoAsksAcrossCompanies() {
    assertThat(client.get("CustomersV3", "$top=9").texts("CustomerAccount")).isEmpty();
    assertThat(client.get("CustomersV3", ACROSS).texts("CustomerAccount"))
        .containsExactly("000000001");
  }

  @Test
  void leadsFromPageToPage() {
    List<String> keys = new ArrayList<>();
    int pages = 0;
    for (String next = "CustTransBiEntities?" + ACROSS; !next.isEmpty(); pages++) {
      Answer page = client.send("GET", next, "");
      keys.addAll(page.texts("SourceKey"));
      next = page.at("@odata.nextLink");
    }

    assertThat(pages).isEqualTo(3);
    assertThat(keys).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void writesDatesAtNoonAndNoDateAsTheFirstOf1900() {
    Answer one = transaction(key);

    assertThat(one.at("DueDate")).isEqualTo("2026-05-26T12:00:00Z");
    assertThat(one.at("Closed")).isEqualTo("1900-01-01T12:00:00Z");
    assertThat(one.at("@odata.etag")).startsWith("W/\"");
  }

  @Test
  void namesARecordByAllPartsOfItsKey() {
    Answer half = client.get("CustTransBiEntities(" + key + ")", ACROSS);

    assertThat(half.status()).isEqualTo(400);
    assertThat(half.json().path("error").path("message").asText())
        .isEqualTo("An error has occurred.");
    assertThat(half.inner()).contains("dataAreaId", "SourceKey");
  }

  @Test
  void comparesMembersOfAnEnumerationByTheirType() {
    String member = "Microsoft.Dynamics.DataEntities.LedgerTransType'Sales'";

    assertThat(
            client
                .get("CustTransBiEntities", ACROSS + "&$top=2&$filter=TransType eq " + member)
                .texts("SourceKey"))
        .hasSize(2);
    assertThat(client.get("CustTransBiEntities", ACROSS + "&$filter=TransType eq 'Sales'").status())
        .isEqualTo(400);
  }

  @Test
  void namesWhatATransactionWasSettledWith() {
    ledger.clear(key, Clearing.Kind.CREDIT);
    Answer closed = transaction(key);

    Answer by =
        client.get(
            "CustTransBiEntities",
            ACROSS + "&$filter=Voucher eq '" + closed.at("LastSettleVoucher") + "'");

    assertThat(closed.at("Closed")).isEqualTo("2026-06-15T12:00:00Z");
    assertThat(by.texts("TransType")).containsExactly("Sales");
    assertThat(by.texts("Invoice")).doesNotContain("");
    assertThat(by.texts("AmountCur")).containsExactly("-1.11");
  }

  @Test
  void takesOneDisputeForATransaction() {
    assertThat(dispute("MAHNWERK").status()).isEqualTo(201);

    Answer second = dispute("MAHNWERK");

    assertThat(second.status()).isEqualTo(400);
    assertThat(second.inner()).contains("The record already exists.");
    assertThat(ledger.canonical(ledger.item(key)).dunning().isHeldByUs()).isTrue();
  }

  @Test
  void takesAReasonOnlyThatIsSetUp() {
    assertThat(dispute("UNKNOWN").inner()).contains("Reason code", "not found");
    assertThat(ledger.changes()).isZero();
  }

  @Test
  void refusesAChangeOfAnOldVersion() {
    Answer made = dispute("MAHNWERK");
    String record =
        "CustDisputes(dataAreaId='1010',SysRecId=" + made.at("SysRecId") + ")?" + ACROSS;
    String resolved = "{\"Status\":\"Resolved\"}";

    Answer first = client.send("PATCH", record, resolved, "If-Match", made.at("@odata.etag"));
    Answer late = client.send("DELETE", record, "", "If-Match", made.at("@odata.etag"));

    assertThat(first.status()).isEqualTo(204);
    assertThat(late.status()).isEqualTo(412);
    assertThat(ledger.canonical(ledger.item(key)).dunning().isHeldByUs()).isFalse();
    assertThat(ledger.canonical(ledger.item(key)).dunning().mark()).isPresent();
  }

  @Test
  void tellsATransactionThatGetsNoLettersFromOneThatAPersonExcluded() {
    String second = ledger.items().get(1).key();
    ledger.annotate(key, item -> item.withBlock(FinTransaction.NO_LETTER, ledger.today()));
    ledger.annotate(second, item -> item.withBlock("A", ledger.today()));

    assertThat(transaction(key).at("CollectionLetter")).isEqualTo("No");
    assertThat(transaction(key).at("CustAutomationExclude")).isEqualTo("No");
    assertThat(transaction(second).at("CollectionLetter")).isEqualTo("Yes");
    assertThat(transaction(second).at("CustAutomationExclude")).isEqualTo("Yes");
  }

  @Test
  void changesNoTransaction() {
    Answer answer =
        client.send(
            "PATCH",
            "CustTransBiEntities(dataAreaId='1010',SourceKey=" + key + ")?" + ACROSS,
            "{\"CollectionLetterCode\":\"None\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(ledger.changes()).isZero();
  }

  @Test
  void turnsTooManyCallsAwayAndSaysWhenToComeBack() {
    try (FinClient hasty = new FinClient(List.of(ledger), Map.of("requests-per-window", "1"))) {
      assertThat(hasty.get("CustomersV3", ACROSS).status()).isEqualTo(200);

      Answer second = hasty.get("CustomersV3", ACROSS);

      assertThat(second.status()).isEqualTo(429);
      assertThat(second.response().headers().firstValue("Retry-After")).contains("1");
    }
  }

  @Test
  void describesWhatItHas() {
    String xml = client.get("$metadata", ACROSS).response().body();

    assertThat(xml)
        .contains("<EntitySet Name=\"CustDisputes\"")
        .contains("<PropertyRef Name=\"dataAreaId\"/><PropertyRef Name=\"SysRecId\"/>")
        .contains("Type=\"Microsoft.Dynamics.DataEntities.CustVendDisputeStatus\"");
  }

  private Answer transaction(String itemKey) {
    return client.get("CustTransBiEntities(dataAreaId='1010',SourceKey=" + itemKey + ")", ACROSS);
  }

  private Answer dispute(String reason) {
    return client.send(
        "POST",
        "CustDisputes?" + ACROSS,
        """
        {"dataAreaId":"1010","CustTrans":%s,"Status":"Disputed","ReasonCode":"%s",
         "FollowUpDate":"2026-06-24T12:00:00Z"}"""
            .formatted(key, reason));
  }
}
