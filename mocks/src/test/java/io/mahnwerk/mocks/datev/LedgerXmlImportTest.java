package io.mahnwerk.mocks.datev;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Money;
import io.mahnwerk.mocks.ledger.LedgerItem;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the office books from a ledger XML. */
class LedgerXmlImportTest {
  private static final String HEAD =
      "<LedgerImport xmlns=\"http://xml.datev.de/bedi/tps/ledger/v060\" version=\"6.0\"><consolidate>";
  private static final String FOOT = "</consolidate></LedgerImport>";

  private final OfficeSite site = new OfficeSite();

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void booksAnInvoiceWithItsDueDate() {
    book(invoice("RE-7", "", "<dueDate>2026-06-30</dueDate>"));

    LedgerItem item = site.ledger.item("10001/RE-7");
    assertThat(item.amount()).isEqualTo(Money.of("EUR", "119.00"));
    assertThat(item.netDueDate()).isEqualTo(LocalDate.of(2026, 6, 30));
    assertThat(item.blockReason()).isEmpty();
  }

  @Test
  void booksTermsOfPaymentNineAsABlockWithoutAnEnd() {
    book(invoice("RE-8", "<paymentConditionsId>9</paymentConditionsId>", ""));

    LedgerItem item = site.ledger.item("10001/RE-8");
    assertThat(site.ledger.canonical(item).dunning().isBlockedByClerk()).isTrue();
    assertThat(item.netDueDate()).isEqualTo(LocalDate.of(2026, 7, 12));
  }

  @Test
  void processesNoInvoiceThatNamesTheBlockBesideADueDate() {
    book(
        invoice(
            "RE-9",
            "<paymentConditionsId>9</paymentConditionsId>",
            "<dueDate>2026-06-30</dueDate>"));

    assertThat(site.protocol("rechnungen.xml").get(1)).contains("wird nicht verarbeitet");
    assertThat(site.ledger.items()).hasSize(3);
  }

  @Test
  void booksNothingOfAnotherVersionOrWithADocumentType() {
    site.giveOut(
        "rechnungen.xml",
        (HEAD + invoice("RE-7", "", "") + FOOT)
            .replace("6.0", "5.0")
            .getBytes(StandardCharsets.UTF_8));
    site.giveOut(
        "fremd.xml",
        ("<!DOCTYPE x [<!ENTITY y 'z'>]>" + HEAD + FOOT).getBytes(StandardCharsets.UTF_8));
    site.datev.settle();

    assertThat(site.protocol("rechnungen.xml").get(1)).contains("abgelehnt");
    assertThat(site.protocol("fremd.xml").get(1)).contains("abgelehnt");
    assertThat(site.ledger.items()).hasSize(3);
  }

  private void book(String invoices) {
    site.giveOut("rechnungen.xml", (HEAD + invoices + FOOT).getBytes(StandardCharsets.UTF_8));
    site.datev.settle();
  }

  private static String invoice(String number, String block, String due) {
    return "<accountsReceivableLedger><date>2026-06-12</date><amount>119.00</amount>"
        + "<currencyCode>EUR</currencyCode><invoiceId>"
        + number
        + "</invoiceId>"
        + block
        + due
        + "<bpAccountNo>10001</bpAccountNo></accountsReceivableLedger>";
  }
}
