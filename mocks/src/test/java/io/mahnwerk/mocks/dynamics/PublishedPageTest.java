package io.mahnwerk.mocks.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.mocks.ledger.ItemTraits;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the published page 25 shows and how it is asked. */
class PublishedPageTest {
  private final SmallCompany company = new SmallCompany(BcOptions.DEFAULT.stock());
  private final BcClient client =
      new BcClient(company.ledger, BcOptions.DEFAULT.stock().withPageLimit(3));
  private final String entries = client.page() + "CustomerLedgerEntries";

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void showsAnOpenEntryAndNoDateWhereThereIsNone() {
    String key = company.invoice("119.37");

    JsonNode entry = client.get(entries + "(" + key + ")").json();

    assertThat(entry.path("Entry_No").asText()).isEqualTo(key);
    assertThat(entry.path("Document_Type").asText()).isEqualTo("Invoice");
    assertThat(entry.path("Due_Date").asText()).isEqualTo("2026-05-26");
    assertThat(entry.path("Promised_Pay_Date").asText()).isEqualTo("0001-01-01");
    assertThat(entry.path("Open").asBoolean()).isTrue();
    assertThat(entry.path("@odata.etag").asText()).startsWith("W/\"");
    assertThat(client.get(entries + "(Entry_No=" + key + ")").status()).isEqualTo(200);
  }

  @Test
  void keepsAmountsExactThatNoDoubleCanHold() {
    String key = company.invoice("12345678901234567.89");

    String text = client.get(entries + "(" + key + ")").response().body();

    assertThat(text).contains("\"Remaining_Amount\":12345678901234567.89,");
  }

  @Test
  void showsWhatAPartPaymentLeftAndThePaymentItself() {
    String key = company.invoice("1190.00");
    company.ledger.reduce(key, Money.of("EUR", "400.00"));

    JsonNode entry = client.get(entries + "(" + key + ")").json();

    assertThat(entry.path("Original_Amount").decimalValue()).isEqualByComparingTo("1190");
    assertThat(entry.path("Remaining_Amount").decimalValue()).isEqualByComparingTo("790");
    BcClient.Answer payments = client.find(entries, "Document_Type eq 'Payment'");
    assertThat(payments.value(0).path("Amount").decimalValue())
        .isEqualByComparingTo(new BigDecimal("-400"));
    assertThat(payments.value(0).path("Open").asBoolean()).isFalse();
  }

  @Test
  void closesAnEntryWithTheOneThatWasAppliedToIt() {
    String paid = company.invoice("10.00");
    String written = company.invoice("11.00");
    String reversed = company.invoice("12.00");
    company.ledger.clear(paid, Clearing.Kind.PAYMENT);
    company.ledger.clear(written, Clearing.Kind.WRITE_OFF);
    company.ledger.clear(reversed, Clearing.Kind.REVERSAL);

    assertThat(client.find(entries, "Open eq true").json().path("value")).isEmpty();
    assertThat(client.all(entries, "Closed_at_Date")).hasSize(6).containsOnly("2026-06-15");
    assertThat(client.find(entries, "Reason_Code eq 'WRITEOFF'").texts("Document_Type"))
        .containsExactly(" ");
    assertThat(client.find(entries, "Reversed eq true").texts("Amount")).hasSize(2);
  }

  @Test
  void leadsFromPageToPageAndTakesAWishForSmallerOnes() {
    for (int n = 1; n <= 10; n++) {
      company.invoice(n + ".00");
    }

    BcClient.Answer first = client.get(entries + "?$select=Entry_No&$count=true");

    assertThat(first.json().path("@odata.count").asInt()).isEqualTo(10);
    assertThat(first.texts("Entry_No")).hasSize(3);
    assertThat(client.all(entries, "Entry_No")).hasSize(10).doesNotHaveDuplicates().isSorted();
    assertThat(client.get(entries, "Prefer", "odata.maxpagesize=2").json().path("value"))
        .hasSize(2);
    assertThat(client.all(entries + "?$top=5&$skip=1", "Entry_No")).hasSize(5);
    assertThat(client.get(entries + "?$orderby=Amount%20desc").value(0).path("Amount").intValue())
        .isEqualTo(10);
  }

  @Test
  void losesNoRecordWhenEarlierOnesAreClosedBetweenTwoPages() {
    List<String> keys =
        List.of(
            company.invoice("1.00"),
            company.invoice("2.00"),
            company.invoice("3.00"),
            company.invoice("4.00"),
            company.invoice("5.00"));
    BcClient.Answer first = client.find(entries, "Open eq true");
    company.ledger.clear(keys.get(0), Clearing.Kind.PAYMENT);

    BcClient.Answer second = client.get(first.json().path("@odata.nextLink").asText());

    assertThat(second.texts("Entry_No")).containsExactlyElementsOf(keys.subList(3, 5));
  }

  @Test
  void takesAlternativesOfOneFieldAndRefusesThemAcrossFields() {
    String one = company.invoice("1.00");
    String other = company.invoice("2.00");
    company.invoice("3.00");

    String both = "(Entry_No eq %s or Entry_No eq %s) and Open eq true".formatted(one, other);
    assertThat(client.find(entries, both).texts("Entry_No")).containsExactly(one, other);
    BcClient.Answer across = client.find(entries, "Entry_No eq 1 or On_Hold eq 'X'");
    assertThat(across.status()).isEqualTo(400);
    assertThat(across.errorCode()).isEqualTo("BadRequest_InvalidRequestUrl");
    assertThat(across.json().path("error").path("message").asText())
        .matches(".*  CorrelationId:  [0-9a-f-]{36}\\.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nothing eq 1",
        "Entry_No eq 'one'",
        "Entry_No eq",
        "Entry_No like 1",
        "Due_Date gt 2026",
        "Entry_No in (1,2)",
        "On_Hold eq 'X' Entry_No",
        "On_Hold eq \u00a7"
      })
  void refusesAFilterThatItDoesNotUnderstand(String filter) {
    assertThat(client.find(entries, filter).status()).isEqualTo(400);
  }

  @Test
  void takesListsFromASchemaVersionOn() {
    String one = company.invoice("1.00");
    company.invoice("2.00");

    BcClient.Answer found =
        client.get(
            entries
                + "?$schemaversion=2.1&$filter="
                + BcClient.encoded("Entry_No in (" + one + ", 7)"));

    assertThat(found.texts("Entry_No")).containsExactly(one);
  }

  @Test
  void namesAForeignCurrencyAndNoneForTheLocalOne() {
    String euros = company.invoice("1.00");
    String yen = company.post(DocumentKind.INVOICE, Money.of("JPY", "5000"), ItemTraits.NONE);

    assertThat(client.get(entries + "(" + euros + ")").json().path("Currency_Code").asText())
        .isEmpty();
    JsonNode foreign = client.get(entries + "(" + yen + ")").json();
    assertThat(foreign.path("Currency_Code").asText()).isEqualTo("JPY");
    assertThat(foreign.path("Amount_LCY").decimalValue()).isEqualByComparingTo("31.25");
  }

  @Test
  void knowsNoOtherCompanyAndNoOtherPage() {
    assertThat(client.get(client.root() + "/ODataV4/Company('OTHER')/CustomerCard").errorCode())
        .isEqualTo("Internal_CompanyNotFound");
    assertThat(client.get(client.page() + "VendorCard").status()).isEqualTo(404);
    assertThat(client.get(entries + "(7)").errorCode()).isEqualTo("Internal_RecordNotFound");
  }

  @Test
  void tellsInItsMetadataWhatIsPublished() {
    String metadata = client.get(client.root() + "/ODataV4/$metadata").response().body();

    assertThat(metadata)
        .contains("EntitySet Name=\"CustomerLedgerEntries\"", "EntitySet Name=\"ReminderEntries\"")
        .contains("Name=\"On_Hold\" Type=\"Edm.String\" MaxLength=\"3\"")
        .doesNotContain("Last_Issued_Reminder_Level");
  }
}
