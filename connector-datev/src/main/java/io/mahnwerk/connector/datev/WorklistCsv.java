package io.mahnwerk.connector.datev;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The worklist as CSV, as Excel opens it by a double click in Germany: UTF-8 with a byte order
 * mark, semicolons, quotation marks around everything.
 */
final class WorklistCsv {
  private WorklistCsv() {}

  static void write(OutputStream out, List<WorklistLine> lines) throws IOException {
    OutputStreamWriter text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    text.write('\uFEFF');
    CsvWriter csv =
        CsvWriter.builder()
            .fieldSeparator(';')
            .quoteStrategy(QuoteStrategies.ALWAYS)
            .lineDelimiter(LineDelimiter.CRLF)
            .build(text);
    csv.writeRecord(WorklistFile.HEADINGS);
    int number = 0;
    for (WorklistLine line : lines) {
      csv.writeRecord(cells(++number, line));
    }
    csv.flush();
    text.flush();
  }

  /** The cells of a line as texts in German, in the order of the headings. */
  static List<String> cells(int number, WorklistLine line) {
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(number));
    cells.add(line.account());
    cells.add(unharmed(line.name()));
    cells.add(unharmed(line.invoice()));
    cells.add(WorklistFile.DATE.format(line.date()));
    cells.add(line.due().map(WorklistFile.DATE::format).orElse(""));
    cells.add(line.amount().amount().toPlainString().replace('.', ','));
    cells.add(line.amount().currency().getCurrencyCode());
    cells.add(line.task());
    cells.add(line.until().map(WorklistFile.DATE::format).orElse(""));
    cells.add(unharmed(line.reason()));
    return cells;
  }

  /** A text of the ledger, behind an apostrophe where a spreadsheet would run it as a formula. */
  private static String unharmed(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }
}
