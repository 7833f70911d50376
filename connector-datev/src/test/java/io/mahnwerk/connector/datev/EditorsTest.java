package io.mahnwerk.connector.datev;

import static io.mahnwerk.connector.datev.TestFiles.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditorsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 12, 31);

  @TempDir private Path folder;

  @Test
  void writesOnlyChangedDebtorsAndInThemOnlyTheColumnsOfTheChange() throws IOException {
    Map<Integer, String> first =
        Map.of(1, "10000", 2, "\"=HYPERLINK(\"\"x\"\"); Söhne\"", 108, "1.000", 233, "01022026");
    Map<Integer, String> third = Map.of(1, "10002", 4, "\"Groß\"");
    Path export =
        export(
            TestFiles.row(254, first)
                + TestFiles.row(254, Map.of(1, "10001"))
                + TestFiles.row(254, third));
    Path target = folder.resolve("EXTF_out.csv");
    DebtorChange change =
        DebtorChange.blockedUntil(Optional.of(DAY)).withOwnField(10, "MW31122026");

    var written =
        DebtorFileWriter.write(
            export, target, CLIENT, Map.of("10000", change, "10002", change, "10009", change));

    assertThat(written).containsExactly("10000", "10002");
    assertThat(text(target))
        .isEqualTo(
            TestFiles.DEBTOR_HEADER
                + TestFiles.debtorHeadings()
                + TestFiles.row(254, with(first, 233, "31122026", 146, "\"MW31122026\""))
                + TestFiles.row(254, with(third, 233, "31122026", 146, "\"MW31122026\"")));
  }

  @Test
  void emptiesWhatAChangeEmptiesAndWritesTermsOnlyWhereAsked() throws IOException {
    Path export =
        export(TestFiles.row(254, Map.of(1, "10000", 233, "01022026", 137, "\"MW\"", 251, "9")));
    Path target = folder.resolve("EXTF_out.csv");
    DebtorRow.Periods periods =
        new DebtorRow.Periods(
            true, List.of(Optional.of(3), Optional.of(17), Optional.empty()), Optional.of(60));

    DebtorFileWriter.write(
        export,
        target,
        CLIENT,
        Map.of(
            "10000",
            DebtorChange.blockedUntil(Optional.empty())
                .withOwnField(1, "")
                .withDunning(7)
                .withPeriods(periods)));

    assertThat(text(target))
        .endsWith(
            TestFiles.row(
                254,
                Map.of(
                    1, "10000", 121, "7", 137, "\"\"", 250, "1", 251, "3", 252, "17", 254, "60")));
  }

  @Test
  void doesNotWriteADebtorThatStandsTwiceOrCannotBeRead() {
    Path export =
        export(
            TestFiles.row(254, Map.of(1, "10000"))
                + TestFiles.row(254, Map.of(1, "10000"))
                + TestFiles.row(254, Map.of(1, "10001", 233, "99999999")));
    DebtorChange change = DebtorChange.blockedUntil(Optional.of(DAY));

    assertThat(
            DebtorFileWriter.write(
                export, folder.resolve("o.csv"), CLIENT, Map.of("10000", change, "10001", change)))
        .isEmpty();
  }

  @Test
  void refusesAnExportThatLacksTheColumnOfTheBlock() {
    String headings =
        String.join(";", List.of(TestFiles.debtorHeadings().split(";")).subList(0, 120));
    Path export =
        TestFiles.write(
            folder, "d.csv", TestFiles.DEBTOR_HEADER + headings + "\r\n", TestFiles.WINDOWS_1252);

    assertThatThrownBy(
            () ->
                DebtorFileWriter.write(
                    export,
                    folder.resolve("o.csv"),
                    CLIENT,
                    Map.of("1", DebtorChange.blockedUntil(Optional.empty()))))
        .hasMessage(
            "d.csv, line 2: the export ends with column 120, but column 233 is needed; export the"
                + " debtors with all 254 columns.");
  }

  @Test
  void refusesATextThatAnOwnFieldCannotHold() {
    DebtorChange change = DebtorChange.blockedUntil(Optional.empty());

    assertThatThrownBy(() -> change.withOwnField(11, "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> change.withOwnField(1, "x".repeat(41)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> change.withDunning(5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void blocksInvoicesOfABatchAndBringsEverythingElseBackAsItWas() throws IOException {
    Map<Integer, String> invoice =
        Map.of(1, "380,8", 2, "\"S\"", 7, "10000", 8, "8400", 10, "506", 11, "\"RE-1\"");
    Map<Integer, String> taken = with(invoice, 111, "01012027", 11, "\"RE-2\"");
    Map<Integer, String> payment =
        Map.of(1, "5", 2, "\"S\"", 7, "1200", 8, "10000", 10, "0506", 11, "\"RE-1\"");
    Map<Integer, String> bad = with(invoice, 15, "4711", 11, "\"RE-3\"");
    Map<Integer, String> other = with(invoice, 14, "\"\"", 11, "\"RE-4\"");
    String head = TestFiles.POSTING_HEADER + TestFiles.postingHeadings(125);
    Path source =
        TestFiles.write(
            folder,
            "EXTF_b.csv",
            head + rows(invoice, taken, payment, bad, other),
            TestFiles.WINDOWS_1252);
    Path target = folder.resolve("EXTF_o.csv");

    PostingFileEditor.Edited edited =
        PostingFileEditor.edit(
            source,
            target,
            CLIENT,
            row ->
                Optional.of(
                    new PostingBlock(
                        row.invoice().equals("RE-4") ? Optional.empty() : Optional.of(DAY))));

    assertThat(edited.blocked()).isEqualTo(2);
    assertThat(edited.faults()).hasSize(1);
    assertThat(edited.faults().get(0).column()).isEqualTo("15 (Postensperre)");
    assertThat(text(target))
        .isEqualTo(
            head
                + rows(
                    with(invoice, 111, "31122026", 0, ""),
                    taken,
                    payment,
                    bad,
                    with(other, 15, "1", 0, "")));
  }

  @SafeVarargs
  private static String rows(Map<Integer, String>... rows) {
    StringBuilder text = new StringBuilder();
    for (Map<Integer, String> row : rows) {
      text.append(TestFiles.row(125, row));
    }
    return text.toString();
  }

  private static Map<Integer, String> with(
      Map<Integer, String> row, int column, String text, int other, String otherText) {
    Map<Integer, String> changed = new java.util.HashMap<>(row);
    changed.put(column, text);
    changed.put(other, otherText);
    return changed;
  }

  private Path export(String rows) {
    return TestFiles.write(
        folder,
        "DTVF_d.csv",
        TestFiles.DEBTOR_HEADER + TestFiles.debtorHeadings() + rows,
        TestFiles.WINDOWS_1252);
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, TestFiles.WINDOWS_1252);
  }
}
