package io.mahnwerk.connector.datev;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The worklist as an Excel sheet. Texts are stored as texts, so none of them can run as a formula.
 */
final class WorklistSheet {
  private static final List<Double> WIDTHS =
      List.of(6.0, 12.0, 32.0, 20.0, 12.0, 12.0, 14.0, 9.0, 16.0, 12.0, 60.0);
  private static final String DAY = "dd.mm.yyyy";

  private WorklistSheet() {}

  static void write(OutputStream out, List<WorklistLine> lines) throws IOException {
    try (Workbook book = new Workbook(new Unclosed(out), "Mahnwerk", null)) {
      Worksheet sheet = book.newWorksheet("Mahnsperren");
      for (int column = 0; column < WIDTHS.size(); column++) {
        sheet.width(column, WIDTHS.get(column));
        sheet.value(0, column, WorklistFile.HEADINGS.get(column));
      }
      sheet.range(0, 0, 0, WIDTHS.size() - 1).style().bold().set();
      sheet.freezePane(0, 1);
      int row = 0;
      for (WorklistLine line : lines) {
        write(sheet, ++row, line);
      }
    }
  }

  private static void write(Worksheet sheet, int row, WorklistLine line) {
    sheet.value(row, 0, row);
    sheet.value(row, 1, line.account());
    sheet.value(row, 2, line.name());
    sheet.value(row, 3, line.invoice());
    sheet.value(row, 4, line.date());
    sheet.style(row, 4).format(DAY).set();
    line.due().ifPresent(due -> sheet.value(row, 5, due));
    sheet.style(row, 5).format(DAY).set();
    sheet.value(row, 6, line.amount().amount());
    sheet.style(row, 6).format(line.amount().amount().scale() == 0 ? "#,##0" : "#,##0.00").set();
    sheet.value(row, 7, line.amount().currency().getCurrencyCode());
    sheet.value(row, 8, line.task());
    line.until().ifPresent(until -> sheet.value(row, 9, until));
    sheet.style(row, 9).format(DAY).set();
    sheet.value(row, 10, line.reason());
  }

  /** The workbook closes its stream, which belongs to the caller. */
  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
