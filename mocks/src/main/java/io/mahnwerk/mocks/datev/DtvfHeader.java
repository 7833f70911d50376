package io.mahnwerk.mocks.datev;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The first line of a file in DATEV format 700.
 *
 * @param sign {@code DTVF} from DATEV itself, {@code EXTF} from others
 */
record DtvfHeader(
    String sign, int category, int version, String consultant, String client, LocalDate yearBegin) {
  private static final int FIELDS = 31;

  /**
   * As DATEV's export writes it.
   *
   * @param name of the category
   */
  static String write(DtvfHeader header, String name, LocalDate madeOn) {
    String made =
        DatevDate.header(madeOn)
            + LocalTime.of(6, 0).format(DateTimeFormatter.ofPattern("HHmmssSSS"));
    Row row = new Row();
    row.text(header.sign()).bare("700").bare(Integer.toString(header.category())).text(name);
    row.bare(Integer.toString(header.version())).bare(made).bare("").text("RE").text("KANZLEI");
    row.text("").bare(header.consultant()).bare(header.client());
    row.bare(DatevDate.header(header.yearBegin()));
    row.bare(Integer.toString(OfficeBooks.ACCOUNT_LENGTH)).bare("").bare("").text("").text("");
    row.bare("").bare("").bare("").text("").bare("").text("KP").bare("").bare("1");
    return row.text("03").bare("").bare("").text("").text("").toString();
  }

  /**
   * Reads the line of a file that is to be imported.
   *
   * @throws IllegalArgumentException with a sentence in German
   */
  static DtvfHeader read(String line) {
    List<String> fields = Row.fields(line);
    if (fields.size() < FIELDS || !List.of("EXTF", "DTVF").contains(fields.get(0))) {
      throw new IllegalArgumentException("Die Datei ist nicht im DATEV-Format (Vorlaufsatz)");
    }
    if (!fields.get(1).equals("700")) {
      throw new IllegalArgumentException("Versionsnummer " + fields.get(1) + " statt 700");
    }
    try {
      return new DtvfHeader(
          fields.get(0),
          Integer.parseInt(fields.get(2)),
          Integer.parseInt(fields.get(4)),
          fields.get(10),
          fields.get(11),
          LocalDate.parse(fields.get(12), DateTimeFormatter.BASIC_ISO_DATE));
    } catch (RuntimeException malformed) {
      throw new IllegalArgumentException("Der Vorlaufsatz ist nicht lesbar", malformed);
    }
  }

  /** Refuses what is for another client, year or category; a sentence in German. */
  void require(DtvfHeader expected) {
    same("Formatkategorie", category, expected.category());
    same("Formatversion", version, expected.version());
    same("Berater", consultant, expected.consultant());
    same("Mandant", client, expected.client());
    same("Wirtschaftsjahr", yearBegin, expected.yearBegin());
  }

  private static void same(String what, Object given, Object expected) {
    if (!given.equals(expected)) {
      throw new IllegalArgumentException(
          "%s %s passt nicht zum Bestand (%s)".formatted(what, given, expected));
    }
  }
}
