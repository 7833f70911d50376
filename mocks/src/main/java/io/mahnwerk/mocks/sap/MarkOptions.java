package io.mahnwerk.mocks.sap;

import io.mahnwerk.core.spi.SettingSpec;
import java.util.List;
import java.util.Map;

/**
 * How a simulated system takes marks.
 *
 * @param honouredBy {@code item-block}: a block in the item; {@code account-block}: a block of the
 *     account, which holds its items that carry a date, or one in the item; {@code reference-date}:
 *     the run's selection leaves out items with a later date in the reference field; {@code
 *     event-module}: an event module blocks them within the run
 * @param releasedCode the block reason that the event module takes for none; where there is one the
 *     system refuses to empty a block, as its message's schema says
 */
record MarkOptions(String honouredBy, String releasedCode) {
  static final String ITEM_BLOCK = "item-block";
  static final String EVENT_MODULE = "event-module";
  static final String ACCOUNT_BLOCK = "account-block";
  private static final String REFERENCE_DATE = "reference-date";
  static final MarkOptions USUAL = new MarkOptions(ITEM_BLOCK, "");
  private static final String HONOURED_BY = "honoured-by";
  private static final String RELEASED = "released-reason-code";

  static List<SettingSpec> specs() {
    return List.of(
        SettingSpec.optional(
            HONOURED_BY,
            ITEM_BLOCK,
            "what honours a date: item-block, account-block, reference-date, event-module"),
        SettingSpec.optional(
            RELEASED, "", "the block reason that stands for none where a block cannot be emptied"));
  }

  static MarkOptions of(Map<String, String> options) {
    return new MarkOptions(
        options.getOrDefault(HONOURED_BY, ITEM_BLOCK), options.getOrDefault(RELEASED, ""));
  }

  boolean holdsByDate() {
    return honouredBy.equals(REFERENCE_DATE) || honouredBy.equals(EVENT_MODULE);
  }

  boolean holdsByAccount() {
    return honouredBy.equals(ACCOUNT_BLOCK);
  }

  /** The same from the connector's side. */
  Map<String, String> settings() {
    return Map.of(HONOURED_BY, honouredBy, RELEASED, releasedCode);
  }

  /** Whether the system takes this text into the block field. */
  boolean takes(String blockReason) {
    return !blockReason.isEmpty() || releasedCode.isEmpty();
  }
}
