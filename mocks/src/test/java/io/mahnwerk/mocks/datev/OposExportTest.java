package io.mahnwerk.mocks.datev;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.mocks.ledger.LedgerItem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the office exports of its open items. */
class OposExportTest {
  private static final LocalDate TODAY = OfficeSite.TODAY;

  private final OfficeSite site = new OfficeSite();
  private final String key = site.keys.get(0);

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void tellsAnOpenInvoiceInOneRow() {
    Map<String, String> row = site.rows(key).get(0);

    assertThat(site.rows(key)).hasSize(1);
    assertThat(row)
        .containsEntry("Fälligkeitsdatum", "26052026")
        .containsEntry("Umsatz Soll", "1,11")
        .containsEntry("Umsatz Haben", "0,00")
        .containsEntry("Offener Saldo", "1,11")
        .containsEntry("Typ des Postens", "Rechnung")
        .containsEntry("Ausgleichs-Kennzeichen", "")
        .containsEntry("Mahnstufe", "");
  }

  @Test
  void showsAPartPaymentAsARowOfItsOwnAndASmallerBalance() {
    site.ledger.reduce(key, Money.of("EUR", "0.40"));
    site.datev.settle();

    List<Map<String, String>> rows = site.rows(key);

    assertThat(rows).hasSize(2);
    assertThat(rows.get(0))
        .containsEntry("Umsatz Soll", "1,11")
        .containsEntry("Offener Saldo", "0,71");
    assertThat(rows.get(1))
        .containsEntry("Umsatz Haben", "0,40")
        .containsEntry("Typ des Postens", "Zahlung");
  }

  @Test
  void showsWhenAndByWhatAnItemWasCleared() {
    LocalDate valueDate = TODAY.minusDays(9);
    site.ledger.clear(key, new Clearing(valueDate, Clearing.Kind.WRITE_OFF));
    site.datev.settle();

    List<Map<String, String>> rows = site.rows(key);

    assertThat(rows)
        .hasSize(2)
        .allSatisfy(r -> assertThat(r).containsEntry("Offener Saldo", "0,00"));
    assertThat(rows).allSatisfy(r -> assertThat(r).containsEntry("Ausgleichs-Kennzeichen", "A"));
    assertThat(rows.get(1))
        .containsEntry("Belegdatum", "06062026")
        .containsEntry("Gegenkonto", "2400")
        .containsEntry("Typ des Postens", "");
  }

  @Test
  void showsLevelDatesAndBlocks() {
    site.ledger.edit(key, item -> item.dunned(new DunningLevel(1), TODAY.minusDays(20)));
    site.datev.settle();
    site.ledger.edit(key, item -> item.dunned(new DunningLevel(2), TODAY.minusDays(3)));
    site.ledger.edit(site.keys.get(1), item -> item.withBlock("A", TODAY));
    site.ledger.edit(
        site.keys.get(2), item -> site.ledger.marks().hold(item, TODAY.plusDays(5), TODAY));
    site.datev.settle();

    assertThat(site.rows(key).get(0))
        .containsEntry("Mahnstufe", "2")
        .containsEntry("Mahndatum 1", "26052026")
        .containsEntry("Mahndatum 2", "12062026")
        .containsEntry("Mahndatum 3", "");
    assertThat(site.rows(site.keys.get(1)).get(0)).containsEntry("Mahn-/ Zahlsperre", "1");
    assertThat(site.rows(site.keys.get(2)).get(0))
        .containsEntry("Temporäre Mahn-/ Zahlsperre", "19062026");
  }

  @Test
  void leavesOutWhatWasClearedLongAgoButNotOnTheFirstDay() {
    site.ledger.clear(key, Clearing.Kind.PAYMENT);
    site.ledger.startDay(TODAY.plusDays(101));
    site.datev.settle();
    assertThat(site.rows(key)).isEmpty();

    try (SimulatedDatev later = SimulatedDatev.start(site.ledger, DatevOptions.USUAL)) {
      List<Posting> all = new Postings(site.ledger).since(LocalDate.MIN);
      assertThat(all).extracting(Posting::item).extracting(LedgerItem::key).contains(key);
      assertThat(later.settings()).containsEntry("berater", "29098");
    }
  }

  @Test
  void exportsNothingAnewThatDidNotChange() {
    site.datev.settle();
    List<String> before = site.export("OPOS");
    long files = count();

    site.datev.settle();

    assertThat(count()).isEqualTo(files);
    assertThat(site.export("OPOS")).isEqualTo(before);
  }

  @Test
  void theClassicTemplateHasTwentyTwoColumnsAndNoDunning() {
    try (OfficeSite classic = new OfficeSite(Map.of("opos", "classic"))) {
      List<String> lines = classic.export("OPOS");

      assertThat(lines).allSatisfy(line -> assertThat(Row.fields(line)).hasSize(22));
      assertThat(lines.get(0)).startsWith("Kontonummer;Rechnungsnummer;").doesNotContain("Mahn");
    }
  }

  private long count() {
    String[] names = site.datev.folder().inbox().toFile().list();
    return names == null ? 0 : names.length;
  }
}
