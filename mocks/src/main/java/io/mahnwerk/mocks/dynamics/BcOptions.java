package io.mahnwerk.mocks.dynamics;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How a simulated server is set up.
 *
 * @param extension whether our extension is installed
 * @param disputeRoute whether a dispute status of ours holds items instead of On Hold
 * @param pageLimit most records of one answer
 * @param concurrent calls served at one time; further ones wait
 * @param queue how many may wait; one more is turned away with 429
 * @param requestsPerWindow most calls within five minutes; 0 for no limit
 */
record BcOptions(
    boolean extension,
    boolean disputeRoute,
    Set<BcTrait> traits,
    int pageLimit,
    int concurrent,
    int queue,
    int requestsPerWindow) {
  static final String EXTENSION = "extension";
  static final String ROUTE = "route";
  static final String DISPUTE = "dispute-status";
  static final String ON_HOLD = "on-hold";
  static final BcOptions DEFAULT = new BcOptions(true, false, Set.of(), ReadOptions.MOST, 5, 95, 0);

  BcOptions {
    traits = Set.copyOf(traits);
  }

  /** Reads the options of the provider; what is absent has its fallback. */
  static BcOptions of(Map<String, String> options) {
    return new BcOptions(
        !options.getOrDefault(EXTENSION, "true").equals("false"),
        options.getOrDefault(ROUTE, ON_HOLD).equals(DISPUTE),
        BcTrait.WORDS.parse(options.getOrDefault("traits", "")),
        number(options, "page-limit", ReadOptions.MOST),
        number(options, "concurrent", DEFAULT.concurrent()),
        number(options, "queue", DEFAULT.queue()),
        number(options, "requests-per-window", 0));
  }

  boolean has(BcTrait trait) {
    return traits.contains(trait);
  }

  BcOptions with(BcTrait trait) {
    Set<BcTrait> more = EnumSet.of(trait);
    more.addAll(traits);
    return new BcOptions(
        extension, disputeRoute, more, pageLimit, concurrent, queue, requestsPerWindow);
  }

  BcOptions withPageLimit(int records) {
    return new BcOptions(
        extension, disputeRoute, traits, records, concurrent, queue, requestsPerWindow);
  }

  BcOptions withLoad(int atOneTime, int waiting, int perWindow) {
    return new BcOptions(extension, disputeRoute, traits, pageLimit, atOneTime, waiting, perWindow);
  }

  BcOptions stock() {
    return new BcOptions(
        false, disputeRoute, traits, pageLimit, concurrent, queue, requestsPerWindow);
  }

  BcOptions byDispute() {
    return new BcOptions(false, true, traits, pageLimit, concurrent, queue, requestsPerWindow);
  }

  private static int number(Map<String, String> options, String key, int fallback) {
    String text = options.get(key);
    return text == null ? fallback : Integer.parseInt(text);
  }
}
