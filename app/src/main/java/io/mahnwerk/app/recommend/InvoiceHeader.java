package io.mahnwerk.app.recommend;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The header of an invoice file. Case, surrounding blanks and the choice between blank, hyphen and
 * underscore do not matter; columns that are not known are left aside.
 */
final class InvoiceHeader {
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

  private final int width;
  private final Map<InvoiceColumn, Integer> positions;

  private InvoiceHeader(int width, Map<InvoiceColumn, Integer> positions) {
    this.width = width;
    this.positions = positions;
  }

  /** The separator that occurs most often in the header line; a comma when none does. */
  static char separator(String headerLine) {
    char best = ',';
    for (char candidate : SEPARATORS) {
      if (count(headerLine, candidate) > count(headerLine, best)) {
        best = candidate;
      }
    }
    return best;
  }

  static InvoiceHeader of(Path file, List<String> cells) {
    Map<InvoiceColumn, Integer> positions = new EnumMap<>(InvoiceColumn.class);
    List<String> labels = cells.stream().map(InvoiceHeader::normal).toList();
    for (InvoiceColumn column : InvoiceColumn.values()) {
      int position = labels.indexOf(column.label());
      if (position >= 0) {
        positions.put(column, position);
        if (labels.lastIndexOf(column.label()) != position) {
          throw new CommandFailure(
              new Sentence(
                      "%s, line 1: column '%s' is given twice.",
                      "%s, Zeile 1: Spalte '%s' ist doppelt.")
                  .naming(file, column.label()));
        }
      }
    }
    refuseMissing(file, cells, positions);
    return new InvoiceHeader(cells.size(), positions);
  }

  int width() {
    return width;
  }

  boolean has(InvoiceColumn column) {
    return positions.containsKey(column);
  }

  /** The cell without surrounding blanks; blank where the file has no such column. */
  String cell(InvoiceColumn column, List<String> cells) {
    Integer position = positions.get(column);
    return position == null ? "" : cells.get(position).strip();
  }

  private static void refuseMissing(
      Path file, List<String> cells, Map<InvoiceColumn, Integer> positions) {
    List<String> missing = new ArrayList<>();
    for (InvoiceColumn column : InvoiceColumn.allRequired()) {
      if (!positions.containsKey(column)) {
        missing.add("'" + column.label() + "'");
      }
    }
    if (!missing.isEmpty()) {
      Sentence needed =
          missing.size() == 1
              ? new Sentence("column %s is missing", "Spalte %s fehlt")
              : new Sentence("columns %s are missing", "Spalten %s fehlen");
      throw new CommandFailure(
          new Sentence(
                  "%s, line 1: %s; the header has %s.", "%s, Zeile 1: %s; die Kopfzeile hat %s.")
              .with(
                  Sentence.same(file.toString()),
                  needed.naming(String.join(", ", missing)),
                  Sentence.same(
                      cells.stream().map(String::strip).collect(Collectors.joining(", ")))));
    }
  }

  private static String normal(String cell) {
    return String.join("_", Arrays.asList(cell.strip().toLowerCase(Locale.ROOT).split("[\\s_-]+")));
  }

  private static long count(String line, char wanted) {
    return line.chars().filter(c -> c == wanted).count();
  }
}
