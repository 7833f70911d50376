package io.mahnwerk.connector.datev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Files of DATEV's formats, written by hand as its documentation describes them. */
final class TestFiles {
  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  static final OfficeClient CLIENT = new OfficeClient(29098, 55003, Optional.empty());
  static final OfficeClient CLIENT_2024 =
      new OfficeClient(29098, 55003, Optional.of(LocalDate.of(2024, 1, 1)));

  static final String DEBTOR_HEADER =
      "\"EXTF\";700;16;\"Debitoren/Kreditoren\";5;20240130140659583;;\"RE\";\"\";\"\";29098;55003;"
          + "20240101;4;;;\"\";\"\";;;;\"\";;\"\";;;\"03\";;;\"\";\"\"\r\n";
  static final String POSTING_HEADER =
      "\"EXTF\";700;21;\"Buchungsstapel\";13;20240130140440439;;\"RE\";\"\";\"\";29098;55003;20240101;"
          + "4;20240101;20240831;\"Buchungsstapel\";\"WD\";1;0;0;\"EUR\";;\"\";;;\"03\";;;\"\";\"\"\r\n";

  private TestFiles() {}

  static Path write(Path folder, String name, String text, Charset charset) {
    return write(folder, name, text.getBytes(charset));
  }

  static Path write(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** Headings of category 16 as far as they are read, the others named by number. */
  static String debtorHeadings() {
    String[] headings = numbered(254);
    for (DebtorColumn column : DebtorColumn.values()) {
      headings[column.index()] = column.label();
    }
    for (int i = 1; i <= 10; i++) {
      headings[136 + i - 1] = "Indiv. Feld " + i;
    }
    return String.join(";", headings) + "\r\n";
  }

  static String postingHeadings(int columns) {
    String[] headings = numbered(columns);
    for (PostingColumn column : PostingColumn.values()) {
      if (column.index() < columns) {
        headings[column.index()] = column.label();
      }
    }
    return String.join(";", headings) + "\r\n";
  }

  private static String[] numbered(int columns) {
    String[] headings = new String[columns];
    Arrays.setAll(headings, i -> "Spalte " + (i + 1));
    return headings;
  }

  /** A row of so many cells, those given by number counted from 1, the rest empty. */
  static String row(int columns, Map<Integer, String> cells) {
    String[] row = new String[columns];
    Arrays.setAll(row, i -> cells.getOrDefault(i + 1, ""));
    return String.join(";", row) + "\r\n";
  }

  /** Reads everything and closes the file. */
  static <T> List<Reading<T>> all(Supplier<FileRows<T>> opened) {
    try (FileRows<T> rows = opened.get()) {
      List<Reading<T>> all = new ArrayList<>();
      rows.forEachRemaining(all::add);
      return all;
    }
  }

  static <T> T good(Reading<T> reading) {
    if (reading instanceof Reading.Bad<T> bad) {
      throw new AssertionError(bad.fault().sentence().english());
    }
    return ((Reading.Good<T>) reading).row();
  }

  static <T> String english(Reading<T> reading) {
    return ((Reading.Bad<T>) reading).fault().sentence().in(Locale.ENGLISH);
  }

  static <T> String german(Reading<T> reading) {
    return ((Reading.Bad<T>) reading).fault().sentence().in(Locale.GERMAN);
  }
}
