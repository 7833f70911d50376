package io.mahnwerk.app.preview;

import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.store.NoticeDifference;
import java.time.LocalDate;

/** Explains why a run made something else of an item than was foreseen, where that is known. */
record Explanation(LocalDate run) {

  Reason of(NoticeDifference difference) {
    return difference
        .laterNotice()
        .map(day -> Reason.of(ReasonCode.LATER_NOTICE, day))
        .orElseGet(() -> Reason.of(code(difference)));
  }

  private ReasonCode code(NoticeDifference difference) {
    if (difference.foreseen().isPresent() && difference.observed().isPresent()) {
      return ReasonCode.UNEXPLAINED;
    }
    return difference.foreseen().isPresent() ? whyNot(difference) : why(difference);
  }

  /** Why a foreseen notice did not go out. */
  private ReasonCode whyNot(NoticeDifference difference) {
    DunningState state = difference.item().dunning();
    boolean cleared = difference.clearedOn().map(day -> !day.isAfter(run)).orElse(false);
    if (cleared) {
      return ReasonCode.ITEM_CLEARED;
    } else if (state.isBlockedByClerk()) {
      return ReasonCode.CLERK_BLOCK;
    } else if (difference.debtorBlock().isPresent()) {
      return ReasonCode.DEBTOR_BLOCK;
    } else if (state.isHeldByUs()) {
      return ReasonCode.STILL_HELD;
    }
    return ReasonCode.UNEXPLAINED;
  }

  /** Why a notice went out that was not foreseen. */
  private ReasonCode why(NoticeDifference difference) {
    if (difference.overridden()) {
      return ReasonCode.CLERK_OVERRIDE;
    }
    return difference.recordedOn().isAfter(run) ? ReasonCode.POSTED_LATER : ReasonCode.UNEXPLAINED;
  }
}
