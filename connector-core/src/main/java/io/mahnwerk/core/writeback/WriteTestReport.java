package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link WriteTest} has shown.
 *
 * @param item the item it was tried on; empty where the debtor has none that suits
 * @param passed the steps that succeeded, in order
 * @param failure why the next step did not; empty when all did
 */
public record WriteTestReport(
    Optional<OpenItemRef> item, List<Step> passed, Optional<Reason> failure) {

  /** What is tried, in this order. */
  public enum Step {
    /** The ledger takes a hold. */
    SET,
    /** A read shows it. */
    SET_SHOWN,
    /** The ledger takes the hold back. */
    CLEARED,
    /** A read shows the item as it was before. */
    CLEARED_SHOWN
  }

  public WriteTestReport {
    passed = List.copyOf(passed);
  }

  public boolean isPassed() {
    return passed.size() == Step.values().length;
  }

  /** Whether the item may still carry what the test wrote. */
  public boolean mayBeLeft() {
    return passed.contains(Step.SET) && !isPassed();
  }
}
