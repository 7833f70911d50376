package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.spi.Settings;
import io.mahnwerk.core.spi.Turnaround;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings of one client's books (Mandant), read and checked. */
final class DatevSettings {
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
              "write-off-accounts",
              "2400-2409,6930-6939",
              "contra accounts of write-offs, ranges joined by commas"),
          SettingSpec.optional(
              "bank-accounts",
              "1200-1299,1800-1899",
              "contra accounts of payments, ranges joined by commas"),
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

  static final List<SettingSpec> SPECS =
      Stream.concat(OWN.stream(), ConnectSettings.SPECS.stream()).toList();

  private final ConnectorContext context;
  private final Settings settings;

  DatevSettings(ConnectorContext context) {
    this.context = context;
    settings = Settings.check(context.connection(), SPECS, context.settings());
    usesConnect();
    folder();
    client();
    currency();
    zone();
    days();
    openedDays();
    rules();
    blocks();
    turnaround();
    quietSeconds();
    accounts("write-off-accounts");
    accounts("bank-accounts");
    layout();
    blocksWithoutEnd();
    pageSize();
    number("account-length", "4 to 8", 4, 8);
    if (usesConnect()) {
      connect();
    }
  }

  ConnectorContext context() {
    return context;
  }

  ConnectionId connection() {
    return context.connection();
  }

  boolean usesConnect() {
    return settings.parsed(
        "exchange", "files or datevconnect", text -> oneOf(text, "files", "datevconnect") == 1);
  }

  ConnectSettings connect() {
    return new ConnectSettings(context, settings, this);
  }

  /** The Mandant's number is the company code. */
  CompanyCode companyCode() {
    return new CompanyCode(Integer.toString(client().client()));
  }

  OfficeClient client() {
    Optional<LocalDate> year =
        settings.parsed(
            "fiscal-year",
            "a day as JJJJMMTT",
            text ->
                text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)));
    return new OfficeClient(
        number("berater", "a Beraternummer, 1 to 9999999", 1, 9_999_999),
        number("mandant", "a Mandantennummer, 1 to 99999", 1, 99_999),
        year);
  }

  int accountLength() {
    return number("account-length", "4 to 8", 4, 8);
  }

  Currency currency() {
    return settings.parsed("currency", "a currency such as EUR", Currency::getInstance);
  }

  ZoneId zone() {
    return settings.parsed("time-zone", "a time zone such as Europe/Berlin", ZoneId::of);
  }

  LocalDate today() {
    return LocalDate.ofInstant(context.clock().instant(), zone());
  }

  List<Integer> days() {
    return settings.parsed("dunning-days", "ascending days such as 14/30/45", DatevSettings::days);
  }

  Optional<List<Integer>> openedDays() {
    return settings.parsed(
        "opened-days",
        "ascending days such as 3/17/31",
        text -> text.isEmpty() ? Optional.empty() : Optional.of(days(text)));
  }

  DatevDunningRules rules() {
    return new DatevDunningRules(
        settings.parsed(
            "dunning-mode",
            "due-date or due-date-and-last-notice",
            DatevDunningRules.LastNotice::parse),
        rule("level-rise", DatevDunningRules.Rise.class, "one or jump"),
        rule("limits", DatevDunningRules.Limits.class, "both or either"),
        rule("credits", DatevDunningRules.Credits.class, "offset or left-out"),
        rule("direct-debit", DatevDunningRules.DirectDebit.class, "left-out or dunned"));
  }

  DatevBlocks blocks() {
    boolean inclusive =
        settings.parsed(
            "block-until",
            "inclusive or exclusive",
            text -> oneOf(text, "inclusive", "exclusive") == 0);
    return new DatevBlocks(inclusive, number("individual-field", "1 to 10", 1, 10));
  }

  Turnaround turnaround() {
    return Turnaround.byPeople(number("confirm-within-days", "1 to 60", 1, 60));
  }

  int quietSeconds() {
    return number("quiet-seconds", "0 to 3600", 0, 3600);
  }

  AccountRanges accounts(String key) {
    return settings.parsed(key, "account ranges such as 1200-1299,1800", AccountRanges::parse);
  }

  boolean blocksWithoutEnd() {
    return settings.parsed(
        "xml-block", "none or endless", text -> oneOf(text, "none", "endless") == 1);
  }

  OposLayout layout() {
    String format = settings.text("opos-format");
    return settings.parsed(
        "opos-columns",
        "headings such as level=Stufe; block=Gesperrt",
        text ->
            OposLayout.of(
                text,
                format.isEmpty()
                    ? Optional.empty()
                    : Optional.of(FormatDescription.read(Path.of(format)))));
  }

  int pageSize() {
    return number("page-size", "1 to 5000", 1, 5000);
  }

  DatevFolder folder() {
    OfficeClient client = client();
    return settings.parsed(
        "folder",
        "a folder",
        text -> DatevFolder.of(Path.of(text), client.consultant(), client.client()));
  }

  /** What a proof that writing works counts for. */
  String writesBy() {
    return settings.text("exchange")
        + " "
        + folder().root().getFileName()
        + " field "
        + blocks().individualField()
        + (usesConnect() ? " " + settings.text("url") : "");
  }

  private int number(String key, String form, int least, int most) {
    return settings.parsed(
        key,
        form,
        text -> {
          int number = Integer.parseInt(text);
          if (number < least || number > most) {
            throw new IllegalArgumentException("Out of range");
          }
          return number;
        });
  }

  private <E extends Enum<E>> E rule(String key, Class<E> type, String form) {
    return settings.parsed(key, form, text -> DatevDunningRules.word(type, text));
  }

  private static int oneOf(String text, String... words) {
    int at = List.of(words).indexOf(text);
    if (at < 0) {
      throw new IllegalArgumentException("None of the words");
    }
    return at;
  }

  private static List<Integer> days(String text) {
    List<Integer> days = Stream.of(text.split("/", -1)).map(Integer::valueOf).toList();
    boolean ascending =
        days.get(0) >= 0
            && days.size() <= DatevProcedureCode.HIGHEST
            && days.equals(days.stream().sorted().distinct().toList());
    if (!ascending || days.get(days.size() - 1) > 999) {
      throw new IllegalArgumentException("Mahnfristen ascend");
    }
    return days;
  }
}
