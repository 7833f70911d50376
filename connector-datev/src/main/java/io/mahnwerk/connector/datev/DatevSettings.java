package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.spi.ConnectorContext;
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
  private final ConnectorContext context;
  private final Settings settings;

  DatevSettings(ConnectorContext context) {
    this.context = context;
    settings = Settings.check(context.connection(), DatevSettingSpecs.ALL, context.settings());
    usesConnect();
    folder();
    client();
    currency();
    zone();
    days();
    openedDays();
    writtenTerms();
    rules();
    blocks();
    turnaround();
    quietSeconds();
    accounts("write-off-accounts");
    accounts("bank-accounts");
    layout();
    debtorCategory();
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

  /** The terms that may be written into debtors; empty where the office does not allow it. */
  Optional<OpenedTerms> writtenTerms() {
    Optional<Integer> last =
        settings.parsed(
            "opened-last",
            "days, 0 to 999",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(inRange(text, 0, 999)));
    boolean all =
        settings.parsed("opened-levels", "as-is or all", text -> oneOf(text, "as-is", "all") == 1);
    return settings.parsed(
        "steer-by-terms",
        "none, or on-request with three opened-days",
        text ->
            oneOf(text, "none", "on-request") == 0
                ? Optional.empty()
                : Optional.of(new OpenedTerms(threeOpenedDays(), last, all)));
  }

  private List<Integer> threeOpenedDays() {
    return openedDays()
        .filter(days -> days.size() == DatevProcedureCode.HIGHEST)
        .orElseThrow(() -> new IllegalArgumentException("Three Mahnfristen are needed"));
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

  /** Empty where only a person can export debtors. */
  Optional<Integer> debtorCategory() {
    return settings.parsed(
        "debtor-category",
        "a number, 1 to 9999",
        text -> text.isEmpty() ? Optional.empty() : Optional.of(inRange(text, 1, 9999)));
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
          return inRange(text, least, most);
        });
  }

  private static int inRange(String text, int least, int most) {
    int number = Integer.parseInt(text);
    if (number < least || number > most) {
      throw new IllegalArgumentException("Out of range");
    }
    return number;
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
