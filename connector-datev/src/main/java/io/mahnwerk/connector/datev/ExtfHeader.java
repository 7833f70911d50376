package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * The first line of a DATEV file, format 700.
 *
 * @param exported whether DATEV wrote the file itself (DTVF); else another program did (EXTF)
 * @param version of the category's columns
 * @param consultant the Beraternummer
 * @param client the Mandantennummer
 * @param accountLength digits of an impersonal account; a debtor's account has one more
 */
record ExtfHeader(
    boolean exported,
    ExtfCategory category,
    int version,
    int consultant,
    int client,
    LocalDate fiscalYearStart,
    int accountLength) {

  /**
   * Reads the current row.
   *
   * @throws FileRefusal where a field holds what the format forbids, or category or version is none
   *     that is read
   */
  static ExtfHeader of(CsvRow row, String file) {
    for (HeaderField field : HeaderField.values()) {
      if (!field.allows(row.text(field.ordinal()))) {
        throw refusal(row, file, field, wrong(field == HeaderField.KENNZEICHEN));
      }
    }
    ExtfCategory category =
        ExtfCategory.of(number(row, HeaderField.FORMATKATEGORIE))
            .orElseThrow(() -> refusal(row, file, HeaderField.FORMATKATEGORIE, unknownCategory()));
    int version = number(row, HeaderField.FORMATVERSION);
    if (!category.knows(version)) {
      throw refusal(row, file, HeaderField.FORMATVERSION, unknownVersion(category));
    }
    return new ExtfHeader(
        row.text(0).equals("DTVF"),
        category,
        version,
        number(row, HeaderField.BERATER),
        number(row, HeaderField.MANDANT),
        date(row, file),
        number(row, HeaderField.SACHKONTENLAENGE));
  }

  /** Whether a number is a debtor's: one digit longer than impersonal accounts, 1 to 6 in front. */
  boolean isDebtor(String account) {
    String number = account.replaceFirst("^0+", "");
    return number.length() == accountLength + 1 && number.charAt(0) <= '6';
  }

  /**
   * @throws FileRefusal for the file of another client, year or category
   */
  void require(OfficeClient expected, ExtfCategory wanted, String file) {
    if (category != wanted) {
      throw refused(
          file,
          HeaderField.FORMATKATEGORIE,
          new Sentence(
                  "the file is of category %s where %s is needed; choose the right export",
                  "die Datei gehört zur Kategorie %s, gebraucht wird %s; bitte den richtigen Export"
                      + " wählen")
              .with(Sentence.same(category.shown()), Sentence.same(wanted.shown())));
    }
    if (consultant != expected.consultant()) {
      throw other(file, HeaderField.BERATER, consultant, expected.consultant());
    }
    if (client != expected.client()) {
      throw other(file, HeaderField.MANDANT, client, expected.client());
    }
    expected
        .fiscalYearStart()
        .filter(start -> !start.equals(fiscalYearStart))
        .ifPresent(start -> refuseYear(file, start));
  }

  private void refuseYear(String file, LocalDate wanted) {
    throw refused(
        file,
        HeaderField.WJ_BEGINN,
        new Sentence(
                "the file is of the fiscal year from %s where the one from %s is needed; export that"
                    + " year",
                "die Datei gehört zum Wirtschaftsjahr ab %s, gebraucht wird das ab %s; bitte dieses"
                    + " Jahr exportieren")
            .with(day(fiscalYearStart), day(wanted)));
  }

  private static Sentence day(LocalDate day) {
    return new Sentence(day.toString(), WorklistFile.DATE.format(day));
  }

  private static FileRefusal other(String file, HeaderField field, int found, int wanted) {
    return refused(
        file,
        field,
        new Sentence(
                "the file is of %s, this folder belongs to %s; put it into its own client's folder",
                "die Datei gehört zu %s, dieser Ordner zu %s; bitte in den Ordner des richtigen"
                    + " Mandanten legen")
            .with(Sentence.same(Integer.toString(found)), Sentence.same(Integer.toString(wanted))));
  }

  private static Sentence wrong(boolean first) {
    return first
        ? new Sentence(
            "'%s' stands where EXTF or DTVF must; the file is no DATEV format file, so choose the"
                + " right export",
            "'%s' steht, wo EXTF oder DTVF stehen muss; das ist keine Datei im DATEV-Format, bitte"
                + " den richtigen Export wählen")
        : new Sentence(
            "'%s' is not allowed in this field of the first line; export the file again",
            "'%s' ist in diesem Feld der ersten Zeile nicht erlaubt; bitte die Datei erneut"
                + " exportieren");
  }

  private static Sentence unknownCategory() {
    return new Sentence(
        "category %s is not read here; export category 16, 21 or 46",
        "die Kategorie %s wird hier nicht gelesen; bitte Kategorie 16, 21 oder 46 exportieren");
  }

  private static Sentence unknownVersion(ExtfCategory category) {
    String range = category.firstVersion() + "-" + category.lastVersion();
    return new Sentence(
        "version %s of category "
            + category.shown()
            + " is not known, only "
            + range
            + "; export in one of them",
        "die Version %s der Kategorie "
            + category.shown()
            + " ist nicht bekannt, nur "
            + range
            + "; bitte in einer davon exportieren");
  }

  private static int number(CsvRow row, HeaderField field) {
    return Integer.parseInt(row.text(field.ordinal()));
  }

  private static LocalDate date(CsvRow row, String file) {
    HeaderField field = HeaderField.WJ_BEGINN;
    try {
      return LocalDate.parse(row.text(field.ordinal()), DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeException noSuchDay) {
      throw refusal(row, file, field, wrong(false));
    }
  }

  private static FileRefusal refusal(CsvRow row, String file, HeaderField field, Sentence text) {
    return refused(file, field, text.with(FileFault.shown(row.text(field.ordinal()))));
  }

  private static FileRefusal refused(String file, HeaderField field, Sentence text) {
    return new FileRefusal(new FileFault(file, 1, field.shown(), text));
  }
}
