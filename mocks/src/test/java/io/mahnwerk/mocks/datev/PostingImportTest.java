package io.mahnwerk.mocks.datev;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Money;
import io.mahnwerk.mocks.ledger.LedgerItem;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the office books from a Buchungsstapel. */
class PostingImportTest {
  private static final String NAME = "EXTF_Buchungsstapel_20260615_001.csv";
  private static final String HEADER =
      "\"EXTF\";700;21;\"Buchungsstapel\";13;20260615060000000;;\"RE\";\"\";\"\";29098;1010;"
          + "20260101;4;20260601;20260630;\"Rechnungen\";\"MW\";1;0;0;\"EUR\";;\"\";;;\"03\";;;\"\";\"\"";

  private final OfficeSite site = new OfficeSite();

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void booksAnInvoiceWithItsDueDateAndItsTemporaryBlock() {
    book(row("S", "10001", "8400", "RE-7", "", "25062026", "30062026"));

    LedgerItem item = site.ledger.item("10001/RE-7");
    assertThat(item.amount()).isEqualTo(Money.of("EUR", "119.00"));
    assertThat(item.documentDate()).isEqualTo(LocalDate.of(2026, 6, 12));
    assertThat(item.netDueDate()).isEqualTo(LocalDate.of(2026, 6, 30));
    assertThat(site.ledger.canonical(item).dunning().isHeldByUs()).isTrue();
    assertThat(site.rows("10001/RE-7").get(0))
        .containsEntry("Temporäre Mahn-/ Zahlsperre", "25062026");
  }

  @Test
  void booksABlockWithoutAnEndAsAClerks() {
    book(row("H", "8400", "10001", "RE-8", "1", "", ""));

    LedgerItem item = site.ledger.item("10001/RE-8");
    assertThat(site.ledger.canonical(item).dunning().isBlockedByClerk()).isTrue();
    assertThat(item.netDueDate()).isEqualTo(LocalDate.of(2026, 7, 12));
  }

  @Test
  void dropsTheBlockOfARowWithoutAnAccountOfTheOpenItems() {
    book(row("S", "1200", "8400", "RE-9", "1", "", ""));

    assertThat(site.protocol(NAME).get(1)).contains("werden verworfen");
    assertThat(site.ledger.items()).hasSize(3);
  }

  @Test
  void booksNothingTwiceAndNothingThatMeansSomethingElse() {
    book(row("S", "10001", "8400", "RE-7", "", "", ""));
    site.giveOut(
        "EXTF_Buchungsstapel_20260615_002.csv",
        content(row("S", "10001", "8400", "RE-7", "", "", "")));
    site.giveOut(
        "EXTF_Buchungsstapel_20260615_003.csv",
        content(row("S", "10001", "8400", "RE-8", "4711", "", "")));
    site.datev.settle();

    assertThat(site.protocol("EXTF_Buchungsstapel_20260615_002.csv").get(1))
        .contains("ist bereits gebucht");
    assertThat(site.protocol("EXTF_Buchungsstapel_20260615_003.csv").get(1))
        .contains("Postensperre '4711' ist weder 0 noch 1");
    assertThat(site.ledger.items()).hasSize(4);
  }

  private void book(String row) {
    site.giveOut(NAME, content(row));
    site.datev.settle();
  }

  private static byte[] content(String row) {
    return (HEADER + "\r\nUmsatz\r\n" + row + "\r\n").getBytes(OfficeFolder.WINDOWS);
  }

  private static String row(String side, String account, String contra, String... more) {
    String[] fields = new String[125];
    Arrays.fill(fields, "");
    fields[0] = "119,00";
    fields[1] = side;
    fields[6] = account;
    fields[7] = contra;
    fields[9] = "1206";
    fields[10] = more[0];
    fields[14] = more[1];
    fields[110] = more[2];
    fields[116] = more[3];
    return String.join(";", fields);
  }
}
