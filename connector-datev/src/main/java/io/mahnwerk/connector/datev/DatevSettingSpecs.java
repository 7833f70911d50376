package io.mahnwerk.connector.datev;

import io.mahnwerk.core.spi.SettingSpec;
import java.util.List;
import java.util.stream.Stream;

/** The settings that a connection to the books of one Mandant takes. */
final class DatevSettingSpecs {
  private static final List<SettingSpec> OWN =
      List.of(
          SettingSpec.optional(
              "exchange",
              "files",
              "how data come and go: files, or datevconnect where the office has it"),
          SettingSpec.required(
              "folder", "folder of the office, in which each Mandant has a folder of its own"),
          SettingSpec.required("berater", "Beraternummer, 1001 to 9999999"),
          SettingSpec.required("mandant", "Mandantennummer, 1 to 99999"),
          SettingSpec.optional(
              "fiscal-year", "", "first day of the Wirtschaftsjahr as JJJJMMTT; blank for any"),
          SettingSpec.optional("account-length", "4", "Sachkontenlänge, 4 to 8"),
          SettingSpec.optional("currency", "EUR", "currency of the books"),
          SettingSpec.optional("time-zone", "Europe/Berlin", "time zone of the office"),
          SettingSpec.optional(
              "dunning-days", "14/30/45", "Mahnfrist 1 to 3 of the Mahnstammdaten, in days"),
          SettingSpec.optional(
              "dunning-mode",
              "due-date",
              "from what Mahnfristen count: due-date or due-date-and-last-notice"),
          SettingSpec.optional(
              "opened-days",
              "",
              "Mahnfristen (251 to 253) by which debtors are steered, such as 3/17/31; blank: nobody"
                  + " is, and Mahnwerk may only delay"),
          SettingSpec.optional(
              "steer-by-terms",
              "none",
              "whether 'mahnwerk steer' may write the opened Mahnfristen (250 to 254) into debtors:"
                  + " none or on-request; they do not expire, what stood there is kept"),
          SettingSpec.optional(
              "opened-last",
              "",
              "Letzte Frist (254) of debtors that are steered, in days; blank: as it is"),
          SettingSpec.optional(
              "opened-levels",
              "as-is",
              "Mahnung (121) of debtors that are steered: as-is, or all where it is empty"),
          SettingSpec.optional(
              "block-until",
              "inclusive",
              "whether DATEV still blocks on the day named by Mahnsperre bis: inclusive or"
                  + " exclusive"),
          SettingSpec.optional(
              "level-rise", "one", "how far a run raises an item that was passed by: one or jump"),
          SettingSpec.optional(
              "limits",
              "both",
              "Mahnlimit in euros and in percent: both must be reached, or either"),
          SettingSpec.optional(
              "credits",
              "offset",
              "whether credits count against the Mahnlimits: offset or left-out"),
          SettingSpec.optional(
              "direct-debit",
              "left-out",
              "whether the Mahnvorschlag proposes what is collected: left-out or dunned"),
          SettingSpec.optional(
              "individual-field",
              "10",
              "number of the empty Indiv. Feld of debtors that says which block is ours, 1 to 10"),
          SettingSpec.optional(
              "confirm-within-days",
              "8",
              "days within which what was given out is taken over; 1 to 60"),
          SettingSpec.optional(
              "quiet-seconds",
              "5",
              "a file that was written to within these seconds is left alone"),
          SettingSpec.optional(
              "keep-days",
              "90",
              "days after which files in 'erledigt' and 'fehler' are deleted with their reports, and"
                  + " worklists in 'ausgang' when all of their lines have ended; 0: never"),
          SettingSpec.optional(
              "write-off-accounts",
              "2400-2409,6930-6939",
              "contra accounts of write-offs, ranges joined by commas"),
          SettingSpec.optional(
              "bank-accounts",
              "1200-1299,1800-1899",
              "contra accounts of payments, ranges joined by commas"),
          SettingSpec.optional(
              "debtor-category",
              "",
              "DatenkategorieId under which KRExport exports debtors in DATEV format, as the office's"
                  + " DATEV shows it; blank: a person exports them"),
          SettingSpec.optional(
              "xml-block",
              "none",
              "what a ledger XML of steered debtors gets: none, or endless, which a person lifts"),
          SettingSpec.optional(
              "opos-format", "", "file in which DATEV saved the export's format (XML)"),
          SettingSpec.optional(
              "opos-columns",
              "",
              "own headings of the export, such as level=Stufe; block=Gesperrt"),
          SettingSpec.optional("page-size", "500", "records of one page, 1 to 5000"));

  static final List<SettingSpec> ALL =
      Stream.concat(OWN.stream(), ConnectSettings.SPECS.stream()).toList();

  private DatevSettingSpecs() {}
}
