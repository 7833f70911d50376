package io.mahnwerk.app.factor;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.FactorSource;
import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Figures of a CSV file, each in force from the day after it was recorded until a later one. Of
 * figures for a debtor, an industry within a country, an industry, a country and everybody the
 * first that is known counts. Immutable.
 */
final class FileFactors implements FactorSource {
  private static final int MOST_ROWS = 1_000_000;

  private final List<String> names;
  private final Map<Place, NavigableMap<LocalDate, Double>> figures;

  private FileFactors(Map<Place, NavigableMap<LocalDate, Double>> figures) {
    TreeSet<String> sorted = new TreeSet<>();
    figures.keySet().forEach(place -> sorted.add(place.factor()));
    this.names = List.copyOf(sorted);
    this.figures = figures;
  }

  /** Whom a figure is about; blank for all. */
  private record Place(
      String factor, String country, String industry, String companyCode, String debtor) {}

  /**
   * @param name what the configuration calls the factor, for what is wrong with the file
   */
  static FileFactors read(Path file, ConnectionId name) {
    Map<Place, NavigableMap<LocalDate, Double>> figures = new HashMap<>();
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
      int count = 0;
      for (NamedCsvRecord row : rows) {
        if (++count > MOST_ROWS) {
          throw wrong(file, name, row, new Sentence("too many rows", "zu viele Zeilen"));
        }
        figures
            .computeIfAbsent(place(file, name, row), place -> new TreeMap<>())
            .put(day(file, name, row), value(file, name, row));
      }
    } catch (IOException | UncheckedIOException | CsvParseException unreadable) {
      throw new ConnectorException(
          FailureKind.MISCONFIGURED,
          name,
          new Sentence(
                  "%s cannot be read as CSV in UTF-8.", "%s ist nicht als CSV in UTF-8 zu lesen.")
              .with(Sentence.same(file.toString())),
          unreadable);
    }
    return new FileFactors(figures);
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public OptionalDouble value(String name, Debtor debtor, LocalDate day) {
    String company = debtor.ref().companyCode().value();
    for (Place place :
        List.of(
            new Place(name, "", "", company, debtor.ref().number()),
            new Place(name, debtor.country(), debtor.industry(), "", ""),
            new Place(name, "", debtor.industry(), "", ""),
            new Place(name, debtor.country(), "", "", ""),
            new Place(name, "", "", "", ""))) {
      NavigableMap<LocalDate, Double> recorded = figures.get(place);
      Map.Entry<LocalDate, Double> last = recorded == null ? null : recorded.lowerEntry(day);
      if (last != null) {
        return OptionalDouble.of(last.getValue());
      }
    }
    return OptionalDouble.empty();
  }

  private static Place place(Path file, ConnectionId name, NamedCsvRecord row) {
    String factor = text(row, "factor");
    if (!factor.matches("[a-z0-9_]{1,40}")) {
      throw wrong(
          file,
          name,
          row,
          new Sentence(
              "column 'factor' must be lower-case letters, digits and underscores",
              "Spalte 'factor' muss aus Kleinbuchstaben, Ziffern und Unterstrichen sein"));
    }
    return new Place(
        factor,
        text(row, "country"),
        text(row, "industry"),
        text(row, "company_code"),
        text(row, "debtor"));
  }

  private static LocalDate day(Path file, ConnectionId name, NamedCsvRecord row) {
    try {
      return LocalDate.parse(text(row, "recorded_on"));
    } catch (DateTimeParseException noDay) {
      throw wrong(
          file,
          name,
          row,
          new Sentence(
              "column 'recorded_on' must be a day such as 2026-01-31",
              "Spalte 'recorded_on' muss ein Tag wie 2026-01-31 sein"));
    }
  }

  private static double value(Path file, ConnectionId name, NamedCsvRecord row) {
    try {
      double value = Double.parseDouble(text(row, "value"));
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException noNumber) {
      // Said below, as for what is no finite number.
    }
    throw wrong(
        file,
        name,
        row,
        new Sentence(
            "column 'value' must be a number such as 101.5",
            "Spalte 'value' muss eine Zahl wie 101.5 sein"));
  }

  private static String text(NamedCsvRecord row, String column) {
    return row.findField(column).map(String::strip).orElse("");
  }

  private static ConnectorException wrong(
      Path file, ConnectionId name, NamedCsvRecord row, Sentence why) {
    return new ConnectorException(
        FailureKind.MISCONFIGURED,
        name,
        new Sentence("%s, line %s: %s.", "%s, Zeile %s: %s.")
            .with(
                Sentence.same(file.toString()),
                Sentence.same(Long.toString(row.getStartingLineNumber())),
                why),
        null);
  }
}
