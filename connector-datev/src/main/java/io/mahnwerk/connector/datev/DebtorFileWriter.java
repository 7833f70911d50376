package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes debtors for import out of a fresh export: first line, headings and the rows of the debtors
 * that change, each with every column as it was exported except those of the change. A debtor that
 * the export does not state, or states twice or unreadably, is not written.
 */
final class DebtorFileWriter {
  private DebtorFileWriter() {}

  /**
   * @param export of category 16 with all columns
   * @param changes by account as the export writes it
   * @return the accounts that were written
   * @throws FileRefusal where the export is of another client, cut, or lacks a column of a change
   */
  static Set<String> write(
      Path export, Path target, OfficeClient client, Map<String, DebtorChange> changes) {
    Map<Long, String> lines = linesOf(export, client, changes);
    RowCopy.copy(
        export,
        target,
        row -> {
          if (row.line() <= 2) {
            return Optional.of(row);
          }
          String account = lines.get(row.line());
          if (account == null) {
            return Optional.empty();
          }
          RowCopy.requireCell(row, DebtorColumn.ACCOUNT.index(), account, export);
          return Optional.of(changes.get(account).applyTo(row));
        });
    return new TreeSet<>(lines.values());
  }

  /** Which line holds which debtor of a change. */
  private static Map<Long, String> linesOf(
      Path export, OfficeClient client, Map<String, DebtorChange> changes) {
    Map<Long, String> lines = new HashMap<>();
    Set<String> seen = new HashSet<>();
    Set<String> twice = new HashSet<>();
    try (FileRows<DebtorRow> rows = DebtorFile.open(export, client)) {
      requireColumns(rows.columns(), export, changes);
      while (rows.hasNext()) {
        if (rows.next() instanceof Reading.Good<DebtorRow> good
            && changes.containsKey(good.row().account())) {
          lines.put(good.line(), good.row().account());
          if (!seen.add(good.row().account())) {
            twice.add(good.row().account());
          }
        }
      }
    }
    lines.values().removeAll(twice);
    return lines;
  }

  private static void requireColumns(int columns, Path export, Map<String, DebtorChange> changes) {
    for (DebtorChange change : changes.values()) {
      if (change.lastColumn() >= columns) {
        throw new FileRefusal(
            FileFault.ofLine(
                FileEncoding.nameOf(export),
                2,
                new Sentence(
                        "the export ends with column %s, but column %s is needed; export the debtors"
                            + " with all 254 columns",
                        "der Export endet mit Spalte %s, gebraucht wird Spalte %s; bitte die"
                            + " Debitoren mit allen 254 Spalten exportieren")
                    .with(
                        Sentence.same(Integer.toString(columns)),
                        Sentence.same(Integer.toString(change.lastColumn() + 1)))));
      }
    }
  }
}
