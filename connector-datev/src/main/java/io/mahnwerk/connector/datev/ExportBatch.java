package io.mahnwerk.connector.datev;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands by which DATEV's export program writes the open items of a Mandant into its inbox,
 * and its debtors where the office knows their data category: that of the open items is 37, that of
 * the debtors is not documented. The formats must have been loaded in DATEV before.
 */
record ExportBatch(DatevSettings settings) {
  private static final String PROGRAM = "\"C:\\DATEV\\PROGRAMM\\RWAPPLIC\\KRExport.exe\"";
  private static final String ITEMS = "37";

  List<String> commands() {
    OfficeClient office = settings.client();
    LocalDate year = office.fiscalYearStart().orElseGet(() -> settings.today().withDayOfYear(1));
    int length = settings.accountLength();
    String client =
        "%s Berater:%d Mandant:%d WjBeginn:%s"
            .formatted(
                PROGRAM,
                office.consultant(),
                office.client(),
                year.format(DateTimeFormatter.BASIC_ISO_DATE));
    String accounts = "KontoVon:1%s KontoBis:6%s".formatted("0".repeat(length), "9".repeat(length));
    List<String> commands = new ArrayList<>();
    commands.add(export(client, ITEMS, "Mahnwerk", "OPOS.csv", accounts));
    settings
        .debtorCategory()
        .ifPresent(
            category ->
                commands.add(
                    export(
                        client,
                        Integer.toString(category),
                        "Mahnwerk-Debitoren",
                        "DTVF_Debitoren.csv",
                        accounts)));
    return commands;
  }

  /** In a batch file a percent sign is written twice. */
  private String inbox() {
    return settings.folder().inbox().toString().replace("%", "%%");
  }

  private String export(
      String client, String category, String format, String file, String accounts) {
    return "%s DatenkategorieId:%s Format:%s Formatversion:3 Zieldatenpfad:\"%s\" Zieldatei:%s %s"
        .formatted(client, category, format, inbox(), file, accounts);
  }
}
