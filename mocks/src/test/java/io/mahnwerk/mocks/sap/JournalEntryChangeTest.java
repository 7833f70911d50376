package io.mahnwerk.mocks.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.mocks.kit.LedgerScenario;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalEntryChangeTest {
  private static final String FIRST = "2026/1800000001/001";
  private static final String SECOND = "2026/1800000002/001";
  private static final String HOLD =
      change("Reference2IDByBusinessPartner", "MW20260620")
          + change("DunningBlockingReasonCode", "M");

  private final SimulatedLedger ledger =
      new LedgerScenario(new SimulatedSapProvider()).withOverdueInvoices(2).ledger();
  private final RawClient client = new RawClient(ledger);

  @AfterEach
  void stop() {
    client.close();
  }

  @Test
  void acceptsWithoutABodyAndAppliesAMomentLater() {
    HttpResponse<String> response = client.postSoap(message("1", item("1010", FIRST, HOLD)));
    client.sap.settle();

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.body()).isEmpty();
    assertThat(ledger.item(FIRST).blockReason()).isEqualTo("M");
    assertThat(ledger.item(FIRST).references())
        .containsEntry("Reference2IDByBusinessPartner", "MW20260620");
    assertThat(ledger.item(FIRST).changedOn()).isEqualTo(LedgerScenario.TODAY);
    assertThat(client.sap.messageErrors()).isEmpty();
  }

  @Test
  void takesManyItemsInOneMessage() {
    post(message("1", item("1010", FIRST, HOLD) + item("1010", SECOND, HOLD)));

    assertThat(ledger.openItems()).extracting(LedgerItem::blockReason).containsOnly("M");
  }

  @Test
  void emptiesAFieldByAnEmptyElement() {
    ledger.edit(FIRST, item -> item.withBlock("M", ledger.today()));

    post(message("1", item("1010", FIRST, change("DunningBlockingReasonCode", ""))));

    assertThat(ledger.item(FIRST).blockReason()).isEmpty();
  }

  @Test
  void leavesAloneWhatIsNotRequested() {
    String notRequested = change("DunningBlockingReasonCode", "M").replace("true", "false");

    post(message("1", item("1010", FIRST, notRequested)));

    assertThat(ledger.item(FIRST).blockReason()).isEmpty();
  }

  @Test
  void carriesOutAMessageIdOnce() {
    post(message("1", item("1010", FIRST, HOLD)));
    ledger.edit(FIRST, item -> item.withBlock("A", ledger.today()));
    post(message("1", item("1010", FIRST, HOLD)));

    assertThat(ledger.item(FIRST).blockReason()).isEqualTo("A");

    post(message("2", item("1010", FIRST, HOLD)));

    assertThat(ledger.item(FIRST).blockReason()).isEqualTo("M");
  }

  @Test
  void reportsAClearedItemOnItsDashboardAndChangesTheOthers() {
    ledger.clear(FIRST, Clearing.Kind.PAYMENT);

    post(message("1", item("1010", FIRST, HOLD) + item("1010", SECOND, HOLD)));

    assertThat(client.sap.messageErrors())
        .containsExactly(
            new MessageError("urn:uuid:1", FIRST, "Document item 2026/1800000001/001 is cleared."));
    assertThat(ledger.item(FIRST).blockReason()).isEmpty();
    assertThat(ledger.item(SECOND).blockReason()).isEqualTo("M");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2000 | 2026/1800000001/001 | DunningBlockingReasonCode | M | "
            + "Company code 2000 does not exist.",
        "1010 | 2026/1800000009/001 | DunningBlockingReasonCode | M | "
            + "Document item 2026/1800000009/001 does not exist.",
        "1010 | 2026/1800000001/001 | DunningBlockingReasonCode | Z | "
            + "Dunning block Z is not defined.",
        "1010 | 2026/1800000001/001 | DunningLevel | 3 | Field DunningLevel cannot be changed.",
        "1010 | 2026/1800000001/001 | PaymentTerms | ZB60 | Field PaymentTerms cannot be changed.",
      })
  void reportsWhatCannotBeDoneOnItsDashboard(
      String companyCode, String key, String field, String value, String sentence) {
    post(message("1", item(companyCode, key, change(field, value))));

    assertThat(client.sap.messageErrors())
        .containsExactly(new MessageError("urn:uuid:1", key, sentence));
    assertThat(ledger.changes()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "</soapenv:Envelope> | <more/> | XML parsing error",
        "<wsa:MessageID>urn:uuid:1</wsa:MessageID> | ~~ | 'MessageID' is missing in 'Header'",
        "<wsa:MessageID>urn:uuid:1< | <wsa:MessageID> < | wsa:MessageID must not be empty",
        "http://sap.com/xi/SAPSCORE/SFIN | http://sap.com/xi/SFIN | The body must hold",
        "http://schemas.xmlsoap.org/soap/envelope/ | urn:other | no SOAP envelope",
        "<ItemKey> | <sfin:ItemKey> | XML parsing error",
        "<FiscalYear>2026</FiscalYear> | ~~ | 'FiscalYear' is expected next in 'ItemKey'",
        "ID>001</AccountingDocumentItemID | ID>0</AccountingDocumentItemID | 1 to 999",
        "2026-06-15T08:00:00Z | 2026-06-15 | CreationDateTime",
        "2026-06-15T08:00:00Z | 2026-06-15T08:00:00+02 | no UTC date and time",
        "<ID>K1</ID> | <ID>K12345678901234567890123456789012345</ID> | 1 to 35 characters",
        "MW20260620 | MW20260620123 | longer than 12 characters",
        "Code>M< | Code>MM< | longer than 1 characters",
        "true< | yes< | no Indicator",
        "<ItemKey> | <ItemKey>text | must not contain text",
        "</JournalEntryDebtorCreditorItem> | <Extra/></JournalEntryDebtorCreditorItem> | "
            + "Element 'Extra' is not expected",
      })
  void refusesAMessageThatIsNotToTheSchema(String part, String instead, String sentence) {
    String good = message("1", item("1010", FIRST, HOLD));
    assertThat(good).contains(part);

    HttpResponse<String> response = client.postSoap(good.replace(part, instead));
    client.sap.settle();

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("Fault").contains(sentence);
    assertThat(ledger.changes()).isZero();
  }

  @Test
  void refusesChildrenInTheMessagesNamespace() {
    String qualified =
        message("1", item("1010", FIRST, HOLD))
            .replace("<ItemKey>", "<sfin:ItemKey>")
            .replace("</ItemKey>", "</sfin:ItemKey>");

    assertThat(client.postSoap(qualified).body())
        .contains("'ItemKey' is expected next")
        .contains("{http://sap.com/xi/SAPSCORE/SFIN}ItemKey");
  }

  @Test
  void refusesChangesInAnotherOrderThanTheSchemas() {
    String turned =
        change("DunningBlockingReasonCode", "M")
            + change("Reference2IDByBusinessPartner", "MW20260620");

    HttpResponse<String> response = client.postSoap(message("1", item("1010", FIRST, turned)));

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("Reference2IDByBusinessPartnerChange");
  }

  @Test
  void refusesADocumentType() {
    String entity =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
            + message("1", item("1010", FIRST, HOLD)).replace("MW20260620", "&e;");

    HttpResponse<String> response = client.postSoap(entity);

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("DOCTYPE is disallowed");
  }

  @Test
  void refusesWhatIsNoPostOfXml() {
    HttpRequest.Builder json =
        client
            .to(JournalEntryChange.PATH)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"));

    assertThat(client.send(json).statusCode()).isEqualTo(415);
    assertThat(client.get(JournalEntryChange.PATH).statusCode()).isEqualTo(405);
  }

  @Test
  void takesASoap12Envelope() {
    String soap12 =
        message("1", item("1010", FIRST, HOLD))
            .replace(
                "http://schemas.xmlsoap.org/soap/envelope/",
                "http://www.w3.org/2003/05/soap-envelope");
    HttpRequest.Builder post =
        client
            .to(JournalEntryChange.PATH)
            .header("Content-Type", "application/soap+xml; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(soap12));

    assertThat(client.send(post).statusCode()).isEqualTo(202);
  }

  private void post(String xml) {
    assertThat(client.postSoap(xml).statusCode()).isEqualTo(202);
    client.sap.settle();
  }

  private static String change(String field, String value) {
    return ("<%1$sChange><%1$s>%2$s</%1$s>"
            + "<FieldValueChangeIsRequested>true</FieldValueChangeIsRequested></%1$sChange>")
        .formatted(field, value);
  }

  private static String item(String companyCode, String key, String changes) {
    String[] parts = key.split("/");
    return """
        <JournalEntryDebtorCreditorItem>
        <MessageHeader><ID>K1</ID><CreationDateTime>2026-06-15T08:00:00Z</CreationDateTime>\
        </MessageHeader>
        <ItemKey><AccountingDocument>%s</AccountingDocument><CompanyCode>%s</CompanyCode>\
        <FiscalYear>%s</FiscalYear>\
        <AccountingDocumentItemID>%s</AccountingDocumentItemID></ItemKey>
        %s</JournalEntryDebtorCreditorItem>
        """
        .formatted(parts[1], companyCode, parts[0], parts[2], changes);
  }

  private static String message(String id, String items) {
    return """
        <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" \
        xmlns:sfin="http://sap.com/xi/SAPSCORE/SFIN">
        <soapenv:Header xmlns:wsa="http://www.w3.org/2005/08/addressing">\
        <wsa:MessageID>urn:uuid:%s</wsa:MessageID></soapenv:Header>
        <soapenv:Body><sfin:JournalEntryBulkChangeRequestMessage>
        <MessageHeader><ID>M1</ID><CreationDateTime>2026-06-15T08:00:00Z</CreationDateTime>\
        </MessageHeader>
        %s</sfin:JournalEntryBulkChangeRequestMessage></soapenv:Body></soapenv:Envelope>"""
        .formatted(id, items);
  }
}
