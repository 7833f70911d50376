package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.http.HttpLimits;
import io.mahnwerk.core.http.Origin;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.spi.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The settings of one Business Central connection, read and checked. */
final class BcSettings {
  private static final List<SettingSpec> OWN =
      List.of(
          SettingSpec.required(
              "url",
              "https://api.businesscentral.dynamics.com, or on premises host, port and instance"),
          SettingSpec.optional(
              "environment", "", "name of the online environment; blank on premises"),
          SettingSpec.required("companies", "names of the companies to read, joined by commas"),
          SettingSpec.optional(
              "extension",
              "auto",
              "whether our extension is used: auto asks Business Central, true insists, false uses"
                  + " its own pages only"),
          SettingSpec.optional(
              "route",
              "on-hold",
              "without the extension, what holds an item: on-hold or dispute-status"),
          SettingSpec.optional("on-hold-code", "MW", "own On Hold code, 1 to 3 characters"),
          SettingSpec.optional(
              "dispute-code",
              "MWHOLD",
              "own dispute status with Overwrite on hold; with route dispute-status"),
          SettingSpec.optional(
              "ledger-entries-page", "CustomerLedgerEntries", "service name of published page 25"),
          SettingSpec.optional(
              "customers-page", "CustomerCard", "service name of published page 21"),
          SettingSpec.optional(
              "reminder-entries-page", "ReminderEntries", "service name of published page 444"),
          SettingSpec.optional(
              "local-currency", "", "local currency; blank to ask Business Central"),
          SettingSpec.optional(
              "reminder-terms", "", "without the extension, the terms: " + BcTermsText.FORM),
          SettingSpec.optional(
              "opened-terms",
              "",
              "without the extension, opened=former terms joined by commas: MAHNWERK=DOMESTIC"),
          SettingSpec.optional(
              "key-account-groups",
              "",
              "customer posting groups and price groups of key accounts, joined by commas"),
          SettingSpec.optional(
              "direct-debit-methods", "", "payment methods by which the house collects itself"),
          SettingSpec.optional(
              "write-off-reason-codes", "", "reason codes of write-offs, joined by commas"),
          SettingSpec.optional(
              "bank-accounts",
              "",
              "without the extension, G/L accounts on which bank statements are posted"),
          SettingSpec.optional("page-size", "2000", "records of one page, 1 to 20000"),
          SettingSpec.optional("batch-size", "100", "writes of one batch, 1 to 100"),
          SettingSpec.optional("time-zone", "Europe/Berlin", "time zone of the people at work"),
          SettingSpec.optional(
              "history-from", "", "first closing date to read; blank for two years back"),
          SettingSpec.optional("connect-timeout-seconds", "10", "longest wait for a connection"),
          SettingSpec.optional("call-timeout-seconds", "60", "longest wait for a whole answer"),
          SettingSpec.optional(
              "requests-per-five-minutes", "6000", "most requests in any five minutes"),
          SettingSpec.optional("workers", "5", "most requests at one time"));

  static final List<SettingSpec> SPECS =
      Stream.concat(OWN.stream(), BcSignIn.SPECS.stream()).toList();

  /** Whether our extension is used. */
  enum Extension {
    AUTO,
    TRUE,
    FALSE
  }

  private final ConnectionId connection;
  private final Settings settings;
  private final Clock clock;
  private final URI root;
  private final ResilientHttp.Target target;

  BcSettings(ConnectorContext context) {
    connection = context.connection();
    clock = context.clock();
    settings = Settings.check(connection, SPECS, context.settings());
    URI url =
        settings.parsed(
            "url", "an https:// address (http:// for this machine only)", BcSettings::base);
    root = root(url);
    companies();
    extension();
    usesDisputeStatus();
    onHoldCode();
    localCurrency();
    procedures(Currency.getInstance("EUR"));
    zone();
    historyFrom();
    pageSize();
    batchSize();
    target = new BcSignIn(connection, settings, limits(), clock).target(url);
  }

  private URI root(URI url) {
    String environment =
        settings.parsed(
            "environment", "letters, digits, '-' or '_'", text -> inForm(text, "[A-Za-z0-9_-]*"));
    String tenant = settings.text("tenant");
    String within = tenant.isEmpty() ? "" : tenant + "/";
    return URI.create(
        environment.isEmpty() ? url + "/" : url + "/v2.0/" + within + environment + "/");
  }

  ConnectionId connection() {
    return connection;
  }

  ResilientHttp.Target target() {
    return target;
  }

  /** The environment's address, closed by a slash. */
  URI root() {
    return root;
  }

  List<CompanyCode> companies() {
    return settings.parsed("companies", "names joined by commas", BcSettings::companies);
  }

  Extension extension() {
    return settings.parsed(
        "extension",
        "auto, true or false",
        text ->
            Extension.valueOf(inForm(text, "auto|true|false").toUpperCase(java.util.Locale.ROOT)));
  }

  boolean usesDisputeStatus() {
    String route =
        settings.parsed(
            "route", "on-hold or dispute-status", text -> inForm(text, "on-hold|dispute-status"));
    return route.equals("dispute-status");
  }

  String onHoldCode() {
    return settings.parsed(
        "on-hold-code",
        "1 to 3 capital letters or digits, and not the X that people set",
        text -> inForm(text, "(?!X$)[A-Z0-9]{1,3}"));
  }

  String disputeCode() {
    return settings.text("dispute-code");
  }

  BcPages pages() {
    return new BcPages(
        settings.text("ledger-entries-page"),
        settings.text("customers-page"),
        settings.text("reminder-entries-page"));
  }

  /** Empty where Business Central is to be asked. */
  Optional<Currency> localCurrency() {
    return settings.parsed(
        "local-currency",
        "an ISO currency such as EUR",
        text -> text.isEmpty() ? Optional.empty() : Optional.of(Currency.getInstance(text)));
  }

  /** The reminder terms of the settings; minimum amounts are in the local currency. */
  DunningProcedures procedures(Currency local) {
    List<BcTerms> terms =
        settings.parsed("reminder-terms", BcTermsText.FORM, text -> BcTermsText.parse(text, local));
    return settings.parsed(
        "opened-terms",
        "pairs of described terms like MAHNWERK=DOMESTIC",
        text -> BcTermsText.procedures(terms, BcTermsText.pairs(text)));
  }

  Set<String> keyAccountGroups() {
    return set("key-account-groups");
  }

  Set<String> directDebitMethods() {
    return set("direct-debit-methods");
  }

  Set<String> writeOffReasonCodes() {
    return set("write-off-reason-codes");
  }

  List<String> bankAccounts() {
    return BcTermsText.list(settings.text("bank-accounts"), ",");
  }

  ZoneId zone() {
    return settings.parsed("time-zone", "a time zone such as Europe/Berlin", ZoneId::of);
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone());
  }

  Optional<LocalDate> historyFrom() {
    return settings.parsed(
        "history-from",
        "a date such as 2025-01-31",
        text -> text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text)));
  }

  int pageSize() {
    return settings.number("page-size", 1, 20_000);
  }

  int batchSize() {
    return settings.number("batch-size", 1, 100);
  }

  HttpLimits limits() {
    HttpLimits.Rate rate =
        HttpLimits.Rate.slidingWindow(
            settings.number("requests-per-five-minutes", 1, 10_000_000), Duration.ofMinutes(5));
    return HttpLimits.DEFAULT
        .withTimeouts(
            settings.seconds("connect-timeout-seconds"), settings.seconds("call-timeout-seconds"))
        .withLoad(rate, settings.number("workers", 1, 64));
  }

  /** Address, way and fields: what a write test proves. */
  String writesBy() {
    return String.join(
        " ",
        root.toString(),
        settings.text("companies"),
        "extension",
        settings.text("extension"),
        settings.text("route"),
        settings.text("on-hold-code"),
        settings.text("dispute-code"),
        settings.text("ledger-entries-page"));
  }

  /** Hides every value. */
  @Override
  public String toString() {
    return settings.toString();
  }

  private Set<String> set(String key) {
    return Set.copyOf(BcTermsText.list(settings.text(key), ","));
  }

  static String inForm(String text, String form) {
    if (!text.matches(form)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static URI base(String text) {
    URI address = URI.create(text.replaceAll("/+$", ""));
    if (!Origin.of(address).isPrivate()
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw new IllegalArgumentException("Not the address of Business Central");
    }
    return address;
  }

  private static List<CompanyCode> companies(String text) {
    List<CompanyCode> companies =
        Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .distinct()
            .map(CompanyCode::new)
            .toList();
    if (companies.isEmpty()) {
      throw new IllegalArgumentException("No company");
    }
    return companies;
  }
}
