package io.mahnwerk.mocks.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Clearing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be written to page 25 and to posted invoices, and what is refused. */
class EntryEditTest {
  private final BcOptions options = BcOptions.DEFAULT.byDispute();
  private final SmallCompany company = new SmallCompany(options);
  private final BcClient client = new BcClient(company.ledger, options);
  private final String key = company.invoice("100.00");
  private final String entry = client.page() + "CustomerLedgerEntries(" + key + ")";

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void setsOnHoldAndAnswersTheWholeEntryWithItsNextVersion() {
    String etag = etag();

    BcClient.Answer answer = client.patch(entry, etag, "{\"On_Hold\":\"MW\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("On_Hold").asText()).isEqualTo("MW");
    assertThat(answer.json().path("@odata.etag").asText()).isNotEqualTo(etag).isEqualTo(etag());
    assertThat(company.ledger.item(key).blockReason()).isEqualTo("MW");
    assertThat(company.ledger.changes()).isEqualTo(1);
  }

  @Test
  void asksForAVersionAndRefusesAnOldOne() {
    String old = etag();
    company.ledger.edit(key, item -> item.withBlock("A", SmallCompany.TODAY));

    BcClient.Answer none = client.send("PATCH", entry, "{\"On_Hold\":\"MW\"}");
    BcClient.Answer stale = client.patch(entry, old, "{\"On_Hold\":\"MW\"}");

    assertThat(none.status()).isEqualTo(400);
    assertThat(none.errorCode()).isEqualTo("BadRequest_InvalidToken");
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.errorCode()).isEqualTo("Request_EntityChanged");
    assertThat(company.ledger.item(key).blockReason()).isEqualTo("A");
  }

  @Test
  void speaksTheLanguageThatIsAskedForAndElseItsOwn() {
    String body = "{\"On_Hold\":\"MW\"}";

    assertThat(client.send("PATCH", entry, body, "If-Match", "W/\"old\"").response().body())
        .contains("Ein anderer Benutzer");
    assertThat(
            client
                .send("PATCH", entry, body, "If-Match", "W/\"old\"", "Accept-Language", "en-US")
                .response()
                .body())
        .contains("Another user has already changed the record.");
  }

  @Test
  void mayCallAStaleVersionAFailedPrecondition() {
    BcOptions other = options.with(BcTrait.PRECONDITION_FAILED);
    try (BcClient strict = new BcClient(company.ledger, other)) {
      String address = strict.page() + "CustomerLedgerEntries(" + key + ")";

      assertThat(strict.patch(address, "W/\"old\"", "{\"On_Hold\":\"MW\"}").status())
          .isEqualTo(412);
    }
  }

  @Test
  void refusesFieldsThatAreReadOnlyUnknownTooLongOrOfAnotherType() {
    assertThat(client.patch(entry, etag(), "{\"Amount\":1}").errorCode())
        .isEqualTo("BadRequest_InvalidOperation");
    assertThat(client.patch(entry, etag(), "{\"Level\":1}").status()).isEqualTo(400);
    assertThat(client.patch(entry, etag(), "{\"On_Hold\":\"LONG\"}").errorCode())
        .isEqualTo("Application_StringExceededLength");
    assertThat(client.patch(entry, etag(), "{\"On_Hold\":7}").status()).isEqualTo(400);
    assertThat(client.patch(entry, etag(), "no json").status()).isEqualTo(400);
    assertThat(company.ledger.changes()).isZero();
  }

  @Test
  void refusesAChangeThatClaimsToReadOnly() {
    BcClient.Answer answer =
        client.send(
            "PATCH",
            entry,
            "{\"On_Hold\":\"MW\"}",
            "If-Match",
            etag(),
            "Data-Access-Intent",
            "ReadOnly");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(client.get(entry, "Data-Access-Intent", "ReadOnly").status()).isEqualTo(200);
  }

  @Test
  void neitherInsertsNorDeletesEntries() {
    String entries = client.page() + "CustomerLedgerEntries";

    assertThat(client.post(entries, "{\"On_Hold\":\"MW\"}").status()).isEqualTo(400);
    assertThat(client.send("DELETE", entry, "", "If-Match", etag()).status()).isEqualTo(400);
  }

  @Test
  void keepsNoChangeOfAClosedEntry() {
    company.ledger.clear(key, Clearing.Kind.PAYMENT);

    assertThat(client.patch(entry, etag(), "{\"On_Hold\":\"MW\"}").status()).isEqualTo(400);
  }

  @Test
  void holdsByADisputeStatusThatOverwritesAndFreesWhenItIsTakenBack() {
    BcClient.Answer held = dispute(Invoices.statusId(BcMarks.DISPUTE).toString());
    assertThat(held.status()).isEqualTo(200);
    assertThat(client.get(entry).json().path("On_Hold").asText()).isEqualTo("X");
    assertThat(company.ledger.canonical(company.ledger.item(key)).dunning().isHeldByUs()).isTrue();

    BcClient.Answer still = client.patch(entry, etag(), "{\"On_Hold\":\"\"}");
    assertThat(still.json().path("On_Hold").asText()).as("the status sets it again").isEqualTo("X");

    dispute("00000000-0000-0000-0000-000000000000");
    assertThat(client.get(entry).json().path("On_Hold").asText()).isEmpty();
    assertThat(client.get(entry).json().path("Dispute_Status").asText()).isEmpty();
  }

  @Test
  void emptiesWhateverAPersonPutThereWhenTheStatusIsTakenBack() {
    dispute(Invoices.statusId(BcMarks.DISPUTE).toString());
    company.ledger.edit(key, item -> item.withBlock("ABC", SmallCompany.TODAY));

    dispute("00000000-0000-0000-0000-000000000000");

    assertThat(company.ledger.item(key).blockReason()).isEmpty();
  }

  @Test
  void changesOnlyFourFieldsOfAPostedInvoiceAndFindsNoEmptyStatus() {
    String invoice = invoice();
    String etag = client.get(invoice).json().path("@odata.etag").asText();

    assertThat(client.patch(invoice, etag, "{\"status\":\"Paid\"}").status()).isEqualTo(400);
    assertThat(client.patch(invoice, etag, "{\"disputeStatus\":\"\"}").errorCode())
        .isEqualTo("Application_DialogException");
    assertThat(client.patch(invoice, etag, "{\"disputeStatus\":\"NOSUCH\"}").errorCode())
        .isEqualTo("Internal_InvalidTableRelation");
    assertThat(
            client
                .patch(invoice, etag, "{\"promisedPayDate\":\"2026-07-01\"}")
                .json()
                .path("promisedPayDate")
                .asText())
        .isEqualTo("2026-07-01");
  }

  @Test
  void leavesOnHoldAloneForAStatusWithoutTheFlag() {
    String invoice = invoice();
    String etag = client.get(invoice).json().path("@odata.etag").asText();

    client.patch(invoice, etag, "{\"disputeStatus\":\"PRICE\"}");

    assertThat(client.get(entry).json().path("Dispute_Status").asText()).isEqualTo("PRICE");
    assertThat(client.get(entry).json().path("On_Hold").asText()).isEmpty();
  }

  private BcClient.Answer dispute(String id) {
    String invoice = invoice();
    String etag = client.get(invoice).json().path("@odata.etag").asText();
    return client.patch(invoice, etag, "{\"disputeStatusId\":\"" + id + "\"}");
  }

  private String invoice() {
    String invoices = client.ofCompany(BcClient.V2) + "salesInvoices";
    BcClient.Answer found = client.find(invoices, "number eq '" + BcKeys.document(key) + "'");
    return invoices + "(" + found.value(0).path("id").asText() + ")";
  }

  private String etag() {
    return client.get(entry).json().path("@odata.etag").asText();
  }
}
