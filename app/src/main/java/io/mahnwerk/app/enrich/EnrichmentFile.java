package io.mahnwerk.app.enrich;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Sentence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of what a user knows of debtors: UTF-8, comma or semicolon, one line for each debtor,
 * numbers with a decimal point. It is read line by line; ids keep their leading zeros.
 */
record EnrichmentFile(Path file, ConnectionId connection) {
  private static final int LONGEST = 200;

  /** Throws {@link CommandFailure} where the file or its first line cannot be used. */
  List<String> columns() {
    return read(List.of(), line -> {}, true);
  }

  /**
   * Hands on every line but the first, good and bad.
   *
   * @param columns what {@link #columns} answered
   */
  void forEach(List<String> columns, Consumer<EnrichmentLine> taker) {
    read(columns, taker, false);
  }

  private List<String> read(
      List<String> columns, Consumer<EnrichmentLine> taker, boolean headerOnly) {
    // A reader of ours, as the CSV reader's own would replace what is not UTF-8.
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CsvReader<CsvRecord> rows =
            CsvReader.builder()
                .fieldSeparator(separator())
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
      Iterator<CsvRecord> lines = rows.iterator();
      List<String> header = lines.hasNext() ? lines.next().getFields() : List.of();
      if (headerOnly) {
        return new EnrichmentHeader(file, header).own();
      }
      List<String> names = header.stream().map(EnrichmentHeader::named).toList();
      Map<DebtorRef, Long> seen = new HashMap<>();
      lines.forEachRemaining(row -> taker.accept(line(names, row, seen)));
      return columns;
    } catch (CsvParseException broken) {
      throw new CommandFailure(
          new Sentence("%s is no CSV file: %s", "%s ist keine CSV-Datei: %s")
              .with(
                  Sentence.same(file.toString()),
                  Sentence.same(String.valueOf(broken.getMessage()))),
          broken);
    } catch (UncheckedIOException unreadable) {
      throw unreadable(unreadable.getCause());
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
  }

  private char separator() throws IOException {
    try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String first = Optional.ofNullable(text.readLine()).orElse("");
      return first.chars().filter(c -> c == ';').count()
              > first.chars().filter(c -> c == ',').count()
          ? ';'
          : ',';
    }
  }

  private EnrichmentLine line(List<String> names, CsvRecord row, Map<DebtorRef, Long> seen) {
    long number = row.getStartingLineNumber();
    if (row.getFieldCount() != names.size()) {
      return bad(
          number,
          names.get(Math.min(row.getFieldCount(), names.size()) - 1),
          new Sentence("%s cells instead of %s", "%s Zellen statt %s")
              .with(Sentence.number(row.getFieldCount(), 0), Sentence.number(names.size(), 0)));
    }
    Map<String, String> cells = new TreeMap<>();
    for (int n = 0; n < names.size(); n++) {
      String cell = row.getField(n).strip();
      Optional<Sentence> wrong = wrong(cell);
      if (wrong.isPresent()) {
        return bad(number, names.get(n), wrong.get());
      }
      cells.put(names.get(n), cell);
    }
    return line(number, cells, seen);
  }

  private EnrichmentLine line(long number, Map<String, String> cells, Map<DebtorRef, Long> seen) {
    for (String key : List.of(EnrichmentHeader.COMPANY_CODE, EnrichmentHeader.DEBTOR)) {
      if (cells.getOrDefault(key, "").isEmpty()) {
        return bad(number, key, new Sentence("is blank", "ist leer"));
      }
    }
    DebtorRef debtor =
        new DebtorRef(
            connection,
            new CompanyCode(cells.getOrDefault(EnrichmentHeader.COMPANY_CODE, "")),
            cells.getOrDefault(EnrichmentHeader.DEBTOR, ""));
    Long before = seen.putIfAbsent(debtor, number);
    if (before != null) {
      return bad(
          number,
          EnrichmentHeader.DEBTOR,
          new Sentence("named before in line %s", "schon genannt in Zeile %s")
              .with(Sentence.same(before.toString())));
    }
    cells.remove(EnrichmentHeader.COMPANY_CODE);
    cells.remove(EnrichmentHeader.DEBTOR);
    cells.values().removeIf(String::isEmpty);
    return new EnrichmentLine.Good(number, debtor, cells);
  }

  /** Cells come back in tables and files of ours: nothing that a spreadsheet would run. */
  private static Optional<Sentence> wrong(String cell) {
    if (cell.length() > LONGEST) {
      return Optional.of(
          new Sentence("is longer than 200 characters", "ist länger als 200 Zeichen"));
    } else if (cell.chars().anyMatch(Character::isISOControl)) {
      return Optional.of(
          new Sentence(
              "holds a line break or control character",
              "enthält Zeilenumbruch oder Steuerzeichen"));
    } else if (cell.matches("[=@].*|[+-](?!\\d).*")) {
      return Optional.of(new Sentence("begins like a formula", "beginnt wie eine Formel"));
    }
    return Optional.empty();
  }

  private static EnrichmentLine bad(long line, String column, Sentence why) {
    return new EnrichmentLine.Bad(line, column, why);
  }

  private CommandFailure unreadable(@Nullable IOException why) {
    Sentence sentence =
        why instanceof CharacterCodingException
            ? new Sentence("%s is not UTF-8 text.", "%s ist kein UTF-8-Text.")
            : new Sentence("%s cannot be read.", "%s ist nicht zu lesen.");
    return new CommandFailure(sentence.with(Sentence.same(file.toString())), why);
  }
}
