package io.mahnwerk.mocks.datev;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.mocks.erp.FiledInvoices;
import io.mahnwerk.mocks.ledger.LedgerItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invoices that go through the inbox before they are booked. */
class UnbookedInvoicesTest {
  /** A Monday: the office exports in the evening and imports the day after. */
  private static final LocalDate MONDAY = OfficeSite.TODAY;

  private final OfficeSite site = new OfficeSite(Map.of("invoices", DatevOptions.BROUGHT));
  private String brought = "";

  @BeforeEach
  void postInvoices() {
    for (int n = 0; n < 10; n++) {
      post("RE-A" + n, "4711" + n);
    }
    site.datev.endDay(MONDAY);
    brought = name();
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void areInNoExportUntilTheyAreBooked() {
    assertThat(site.datev.filedInvoices()).isEqualTo(new FiledInvoices(1, 0, 0, 0));
    assertThat(site.items()).hasSize(12);

    bringBack(lines());

    assertThat(site.datev.filedInvoices()).isEqualTo(new FiledInvoices(1, 1, 0, 0));
    assertThat(site.items()).hasSize(13);
    assertThat(site.ledger.items()).hasSize(13);
  }

  @Test
  void areBookedWithTheBlockThatCameBack() {
    bringBack(with(PostingColumns.BLOCKED_UNTIL, "27072026"));

    assertThat(site.datev.filedInvoices()).isEqualTo(new FiledInvoices(1, 1, 0, 1));
    assertThat(site.items())
        .filteredOn(row -> row.get("Temporäre Mahn-/ Zahlsperre").equals("27072026"))
        .hasSize(1);
  }

  @Test
  void countAsAlteredWhereAnotherCellIsOtherwise() {
    bringBack(with(PostingColumns.TEXT, "\"Ware\""));

    assertThat(site.datev.filedInvoices().altered()).isEqualTo(1);
  }

  @Test
  void countAsAlteredWhereARowIsMissing() {
    bringBack(lines().subList(0, 2));

    assertThat(site.datev.filedInvoices().altered()).isEqualTo(1);
  }

  @Test
  void areBookedAsTheyAreWhenTheyDoNotComeBack() {
    site.ledger.startDay(MONDAY.plusDays(14));

    site.datev.endDay(MONDAY.plusDays(14));

    assertThat(site.items()).hasSize(13);
  }

  /** With a number in the ledger that is not the one by which the office knows it. */
  private void post(String document, String number) {
    site.ledger.post(
        new LedgerItem(
            site.debtor + "/" + document,
            site.debtor,
            number,
            DocumentKind.INVOICE,
            Money.of("EUR", "10.00"),
            MONDAY,
            MONDAY,
            MONDAY.plusDays(30),
            DunningLevel.NONE,
            Optional.empty(),
            "",
            Map.of(),
            Optional.empty(),
            MONDAY,
            MONDAY));
  }

  private void bringBack(List<String> lines) {
    site.ledger.startDay(MONDAY.plusDays(1));
    site.giveOut(brought, (String.join("\r\n", lines) + "\r\n").getBytes(OfficeFolder.WINDOWS));
    site.datev.endDay(MONDAY.plusDays(1));
  }

  private List<String> with(int column, String text) {
    List<String> lines = new ArrayList<>(lines());
    String[] cells = lines.get(2).split(";", -1);
    cells[column - 1] = text;
    lines.set(2, String.join(";", cells));
    return lines;
  }

  private List<String> lines() {
    return site.export("EXTF_Buchungsstapel");
  }

  private String name() {
    try (var files = Files.list(site.datev.folder().inbox())) {
      return files
          .map(Path::getFileName)
          .map(Path::toString)
          .filter(file -> file.startsWith("EXTF_Buchungsstapel"))
          .findFirst()
          .orElseThrow();
    } catch (IOException gone) {
      throw new java.io.UncheckedIOException(gone);
    }
  }
}
