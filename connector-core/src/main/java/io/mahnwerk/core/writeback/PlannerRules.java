package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.spi.Capability;
import java.util.Set;

/**
 * What is the same for every item of a ledger.
 *
 * @param leadBusinessDays how many business days before its first native run an item is marked
 * @param longestHoldDays how many days after the write a hold past the former day may last, 1 to 30
 * @param capabilities what the ledger claims; where holds end by themselves, or by our date alone,
 *     is planned for
 */
public record PlannerRules(
    DunningTimes times,
    BusinessCalendar calendar,
    int leadBusinessDays,
    int longestHoldDays,
    Set<Capability> capabilities) {
  /** Of a ledger that holds an item by a block as well. */
  public PlannerRules(
      DunningTimes times, BusinessCalendar calendar, int leadBusinessDays, int longestHoldDays) {
    this(times, calendar, leadBusinessDays, longestHoldDays, Set.of());
  }

  public PlannerRules {
    capabilities = Set.copyOf(capabilities);
    if (leadBusinessDays < 0) {
      throw new IllegalArgumentException(
          "The lead must not be negative but was " + leadBusinessDays);
    }
    if (longestHoldDays < 1 || longestHoldDays > 30) {
      throw new IllegalArgumentException(
          "The longest hold must be 1 to 30 days but was " + longestHoldDays);
    }
  }

  /** Whether an item cannot be held where the field of our date is taken. */
  boolean holdsByMark() {
    return capabilities.contains(Capability.HOLDS_BY_MARK);
  }

  boolean holdsEndByThemselves() {
    return capabilities.contains(Capability.BLOCK_EXPIRES);
  }
}
