package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts blocks on the invoices of a Buchungsstapel before it is booked. Only Postensperre (column
 * 15) or Postensperre bis (111) of rows that open a claim and have neither are changed; every other
 * row and column comes back as it was, unreadable rows too.
 */
final class PostingFileEditor {
  private static final int MOST_FAULTS = 100;

  private PostingFileEditor() {}

  /**
   * @param rule the block for an invoice, or nothing to leave it alone
   * @throws FileRefusal for a file of another kind or client, and for one without column 111
   */
  static Edited edit(
      Path source,
      Path target,
      OfficeClient client,
      Function<PostingRow, Optional<PostingBlock>> rule) {
    Map<Long, Blocked> blocks = new HashMap<>();
    List<FileFault> faults = new ArrayList<>();
    try (FileRows<PostingRow> rows = PostingFile.open(source, client)) {
      requireColumns(rows.columns(), source);
      while (rows.hasNext()) {
        Reading<PostingRow> reading = rows.next();
        if (reading instanceof Reading.Good<PostingRow> good && isFree(good.row())) {
          rule.apply(good.row())
              .ifPresent(
                  block -> blocks.put(good.line(), new Blocked(good.row().invoice(), block)));
        } else if (reading instanceof Reading.Bad<PostingRow> bad && faults.size() < MOST_FAULTS) {
          faults.add(bad.fault());
        }
      }
    }
    RowCopy.copy(
        source,
        target,
        row -> {
          Blocked blocked = blocks.get(row.line());
          if (blocked == null) {
            return Optional.of(row);
          }
          RowCopy.requireCell(row, PostingColumn.DOCUMENT_1.index(), blocked.invoice(), source);
          return Optional.of(blocked.block().applyTo(row));
        });
    return new Edited(blocks.size(), faults);
  }

  private static boolean isFree(PostingRow row) {
    return row.opensClaim() && !row.block() && row.blockedUntil().isEmpty();
  }

  private static void requireColumns(int columns, Path source) {
    if (columns <= PostingColumn.BLOCKED_UNTIL.index()) {
      throw new FileRefusal(
          FileFault.ofLine(
              FileEncoding.nameOf(source),
              2,
              new Sentence(
                      "the batch ends with column %s and has no Postensperre bis (111); export it with"
                          + " all columns",
                      "der Stapel endet mit Spalte %s und hat keine Postensperre bis (111); bitte mit"
                          + " allen Spalten exportieren")
                  .with(Sentence.same(Integer.toString(columns)))));
    }
  }

  private record Blocked(String invoice, PostingBlock block) {}

  /**
   * @param blocked how many invoices were given a block
   * @param faults what could not be understood and came back as it was; the first 100
   */
  record Edited(int blocked, List<FileFault> faults) {
    Edited {
      faults = List.copyOf(faults);
    }
  }
}
