package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
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
    steering();
    rules();
    blocks();
    turnaround();
    quietSeconds();
    keepDays();
    accounts("write-off-accounts");
    accounts("bank-accounts");
    layout();
    debtorCategory();
    blocksWithoutEnd();
    pageSize();
    settings.number("account-length", 4, 8);
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
        "exchange",
        new Sentence("files or datevconnect", "files oder datevconnect"),
        text -> oneOf(text, "files", "datevconnect") == 1);
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
            new Sentence("a day as JJJJMMTT", "ein Tag als JJJJMMTT"),
            text ->
                text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)));
    return new OfficeClient(
        settings.number("berater", 1, 9_999_999), settings.number("mandant", 1, 99_999), year);
  }

  int accountLength() {
    return settings.number("account-length", 4, 8);
  }

  Currency currency() {
    return settings.parsed(
        "currency",
        new Sentence("a currency such as EUR", "eine Währung wie EUR"),
        Currency::getInstance);
  }

  ZoneId zone() {
    return settings.parsed(
        "time-zone",
        new Sentence("a time zone such as Europe/Berlin", "eine Zeitzone wie Europe/Berlin"),
        ZoneId::of);
  }

  LocalDate today() {
    return LocalDate.ofInstant(context.clock().instant(), zone());
  }

  /** By which Mahnfristen debtors are dunned and steered. */
  SteeringSettings steering() {
    return SteeringSettings.of(settings);
  }

  DatevDunningRules rules() {
    return new DatevDunningRules(
        settings.parsed(
            "dunning-mode",
            new Sentence(
                "due-date or due-date-and-last-notice", "due-date oder due-date-and-last-notice"),
            DatevDunningRules.LastNotice::parse),
        rule(
            "level-rise",
            DatevDunningRules.Rise.class,
            new Sentence("one or jump", "one oder jump")),
        rule(
            "limits",
            DatevDunningRules.Limits.class,
            new Sentence("both or either", "both oder either")),
        rule(
            "credits",
            DatevDunningRules.Credits.class,
            new Sentence("offset or left-out", "offset oder left-out")),
        rule(
            "direct-debit",
            DatevDunningRules.DirectDebit.class,
            new Sentence("left-out or dunned", "left-out oder dunned")));
  }

  DatevBlocks blocks() {
    boolean inclusive =
        settings.parsed(
            "block-until",
            new Sentence("inclusive or exclusive", "inclusive oder exclusive"),
            text -> oneOf(text, "inclusive", "exclusive") == 0);
    return new DatevBlocks(inclusive, settings.number("individual-field", 1, 10));
  }

  Turnaround turnaround() {
    return Turnaround.byPeople(settings.number("confirm-within-days", 1, 60));
  }

  int quietSeconds() {
    return settings.number("quiet-seconds", 0, 3600);
  }

  /** How long taken and refused files stay, in days; 0 for ever. */
  int keepDays() {
    return settings.number("keep-days", 0, 3650);
  }

  AccountRanges accounts(String key) {
    return settings.parsed(
        key,
        new Sentence("account ranges such as 1200-1299,1800", "Kontenbereiche wie 1200-1299,1800"),
        AccountRanges::parse);
  }

  /** Empty where only a person can export debtors. */
  Optional<Integer> debtorCategory() {
    return settings.text("debtor-category").isEmpty()
        ? Optional.empty()
        : Optional.of(settings.number("debtor-category", 1, 9999));
  }

  boolean blocksWithoutEnd() {
    return settings.parsed(
        "xml-block",
        new Sentence("none or endless", "none oder endless"),
        text -> oneOf(text, "none", "endless") == 1);
  }

  OposLayout layout() {
    String format = settings.text("opos-format");
    return settings.parsed(
        "opos-columns",
        new Sentence(
            "headings such as level=Stufe; block=Gesperrt",
            "Überschriften wie level=Stufe; block=Gesperrt"),
        text ->
            OposLayout.of(
                text,
                format.isEmpty()
                    ? Optional.empty()
                    : Optional.of(FormatDescription.read(Path.of(format)))));
  }

  int pageSize() {
    return settings.number("page-size", 1, 5000);
  }

  DatevFolder folder() {
    OfficeClient client = client();
    return settings.parsed(
        "folder",
        new Sentence("a folder", "ein Ordner"),
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

  private <E extends Enum<E>> E rule(String key, Class<E> type, Sentence form) {
    return settings.parsed(key, form, text -> DatevDunningRules.word(type, text));
  }

  static int oneOf(String text, String... words) {
    int at = List.of(words).indexOf(text);
    if (at < 0) {
      throw new IllegalArgumentException("None of the words");
    }
    return at;
  }
}
