package io.mahnwerk.mocks.datev;

import io.mahnwerk.core.spi.SettingSpec;
import java.util.List;
import java.util.Map;

/**
 * How a simulated office is set up.
 *
 * @param exchange {@code files} or {@code datevconnect}: how debtors and items are read
 * @param opos {@code ready}: the export format with dunning columns; {@code classic}: DATEV's
 *     classic template, which has none
 * @param importBlanks {@code clear}: an empty field of an imported debtor empties the field in the
 *     books; {@code keep}: it leaves the field alone. Which of both DATEV does is not documented.
 * @param steering {@code delay-only}: debtors keep the periods of the office; {@code own-periods}:
 *     steered debtors get short periods of their own
 * @param invoices {@code booked}: invoices are booked when they come up; {@code brought}: one of
 *     ten goes through the inbox as a Buchungsstapel first, where debtors and items are files too
 * @param seed of the clerk's moods
 */
record DatevOptions(
    String exchange,
    String opos,
    String importBlanks,
    String steering,
    String invoices,
    long seed) {
  static final String FILES = "files";
  static final String DATEVCONNECT = "datevconnect";
  static final String READY = "ready";
  static final String CLASSIC = "classic";
  static final String CLEAR = "clear";
  static final String KEEP = "keep";
  static final String DELAY_ONLY = "delay-only";
  static final String OWN_PERIODS = "own-periods";
  static final String BOOKED = "booked";
  static final String BROUGHT = "brought";
  static final DatevOptions USUAL = new DatevOptions(FILES, READY, CLEAR, DELAY_ONLY, BOOKED, 1);

  DatevOptions {
    oneOf("exchange", exchange, FILES, DATEVCONNECT);
    oneOf("opos", opos, READY, CLASSIC);
    oneOf("import-blanks", importBlanks, CLEAR, KEEP);
    oneOf("steering", steering, DELAY_ONLY, OWN_PERIODS);
    oneOf("invoices", invoices, BOOKED, BROUGHT);
  }

  static List<SettingSpec> specs() {
    return List.of(
        SettingSpec.optional(
            "exchange", FILES, "how debtors and items are read: files or datevconnect"),
        SettingSpec.optional(
            "opos", READY, "the open items' export: ready (with dunning columns) or classic"),
        SettingSpec.optional(
            "import-blanks",
            CLEAR,
            "what an empty field of an imported debtor does: clear or keep"),
        SettingSpec.optional(
            "steering", DELAY_ONLY, "how chosen debtors are steered: delay-only or own-periods"),
        SettingSpec.optional(
            "invoices",
            BOOKED,
            "how new invoices come: booked, or brought as files through the inbox, one of ten"),
        SettingSpec.optional("clerk-seed", "1", "the seed of what the clerk forgets"));
  }

  /** Reads {@link #specs()}; what is absent has its fallback. */
  static DatevOptions of(Map<String, String> options) {
    return new DatevOptions(
        options.getOrDefault("exchange", FILES),
        options.getOrDefault("opos", READY),
        options.getOrDefault("import-blanks", CLEAR),
        options.getOrDefault("steering", DELAY_ONLY),
        options.getOrDefault("invoices", BOOKED),
        Long.parseLong(options.getOrDefault("clerk-seed", "1")));
  }

  boolean isCalled() {
    return exchange.equals(DATEVCONNECT);
  }

  boolean bringsInvoices() {
    return invoices.equals(BROUGHT) && !isCalled();
  }

  private static void oneOf(String key, String value, String first, String second) {
    if (!value.equals(first) && !value.equals(second)) {
      throw new IllegalArgumentException(
          "Option '%s' is %s or %s but was '%s'".formatted(key, first, second, value));
    }
  }
}
