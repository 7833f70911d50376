package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.HttpLimits;
import io.mahnwerk.core.http.Origin;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.spi.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of one connection to Dynamics 365 Finance, read and checked. */
final class FinSettings {
  /** The sequence of collection letters, which no released entity shows for a customer. */
  static final DunningProcedureCode SEQUENCE = new DunningProcedureCode("LETTERS");

  static final SettingSpec LETTERS =
      SettingSpec.optional(
          "collection-letters",
          "14/30/45",
          "with product finance, days after the due date on which each letter goes out");

  static final SettingSpec DISPUTES =
      SettingSpec.optional(
          "disputes",
          "read",
          "with product finance, what is done with disputes (CustDisputes): read, off or hold;"
              + " that Finance honours a hold is unconfirmed");

  static final SettingSpec DISPUTE_REASON =
      SettingSpec.optional(
          "dispute-reason", "MAHNWERK", "with product finance, own reason code of disputes");

  private static final String SCOPE = "scope";
  private static final int MOST_LETTERS = 4;
  private static final int YEARS_OF_HISTORY = 2;
  private static final List<SettingSpec> SPECS =
      Stream.concat(
              Stream.of(
                  SettingSpec.required("url", "https://HOUSE.operations.dynamics.com"),
                  SettingSpec.required("companies", "legal entities to read, joined by commas"),
                  LETTERS,
                  DISPUTES,
                  DISPUTE_REASON,
                  SettingSpec.optional("direct-debit-methods", "", "methods of collecting"),
                  SettingSpec.optional("page-size", "2000", "records of one page, 1 to 10000"),
                  SettingSpec.optional("time-zone", "Europe/Berlin", "zone of the people at work"),
                  SettingSpec.optional("history-from", "", "first closing date to read"),
                  SettingSpec.optional("connect-timeout-seconds", "10", "longest wait to connect"),
                  SettingSpec.optional("call-timeout-seconds", "60", "longest wait in all"),
                  SettingSpec.optional(
                      "requests-per-five-minutes", "6000", "most requests in any five minutes"),
                  SettingSpec.optional("workers", "5", "most requests at one time")),
              DynSignIn.SPECS.stream())
          .toList();

  /** What is done with the disputes of transactions. */
  enum Disputes {
    OFF,
    READ,
    /** Read, and written to hold transactions back. */
    HOLD;

    boolean areRead() {
      return this != OFF;
    }
  }

  private final ConnectionId connection;
  private final Settings settings;
  private final Clock clock;
  private final URI url;
  private final ResilientHttp.Target target;

  FinSettings(ConnectorContext context) {
    connection = context.connection();
    clock = context.clock();
    Map<String, String> given = new HashMap<>(context.settings());
    given.putIfAbsent(SCOPE, given.getOrDefault("url", "").replaceAll("/+$", "") + "/.default");
    settings = Settings.check(connection, SPECS, given);
    url = settings.parsed("url", "an https:// address", FinSettings::address);
    companies();
    procedures();
    historyFrom();
    pageSize();
    if (!settings.text("sign-in").equals("entra")) {
      throw new ConnectorException(
          FailureKind.MISCONFIGURED,
          connection,
          new Sentence(
              "setting 'sign-in' must be entra with product finance.",
              "Einstellung 'sign-in' muss bei product finance entra sein."),
          null);
    }
    disputes();
    disputeReason();
    target = new DynSignIn(connection, settings, limits(), clock).target(url);
  }

  ConnectionId connection() {
    return connection;
  }

  Clock clock() {
    return clock;
  }

  ResilientHttp.Target target() {
    return target;
  }

  /** Where the data entities are, closed by a slash. */
  URI data() {
    return URI.create(url + "/data/");
  }

  List<CompanyCode> companies() {
    return settings.parsed(
        "companies",
        "legal entities such as demf, joined by commas",
        text ->
            Arrays.stream(text.split(","))
                .map(String::strip)
                .distinct()
                .map(CompanyCode::new)
                .toList());
  }

  DunningProcedures procedures() {
    List<DunningProcedure.Step> steps =
        settings.parsed(
            LETTERS.key(),
            "one to four rising numbers of days such as 14/30/45",
            FinSettings::steps);
    return new DunningProcedures(
        Map.of(SEQUENCE, new DunningProcedure(SEQUENCE, 0, 0, 0, steps)), Map.of());
  }

  Disputes disputes() {
    return Disputes.valueOf(
        settings
            .matching(DISPUTES.key(), "read, off or hold", "read|off|hold")
            .toUpperCase(Locale.ROOT));
  }

  /** Of the disputes that are ours; a reason code of Finance has ten characters at most. */
  String disputeReason() {
    return settings.matching(
        DISPUTE_REASON.key(), "1 to 10 letters or digits", "[A-Za-z0-9]{1,10}");
  }

  FinMarks marks() {
    return new FinMarks(disputeReason(), disputes() == Disputes.HOLD);
  }

  HttpLimits limits() {
    HttpLimits.Rate rate =
        HttpLimits.Rate.slidingWindow(
            settings.number("requests-per-five-minutes", 1, 10_000_000), Duration.ofMinutes(5));
    return HttpLimits.DEFAULT
        .withTimeouts(
            settings.seconds("connect-timeout-seconds"), settings.seconds("call-timeout-seconds"))
        .withLoad(rate, settings.number("workers", 1, 52));
  }

  Set<String> directDebitMethods() {
    return Arrays.stream(settings.text("direct-debit-methods").split(","))
        .map(String::strip)
        .filter(method -> !method.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  LocalDate historyFrom() {
    return settings.parsed(
        "history-from",
        "a date such as 2025-01-31",
        text -> text.isEmpty() ? today().minusYears(YEARS_OF_HISTORY) : LocalDate.parse(text));
  }

  int pageSize() {
    return settings.number("page-size", 1, 10_000);
  }

  private LocalDate today() {
    ZoneId zone = settings.parsed("time-zone", "a time zone such as Europe/Berlin", ZoneId::of);
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private static List<DunningProcedure.Step> steps(String text) {
    List<Integer> days = Arrays.stream(text.split("/")).map(Integer::valueOf).toList();
    boolean rising = days.equals(days.stream().distinct().sorted().toList());
    if (!rising || days.get(0) < 1 || days.size() > MOST_LETTERS) {
      throw new IllegalArgumentException(text);
    }
    return days.stream().map(DunningProcedure.Step::after).toList();
  }

  private static URI address(String text) {
    URI address = URI.create(text.replaceAll("/+$", ""));
    return Optional.of(address).filter(uri -> Origin.of(uri).isPrivate()).orElseThrow();
  }
}
