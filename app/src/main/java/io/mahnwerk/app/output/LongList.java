package io.mahnwerk.app.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.AmountText;
import io.mahnwerk.core.model.Sentence;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A list that may be long: its first rows are printed as a table, all of them go into a CSV file
 * where one is asked for, with amounts in plain form. Rows are not kept.
 *
 * @param file the CSV file, replaced when all rows are written; empty for none
 */
public record LongList(List<Sentence> head, Locale locale, Optional<Path> file) {
  private static final int SHOWN = 50;

  /** Takes the rows, one after the other, and answers how many there were. */
  public long print(PrintWriter out, Consumer<Consumer<List<String>>> rows) {
    String[] titles = head.stream().map(title -> title.in(locale)).toArray(String[]::new);
    Shown shown = new Shown(TextTable.ofTexts(titles), locale);
    if (file.isPresent()) {
      write(file.get().toAbsolutePath(), Arrays.asList(titles), shown, rows);
    } else {
      rows.accept(shown::add);
    }
    if (shown.count > 0) {
      shown.table.print(out);
    }
    if (shown.count > SHOWN) {
      Sentence more =
          file.isPresent()
              ? new Sentence("… and %s more in %s.", "… und %s weitere in %s.")
                  .with(
                      Sentence.number(shown.count - SHOWN, 0), Sentence.same(file.get().toString()))
              : new Sentence(
                      "… and %s more; --out FILE writes all of them.",
                      "… und %s weitere; --out DATEI schreibt alle.")
                  .with(Sentence.number(shown.count - SHOWN, 0));
      out.println(more.in(locale));
    }
    return shown.count;
  }

  private static void write(
      Path file, List<String> titles, Shown shown, Consumer<Consumer<List<String>>> rows) {
    Path folder = file.getParent();
    if (folder == null || file.toFile().isDirectory()) {
      throw new CommandFailure(
          new Sentence(
                  "%s is a folder; --out names a file.",
                  "%s ist ein Ordner; --out nennt eine Datei.")
              .naming(file));
    }
    try (StagedFiles files = StagedFiles.in(folder)) {
      files.write(file.getFileName().toString(), stream -> write(stream, titles, shown, rows));
      files.publish();
    }
  }

  private static void write(
      OutputStream stream, List<String> titles, Shown shown, Consumer<Consumer<List<String>>> rows)
      throws java.io.IOException {
    try (CsvWriter csv =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(stream, StandardCharsets.UTF_8)) {
      csv.writeRecord(titles);
      rows.accept(
          cells -> {
            shown.add(cells);
            csv.writeRecord(cells.stream().map(LongList::harmless).toList());
          });
    }
  }

  /** A spreadsheet would run such a text as a formula; an apostrophe makes it a text. */
  static String harmless(String cell) {
    boolean amount = cell.matches("-[0-9.,]+( [A-Z]{3})?");
    return !amount && !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0
        ? "'" + cell
        : cell;
  }

  private static final class Shown {
    private final TextTable table;
    private final Locale locale;
    private long count;

    Shown(TextTable table, Locale locale) {
      this.table = table;
      this.locale = locale;
    }

    void add(List<String> cells) {
      count++;
      if (count <= SHOWN) {
        table.row(cells.stream().map(this::oneLine).toArray(String[]::new));
      }
    }

    private String oneLine(String cell) {
      return AmountText.in(cell.replaceAll("\\p{Cntrl}", " "), locale);
    }
  }
}
