package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.http.HttpLimits;
import io.mahnwerk.core.http.Origin;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The settings of one Business Central connection, read and checked. */
final class BcSettings {
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
  private final BcHouse house;
  private final ResilientHttp.Target target;

  BcSettings(ConnectorContext context) {
    connection = context.connection();
    clock = context.clock();
    settings = Settings.check(connection, BcSettingSpecs.ALL, context.settings());
    URI url =
        settings.parsed(
            "url", "an https:// address (http:// for this machine only)", BcSettings::base);
    root = root(url);
    companies();
    extension();
    usesDisputeStatus();
    onHoldCode();
    house = new BcHouse(settings);
    house.check();
    zone();
    historyFrom();
    pageSize();
    batchSize();
    target = new DynSignIn(connection, settings, limits(), clock).target(url);
  }

  private URI root(URI url) {
    String environment =
        settings.matching("environment", "letters, digits, '-' or '_'", "[A-Za-z0-9_-]*");
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

  /** What the company's own codes mean. */
  BcHouse house() {
    return house;
  }

  /** The environment's address, closed by a slash. */
  URI root() {
    return root;
  }

  List<CompanyCode> companies() {
    return settings.parsed("companies", "names joined by commas", BcSettings::companies);
  }

  Extension extension() {
    return Extension.valueOf(
        settings
            .matching("extension", "auto, true or false", "auto|true|false")
            .toUpperCase(Locale.ROOT));
  }

  boolean usesDisputeStatus() {
    String route =
        settings.matching("route", "on-hold or dispute-status", "on-hold|dispute-status");
    return route.equals("dispute-status");
  }

  String onHoldCode() {
    return settings.matching(
        "on-hold-code",
        "1 to 3 capital letters or digits, and not the X that people set",
        "(?!X$)[A-Z0-9]{1,3}");
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
