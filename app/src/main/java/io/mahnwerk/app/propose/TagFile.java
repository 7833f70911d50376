package io.mahnwerk.app.propose;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.proposal.TaggedNotice;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A CSV file in which the user tags letters that were sent: columns {@code company_code}, {@code
 * debtor}, {@code day} and any of {@code channel}, {@code tone}, {@code subject}. UTF-8, comma,
 * header line.
 */
public record TagFile(Path file) {

  /** The tags of the given file, else of the connection's own where it has one, else none. */
  public static List<TaggedNotice> of(ConnectionSession session, Optional<Path> given) {
    Path own = session.folder().tags();
    return given
        .or(() -> Optional.of(own).filter(Files::exists))
        .map(file -> new TagFile(file).read(session.id()))
        .orElse(List.of());
  }

  /** Throws {@link CommandFailure} naming file, line and field of what cannot be read. */
  List<TaggedNotice> read(ConnectionId connection) {
    List<TaggedNotice> tags = new ArrayList<>();
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
      for (NamedCsvRecord row : rows) {
        tags.add(tag(connection, row));
      }
    } catch (IOException | UncheckedIOException unreadable) {
      throw new CommandFailure(
          new Sentence("Tag file %s cannot be read.", "Die Datei %s ist nicht zu lesen.")
              .naming(file),
          unreadable);
    }
    return tags;
  }

  private TaggedNotice tag(ConnectionId connection, NamedCsvRecord row) {
    String day = text(row, "day");
    try {
      return new TaggedNotice(
          new DebtorRef(
              connection, new CompanyCode(text(row, "company_code")), text(row, "debtor")),
          LocalDate.parse(day),
          text(row, "channel"),
          text(row, "tone"),
          text(row, "subject"));
    } catch (RuntimeException wrong) {
      throw new CommandFailure(
          new Sentence(
                  "Tag file %s, line %s: company_code and debtor must be given and day be a date"
                      + " such as 2026-06-30.",
                  "Datei %s, Zeile %s: company_code und debtor müssen angegeben und day ein Datum"
                      + " wie 2026-06-30 sein.")
              .naming(file, row.getStartingLineNumber()),
          wrong);
    }
  }

  private static String text(NamedCsvRecord row, String column) {
    return row.findField(column).map(String::trim).orElse("");
  }
}
