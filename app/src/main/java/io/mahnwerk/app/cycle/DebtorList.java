package io.mahnwerk.app.cycle;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A CSV file with a header line and a column {@code debtor}; UTF-8, comma. */
record DebtorList(Path file) {

  /** Throws {@link CommandFailure} naming file and line of what cannot be read. */
  List<String> numbers() {
    List<String> numbers = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
      for (NamedCsvRecord row : rows) {
        String number = row.findField("debtor").map(String::strip).orElse("");
        if (number.isEmpty()) {
          throw new CommandFailure(
              new Sentence(
                      "%s, line %s: the column debtor is missing or empty.",
                      "%s, Zeile %s: die Spalte debtor fehlt oder ist leer.")
                  .naming(file, row.getStartingLineNumber()));
        }
        numbers.add(number);
      }
    } catch (IOException | UncheckedIOException unreadable) {
      throw new CommandFailure(
          new Sentence("Debtor list %s cannot be read.", "Die Debitorenliste %s ist nicht lesbar.")
              .naming(file),
          unreadable);
    }
    return numbers;
  }
}
