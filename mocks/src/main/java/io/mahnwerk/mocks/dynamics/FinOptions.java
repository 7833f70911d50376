package io.mahnwerk.mocks.dynamics;

import java.util.Map;

/**
 * How a simulated Finance is set up and met.
 *
 * @param disputes what the connection is told to do with disputes; blank for its fallback
 * @param pageLimit most records of one answer
 * @param requestsPerWindow most calls within five minutes; 0 for no limit
 */
record FinOptions(String disputes, int pageLimit, int requestsPerWindow) {
  static final String PRODUCT = "product";
  static final String FINANCE = "finance";
  static final String DISPUTES = "disputes";
  static final String HOLD = "hold";
  private static final int CONCURRENT = 52;

  static boolean areMeant(Map<String, String> options) {
    return options.getOrDefault(PRODUCT, "").equals(FINANCE);
  }

  static FinOptions of(Map<String, String> options) {
    return new FinOptions(
        options.getOrDefault(DISPUTES, ""),
        Integer.parseInt(options.getOrDefault("page-limit", "" + FinService.MOST)),
        Integer.parseInt(options.getOrDefault("requests-per-window", "0")));
  }

  boolean holds() {
    return disputes.equals(HOLD);
  }

  BcOptions load() {
    return BcOptions.DEFAULT.withLoad(CONCURRENT, CONCURRENT, requestsPerWindow);
  }
}
