package io.mahnwerk.connector.datev;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.mahnwerk.core.spi.FileFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Random;

/** Open item exports by the ready layout, with dunning levels, dates and blocks. */
final class OposFileFormat implements FileFormat {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
  private static final int DAYS = 540;
  private static final String HEADINGS =
      "Konto;Belegfeld 1;Belegdatum;Fälligkeitsdatum;Gegenkonto;Umsatz Soll;Umsatz Haben;Offener"
          + " Saldo;Soll-/Haben-Kennzeichen;Währungskennung;Typ des Postens;Ausgleichs-Kennzeichen;"
          + "Mahnstufe;Mahndatum 1;Mahndatum 2;Mahndatum 3;Mahn-/ Zahlsperre;Temporäre Mahn-/"
          + " Zahlsperre;Keine Zinsberechnung;Zahlweise;Buchungstext\r\n";

  @Override
  public String name() {
    return "opos";
  }

  @Override
  public void generate(Path file, long rows, long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder row = new StringBuilder();
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(Files.newOutputStream(file), EncodingScan.WINDOWS_1252),
            1 << 16)) {
      out.write(HEADINGS);
      for (long i = 0; i < rows; i++) {
        row.setLength(0);
        invent(row, i, random);
        out.append(row);
      }
    }
  }

  private static void invent(StringBuilder row, long number, Random random) {
    LocalDate date = FIRST_DAY.plusDays(random.nextInt(DAYS));
    LocalDate due = date.plusDays(14 + random.nextInt(30));
    int level = random.nextInt(4);
    row.append(10_000 + random.nextInt(50_000)).append(";\"RE-").append(1_000_000 + number);
    row.append("\";");
    day(row, date);
    day(row, due);
    row.append("8400;");
    int cents = 100 + random.nextInt(5_000_000);
    amount(row, cents);
    row.append("0,00;");
    amount(row, cents);
    row.append("\"S\";\"EUR\";\"Rechnung\";\"\";").append(level).append(';');
    for (int notice = 1; notice <= 3; notice++) {
      if (notice <= level) {
        day(row, due.plusDays(notice * 14L));
      } else {
        row.append(';');
      }
    }
    row.append(random.nextInt(50) == 0 ? "1;" : "0;");
    if (random.nextInt(20) == 0) {
      day(row, due.plusDays(60));
    } else {
      row.append(';');
    }
    row.append("0;\"\";\"Rechnung ").append(number).append(" für Müller & Söhne; Köln\"\r\n");
  }

  private static void day(StringBuilder row, LocalDate day) {
    row.append(day.getDayOfMonth() < 10 ? "0" : "").append(day.getDayOfMonth());
    row.append(day.getMonthValue() < 10 ? "0" : "").append(day.getMonthValue());
    row.append(day.getYear()).append(';');
  }

  private static void amount(StringBuilder row, int cents) {
    row.append(cents / 100).append(',');
    row.append(cents % 100 < 10 ? "0" : "").append(cents % 100).append(';');
  }

  @Override
  public long read(Path file) {
    long understood = 0;
    try (FileRows<OposRow> rows = OposFile.open(file, OposLayout.USUAL, EUR)) {
      while (rows.hasNext()) {
        understood += rows.next() instanceof Reading.Good<OposRow> ? 1 : 0;
      }
    }
    return understood;
  }

  @Override
  public long lex(Path file) throws IOException {
    long all = 0;
    try (CsvReader<CsvRecord> rows = CsvRows.lexer().ofCsvRecord(file, EncodingScan.WINDOWS_1252)) {
      for (CsvRecord row : rows) {
        all += row.getFieldCount() > 0 ? 1 : 0;
      }
    }
    return all;
  }
}
