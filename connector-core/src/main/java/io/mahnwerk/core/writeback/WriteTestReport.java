package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link WriteTest} has shown.
 *
 * @param item the item it was tried on; empty where the debtor has none that suits
 * @param steps what is tried on this ledger, in order
 * @param passed the steps that succeeded, in order
 * @param failure why the next step did not; empty when all did
 */
public record WriteTestReport(
    Optional<OpenItemRef> item, List<Step> steps, List<Step> passed, Optional<Reason> failure) {

  /** What is tried, in this order. */
  public enum Step {
    /** The ledger takes a hold. */
    SET,
    /** A read shows it. */
    SET_SHOWN,
    /** The ledger takes the hold back. */
    CLEARED,
    /** A read shows the item as it was before. */
    CLEARED_SHOWN,
    /** The same of the debtor, where its block may stand for those of its items. */
    DEBTOR_SET,
    DEBTOR_SET_SHOWN,
    DEBTOR_CLEARED,
    DEBTOR_CLEARED_SHOWN
  }

  public WriteTestReport {
    steps = List.copyOf(steps);
    passed = List.copyOf(passed);
  }

  public boolean isPassed() {
    return passed.equals(steps);
  }

  /** Whether item or debtor may still carry what the test wrote. */
  public boolean mayBeLeft() {
    return passed.contains(Step.SET) && !isPassed();
  }
}
