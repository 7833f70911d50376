package io.mahnwerk.app.cycle;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.FeedFact;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with facts that no ERP holds. Columns {@code fact} ({@code notice} or {@code
 * complaint}), {@code company_code}, {@code debtor}, {@code document}, {@code day}; for a notice
 * also {@code level} and, where its day was drawn at random, {@code propensity}. UTF-8, comma,
 * header line.
 */
public final class FeedFile {
  private static final List<String> COLUMNS =
      List.of("fact", "company_code", "debtor", "document", "day", "level", "propensity");
  private static final String NOTICE = "notice";
  private static final String COMPLAINT = "complaint";
  private static final Sentence DAY =
      new Sentence("a date such as 2026-01-31", "ein Datum wie 2026-01-31");
  private static final Sentence LEVEL =
      new Sentence("a level from 1 to 9", "eine Mahnstufe von 1 bis 9");
  private static final Sentence SHARE =
      new Sentence("a number above 0 up to 1", "eine Zahl über 0 bis 1");
  private static final Sentence FACT = new Sentence("notice or complaint", "notice oder complaint");
  private static final Sentence GIVEN = new Sentence("given", "ausgefüllt");

  private final Path file;

  public FeedFile(Path file) {
    this.file = file;
  }

  /** Throws {@link CommandFailure} naming file, line and field of what cannot be read. */
  public List<FeedFact> read(ConnectionId connection) {
    List<FeedFact> facts = new ArrayList<>();
    // A reader of ours, as the CSV reader's own would replace what is not UTF-8.
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
      for (NamedCsvRecord row : rows) {
        facts.add(fact(connection, row));
      }
    } catch (UncheckedIOException unreadable) {
      throw unreadable(unreadable.getCause());
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
    return facts;
  }

  private CommandFailure unreadable(@Nullable IOException why) {
    Sentence sentence =
        why instanceof CharacterCodingException
            ? new Sentence("Feed file %s is not UTF-8 text.", "Datei %s ist kein UTF-8-Text.")
            : new Sentence("Feed file %s cannot be read.", "Datei %s ist nicht lesbar.");
    return new CommandFailure(sentence.naming(file), why);
  }

  public void write(List<FeedFact> facts) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (CsvWriter rows = CsvWriter.builder().build(file)) {
      rows.writeRecord(COLUMNS);
      facts.forEach(fact -> rows.writeRecord(row(fact)));
    }
  }

  private static List<String> row(FeedFact fact) {
    boolean isNotice = fact instanceof FeedFact.Noticed;
    String level = "";
    String propensity = "";
    if (fact instanceof FeedFact.Noticed noticed) {
      level = noticed.level().toString();
      propensity = noticed.propensity().map(Object::toString).orElse("");
    }
    return List.of(
        isNotice ? NOTICE : COMPLAINT,
        fact.debtor().companyCode().value(),
        fact.debtor().number(),
        fact.documentNumber(),
        fact.day().toString(),
        level,
        propensity);
  }

  private FeedFact fact(ConnectionId connection, NamedCsvRecord row) {
    DebtorRef debtor =
        new DebtorRef(connection, new CompanyCode(text(row, "company_code")), text(row, "debtor"));
    String document = text(row, "document");
    LocalDate day = parsed(row, "day", DAY, LocalDate::parse);
    return switch (text(row, "fact")) {
      case COMPLAINT -> new FeedFact.Complained(debtor, document, day);
      case NOTICE ->
          new FeedFact.Noticed(
              debtor, document, day, parsed(row, "level", LEVEL, FeedFile::level), propensity(row));
      default -> throw wrong(row, "fact", FACT);
    };
  }

  private Optional<Double> propensity(NamedCsvRecord row) {
    boolean given = row.findField("propensity").filter(text -> !text.isBlank()).isPresent();
    return given
        ? Optional.of(parsed(row, "propensity", SHARE, FeedFile::probability))
        : Optional.empty();
  }

  private static DunningLevel level(String text) {
    DunningLevel level = new DunningLevel(Integer.parseInt(text));
    if (level.equals(DunningLevel.NONE)) {
      throw new IllegalArgumentException(text);
    }
    return level;
  }

  private static double probability(String text) {
    double value = Double.parseDouble(text);
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(text);
    }
    return value;
  }

  private String text(NamedCsvRecord row, String column) {
    return row.findField(column)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> wrong(row, column, GIVEN));
  }

  private <T> T parsed(
      NamedCsvRecord row, String column, Sentence form, Function<String, T> parser) {
    String text = text(row, column);
    try {
      return parser.apply(text);
    } catch (RuntimeException notOfThatForm) {
      throw wrong(row, column, form);
    }
  }

  private CommandFailure wrong(NamedCsvRecord row, String column, Sentence form) {
    return new CommandFailure(
        new Sentence(
                "Feed file %s, line %s: field '%s' must be %s.",
                "Datei %s, Zeile %s: Feld '%s' muss %s sein.")
            .with(
                Sentence.same(file.toString()),
                Sentence.same(Long.toString(row.getStartingLineNumber())),
                Sentence.same(column),
                form));
  }
}
