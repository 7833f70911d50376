package io.mahnwerk.connector.datev;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The command by which DATEV's export program writes the open items of a Mandant into its inbox.
 * Data category 37 is the open items; the format must have been loaded in DATEV before. Debtors
 * have no data category of which this is known, so a person exports them.
 */
record ExportBatch(DatevSettings settings) {
  private static final String PROGRAM = "\"C:\\DATEV\\PROGRAMM\\RWAPPLIC\\KRExport.exe\"";
  private static final String FORMAT = "Mahnwerk";

  List<String> commands() {
    OfficeClient client = settings.client();
    LocalDate year = client.fiscalYearStart().orElseGet(() -> settings.today().withDayOfYear(1));
    int length = settings.accountLength();
    return List.of(
        "%s Berater:%d Mandant:%d WjBeginn:%s DatenkategorieId:37 Format:%s Formatversion:3 Zieldatenpfad:\"%s\" Zieldatei:OPOS.csv KontoVon:1%s KontoBis:6%s"
            .formatted(
                PROGRAM,
                client.consultant(),
                client.client(),
                year.format(DateTimeFormatter.BASIC_ISO_DATE),
                FORMAT,
                settings.folder().inbox(),
                "0".repeat(length),
                "9".repeat(length)));
  }
}
