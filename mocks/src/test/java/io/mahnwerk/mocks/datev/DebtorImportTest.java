package io.mahnwerk.mocks.datev;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DunningBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the office makes of a file of debtors. */
class DebtorImportTest {
  private static final String NAME = "EXTF_Debitoren_20260615_001.csv";
  private static final int NOTE = DebtorColumns.FIRST_FIELD + OfficeBooks.NOTE_FIELD - 1;

  private final OfficeSite site = new OfficeSite();

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void changesNothingByTheRowThatWasExported() {
    List<String> before = site.debtorRow();

    site.debtorFile(NAME, before);
    site.datev.settle();

    assertThat(site.debtorRow()).isEqualTo(before);
    assertThat(site.protocol(NAME)).contains("Zeile 3: Konto 10001 übernommen, unverändert");
  }

  @Test
  void blocksTheDebtorUntilTheDayAndNotLonger() {
    importRow(233, "20062026", NOTE, "MW20062026");

    assertThat(dunning().block()).contains(new DunningBlock("20062026", DunningBlock.Owner.OURS));
    assertThat(isHeld()).isTrue();
    site.ledger.startDay(OfficeSite.TODAY.plusDays(6));
    assertThat(dunning().block()).isEmpty();
    assertThat(isHeld()).isFalse();
    site.datev.settle();
    assertThat(site.debtorRow().get(232)).isEqualTo("20062026");
  }

  @Test
  void holdsOpenItemsOnly() {
    importRow(233, "20062026", NOTE, "MW20062026");

    site.ledger.clear(site.keys.get(0), Clearing.Kind.PAYMENT);

    assertThat(isHeld()).isFalse();
  }

  @Test
  void takesABlockWithoutOurNoteForAClerks() {
    importRow(233, "20062026", NOTE, "");

    assertThat(dunning().block()).contains(new DunningBlock("20062026", DunningBlock.Owner.CLERK));
    assertThat(isHeld()).isFalse();
  }

  @Test
  void replacesTheWholeDebtorSoThatAThinRowLosesItsData() {
    List<String> row = new ArrayList<>(java.util.Collections.nCopies(254, ""));
    row.set(0, site.debtor);
    site.debtorFile(NAME, row);
    site.datev.settle();

    assertThat(site.debtorRow().get(DebtorColumns.EMAIL - 1)).isEmpty();
    assertThat(site.protocol(NAME).get(1)).contains("E-Mail");
  }

  @Test
  void keepsWhatABlankWouldClearWhereTheOfficeIsSetUpSo() {
    try (OfficeSite keeping = new OfficeSite(Map.of("import-blanks", "keep"))) {
      List<String> row = new ArrayList<>(java.util.Collections.nCopies(254, ""));
      row.set(0, keeping.debtor);
      row.set(232, "20062026");
      keeping.debtorFile(NAME, row);
      keeping.datev.settle();

      assertThat(keeping.debtorRow().get(DebtorColumns.EMAIL - 1)).contains("@");
      assertThat(keeping.debtorRow().get(232)).isEqualTo("20062026");
    }
  }

  @Test
  void givesTheDebtorPeriodsOfItsOwn() {
    importRow(250, "1", 251, "3", 252, "17", 253, "31");

    assertThat(dunning().procedure()).isEqualTo(OfficeBooks.OPENED);
    site.ledger.assign(site.debtor, OfficeBooks.FORMER);
    site.datev.settle();
    assertThat(site.debtorRow().subList(249, 253)).containsOnly("");
  }

  @Test
  void neverDunsADebtorWhoseDunningIsSwitchedOff() {
    importRow(121, "9");

    assertThat(dunning().block()).contains(new DunningBlock("9", DunningBlock.Owner.CLERK));
  }

  @Test
  void exportsABlockThatAClerkSetByHand() {
    site.ledger.change(
        site.debtor,
        before ->
            new DebtorDunning(
                before.procedure(),
                Optional.of(new DunningBlock("A", DunningBlock.Owner.CLERK)),
                before.level(),
                before.lastDunnedOn(),
                before.legalDunningOn()));
    site.datev.settle();

    assertThat(site.debtorRow().get(120)).isEqualTo("9");
  }

  @ParameterizedTest
  @CsvSource({
    "29098;1010,29098;1011,Mandant 1011 passt nicht zum Bestand (1010)",
    "29098;1010,29099;1010,Berater 29099 passt nicht zum Bestand (29098)",
    "1010;20260101,1010;20250101,Wirtschaftsjahr 2025-01-01 passt nicht",
    "700;16,700;21,Formatkategorie 21 passt nicht zum Bestand (16)",
    "Kreditoren\";5,Kreditoren\";4,Formatversion 4 passt nicht zum Bestand (5)",
  })
  void refusesAFileForOtherBooks(String from, String to, String sentence) {
    refuses(content -> content.replaceFirst(from, to), "Datei abgelehnt: " + sentence);
  }

  @Test
  void refusesATruncatedFileAndATruncatedRow() {
    refuses(
        content -> content.substring(0, content.length() - 40),
        "Datei abgelehnt: die letzte Zeile ist nicht vollständig");
    refuses(
        content -> content.replaceFirst(";;;\r\n$", "\r\n"),
        "Zeile 3: abgelehnt: 251 Felder statt 254");
  }

  @Test
  void refusesRowsThatTheBooksCannotTake() {
    refuses(content -> content.replace("\n10001;", "\n10999;"), "Konto 10999 ist nicht angelegt");
    refuses(content -> content.replace("\n10001;", "\nKunde;"), "'Kunde' ist kein Personenkonto");
    List<String> row = new ArrayList<>(site.debtorRow());
    row.set(232, "31022026");
    site.debtorFile(NAME + "x.csv", row);
    site.datev.settle();
    assertThat(site.protocol(NAME + "x.csv").get(1)).contains("'31022026' ist kein Tag");
    assertThat(dunning().block()).isEmpty();
  }

  private void refuses(UnaryOperator<String> change, String sentence) {
    List<String> row = new ArrayList<>(site.debtorRow());
    row.set(232, "20062026");
    String name = "EXTF_Debitoren_" + sentence.hashCode() + ".csv";
    String content = change.apply(site.debtorFile(name, row));
    site.giveOut(name, content.getBytes(OfficeFolder.WINDOWS));
    site.datev.settle();

    assertThat(site.protocol(name).get(1)).contains(sentence);
    assertThat(dunning().block()).isEmpty();
  }

  private void importRow(Object... changes) {
    List<String> row = new ArrayList<>(site.debtorRow());
    for (int i = 0; i < changes.length; i += 2) {
      row.set((Integer) changes[i] - 1, (String) changes[i + 1]);
    }
    site.debtorFile(NAME, row);
    site.datev.settle();
  }

  private DebtorDunning dunning() {
    return site.ledger.debtor(site.debtor).dunning();
  }

  private boolean isHeld() {
    return site.ledger.canonical(site.ledger.item(site.keys.get(0))).dunning().isHeldByUs();
  }
}
