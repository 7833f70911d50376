package io.mahnwerk.app.config;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.AdviceSettings;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads one connection of the configuration. */
final class ConnectionEntry {
  private static final int LEAST_CLEARED = 100;
  private static final Function<String, Integer> QUIET_DAYS =
      text ->
          Optional.of(Integer.valueOf(text))
              .filter(days -> days >= 0 && days <= QuietWindow.MOST_DAYS)
              .orElseThrow();

  private final ConnectionId id;
  private final YamlMapping entry;
  private final SecretReferences secrets;

  ConnectionEntry(ConnectionId id, YamlMapping entry, SecretReferences secrets) {
    this.id = id;
    this.entry =
        entry.allowing(
            "erp",
            "settings",
            "run-days",
            "left-out",
            "quiet",
            "region",
            "steering",
            "bank-posting-days",
            "floor-not-enforced",
            "advice",
            "limits",
            "pilot-share",
            "least-cleared-items",
            "factors");
    this.secrets = secrets;
  }

  ConfiguredConnection read() {
    entry.requiredText("erp");
    return new ConfiguredConnection(
        id,
        entry
            .parsed(
                "erp",
                new Sentence(
                    "the name of an ERP, in lower case", "der Name eines ERP in Kleinbuchstaben"),
                ErpId::new)
            .orElseThrow(),
        SettingValues.of(entry, secrets),
        new RunDays(entry).read(),
        region(),
        steering(),
        gates(),
        entry.mapping("advice").map(ConnectionEntry::advice).orElse(AdviceSettings.DEFAULT),
        safeguards(),
        entry
            .parsed(
                "least-cleared-items",
                new Sentence("a number from 0 to 100000", "eine Zahl von 0 bis 100000"),
                text -> whole(text, 0, 100_000))
            .orElse(LEAST_CLEARED),
        entry.mapping("quiet").map(ConnectionEntry::quiet),
        entry.mapping("factors").map(this::factors).orElse(List.of()));
  }

  private List<FactorSettings> factors(YamlMapping given) {
    return given.keys().stream()
        .sorted()
        .map(
            name -> {
              YamlMapping factor =
                  given
                      .mapping(name)
                      .orElseThrow(
                          () ->
                              given.wrong(
                                  name,
                                  new Sentence(
                                      "must name a 'source'.", "muss eine 'source' nennen.")))
                      .allowing("source", "settings");
              return new FactorSettings(
                  name, factor.requiredText("source"), SettingValues.of(factor, secrets));
            })
        .toList();
  }

  private static QuietWindow quiet(YamlMapping given) {
    YamlMapping window = given.allowing("from", "until", "days-before");
    Sentence form = new Sentence("a time such as 18:00", "eine Uhrzeit wie 18:00");
    window.requiredText("from");
    window.requiredText("until");
    LocalTime from = window.parsed("from", form, LocalTime::parse).orElseThrow();
    LocalTime until = window.parsed("until", form, LocalTime::parse).orElseThrow();
    int days =
        window.parsed("days-before", new Sentence("0 to 5", "0 bis 5"), QUIET_DAYS).orElse(0);
    if (days == 0 && !from.isBefore(until)) {
      throw window.wrong(
          "until",
          new Sentence(
              "must be later than 'from' unless 'days-before' is set.",
              "muss nach 'from' liegen, wenn 'days-before' nicht gesetzt ist."));
    }
    return new QuietWindow(days, from, until);
  }

  Schedule schedule() {
    entry.requiredText("erp");
    return new Schedule(
        id,
        entry
            .parsed(
                "erp",
                new Sentence(
                    "the name of an ERP, in lower case", "der Name eines ERP in Kleinbuchstaben"),
                ErpId::new)
            .orElseThrow(),
        new RunDays(entry).read(),
        region(),
        entry.mapping("settings").flatMap(given -> given.text("time-zone")).orElse(""));
  }

  private String region() {
    return entry
        .parsed(
            "region",
            new Sentence("a region such as de or de-by", "eine Region wie de oder de-by"),
            ConnectionEntry::region)
        .orElse("de");
  }

  private Map<CompanyCode, SteeringState> steering() {
    Map<CompanyCode, SteeringState> states = new HashMap<>();
    entry
        .mapping("steering")
        .ifPresent(
            given ->
                given
                    .keys()
                    .forEach(
                        code ->
                            given
                                .parsed(
                                    code,
                                    new Sentence("one of %s", "eines von %s")
                                        .naming(SteeringState.words()),
                                    word -> SteeringState.find(word).orElseThrow())
                                .ifPresent(s -> states.put(new CompanyCode(code), s))));
    return states;
  }

  private GateSettings gates() {
    GateSettings usual = GateSettings.DEFAULT;
    boolean accepted =
        entry
            .parsed(
                "floor-not-enforced",
                new Sentence("the word accepted", "das Wort accepted"),
                word -> Optional.of(word).filter("accepted"::equals).orElseThrow())
            .isPresent();
    return new GateSettings(
        days(entry, "bank-posting-days", usual.bankPostingDays(), 30), accepted);
  }

  private Safeguards safeguards() {
    Safeguards usual = Safeguards.DEFAULT;
    int pilot =
        entry
            .parsed(
                "pilot-share",
                new Sentence("a percentage from 0 to 100", "ein Prozentsatz von 0 bis 100"),
                text -> whole(text, 0, 100))
            .orElse(usual.pilotShare());
    return entry
        .mapping("limits")
        .map(given -> limits(given.allowing("items", "amount", "held-share"), pilot))
        .orElse(new Safeguards(usual.items(), usual.amount(), usual.heldShare(), pilot));
  }

  private static Safeguards limits(YamlMapping given, int pilot) {
    Safeguards usual = Safeguards.DEFAULT;
    return new Safeguards(
        given
            .parsed(
                "items",
                new Sentence("a number from 1 to 1000000", "eine Zahl von 1 bis 1000000"),
                text -> whole(text, 1, 1_000_000))
            .orElse(usual.items()),
        given.parsed(
            "amount",
            new Sentence("an amount such as 250000 EUR", "ein Betrag wie 250000 EUR"),
            ConnectionEntry::amount),
        given
            .parsed(
                "held-share",
                new Sentence("a percentage from 1 to 100", "ein Prozentsatz von 1 bis 100"),
                text -> whole(text, 1, 100))
            .orElse(usual.heldShare()),
        pilot);
  }

  private static Money amount(String text) {
    String[] parts = text.strip().split("\\s+");
    Money amount = Money.of(parts[1], parts[0]);
    if (parts.length != 2 || amount.minorUnits() <= 0) {
      throw new IllegalArgumentException(text);
    }
    return amount;
  }

  private static int whole(String text, int least, int most) {
    int number = Integer.parseInt(text);
    if (number < least || number > most) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }

  private static AdviceSettings advice(YamlMapping given) {
    given.allowing(
        "interest-rate",
        "notice-cost",
        "complaint-cost",
        "margin",
        "lead-business-days",
        "longest-hold-days",
        "frequency-cap-days",
        "promise-grace-days");
    AdviceSettings usual = AdviceSettings.DEFAULT;
    return new AdviceSettings(
        weight(given, "interest-rate", usual.interestRate()),
        weight(given, "notice-cost", usual.noticeCost()),
        weight(given, "complaint-cost", usual.complaintCost()),
        weight(given, "margin", usual.margin()),
        days(given, "lead-business-days", usual.leadBusinessDays(), 20),
        days(given, "longest-hold-days", usual.longestHoldDays(), 30),
        days(given, "frequency-cap-days", usual.frequencyCapDays(), 90),
        days(given, "promise-grace-days", usual.promiseGraceDays(), 30),
        usual.delayOnly());
  }

  private static double weight(YamlMapping given, String key, double usual) {
    return given
        .parsed(
            key,
            new Sentence("a number from 0 to 10000", "eine Zahl von 0 bis 10000"),
            text -> within(Double.parseDouble(text), 10_000))
        .orElse(usual);
  }

  private static int days(YamlMapping given, String key, int usual, int most) {
    return given
        .parsed(
            key,
            new Sentence("a number of days from 1 to %s", "eine Anzahl Tage von 1 bis %s")
                .naming(most),
            text -> {
              int days = Integer.parseInt(text);
              if (days < 1 || days > most) {
                throw new IllegalArgumentException(text);
              }
              return days;
            })
        .orElse(usual);
  }

  private static double within(double value, double most) {
    if (!(value >= 0 && value <= most)) {
      throw new IllegalArgumentException(Double.toString(value));
    }
    return value;
  }

  private static String region(String text) {
    if (!text.matches("[a-z]{2}(-[a-z0-9]{1,3})?")) {
      throw new IllegalArgumentException(text);
    }
    ConfiguredConnection.calendar(text);
    return text;
  }
}
