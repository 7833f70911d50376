package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.store.LastNotice;

/** An item as it was scored and as it is. */
record ItemDifference(OpenItem scored, OpenItem now) {

  /** What people agreed on may stand apart from the item, so that its version does not tell. */
  boolean isAgreement() {
    return !scored.dispute().equals(now.dispute()) || !scored.promise().equals(now.promise());
  }

  /** What weighs most among what differs; to be asked where something does. */
  ReasonCode reason() {
    DunningState before = scored.dunning();
    DunningState after = now.dunning();
    if (after.isBlockedByClerk() && !before.isBlockedByClerk()) {
      return ReasonCode.CLERK_BLOCK;
    }
    if (now.dispute().isPresent() && scored.dispute().isEmpty()) {
      return ReasonCode.DISPUTED;
    }
    if (!LastNotice.of(before).equals(LastNotice.of(after))) {
      return ReasonCode.DUNNED_MEANWHILE;
    }
    if (!before.block().equals(after.block()) || !before.mark().equals(after.mark())) {
      return ReasonCode.CLERK_OVERRIDE;
    }
    if (!scored.promise().equals(now.promise())) {
      return ReasonCode.PROMISE_CHANGED;
    }
    if (!scored.openAmount().equals(now.openAmount())) {
      return ReasonCode.AMOUNT_CHANGED;
    }
    return scored.netDueDate().equals(now.netDueDate())
        ? ReasonCode.LEDGER_MOVED_ON
        : ReasonCode.DUE_DATE_CHANGED;
  }
}
