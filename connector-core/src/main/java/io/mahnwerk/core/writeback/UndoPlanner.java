package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.store.Intent;
import io.mahnwerk.core.store.LastNotice;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Works out how a past change of one item is undone: what stood before it comes back, as far as its
 * day has not come. An item whose debtor has an opened procedure stays held to its former day all
 * the same, and what anybody changed since is left alone.
 */
final class UndoPlanner {
  private final PlannerRules rules;
  private final boolean dated;

  UndoPlanner(PlannerRules rules, boolean dated) {
    this.rules = rules;
    this.dated = dated;
  }

  /**
   * Either a step or the reason why there is none.
   *
   * @param step empty where the item stays as it is
   * @param reason why it stays, or why the step is not simply what stood before
   */
  record Answer(Optional<Intent> step, Optional<Reason> reason) {}

  Answer undo(PastChange change, OpenItem item, Debtor debtor, LocalDate today) {
    DunningState state = item.dunning();
    if (state.isBlockedByClerk()) {
      return stays(ReasonCode.CLERK_BLOCK);
    }
    if (!isAsLeft(change, state)) {
      return stays(ReasonCode.CHANGED_SINCE);
    }
    Optional<LocalDate> before =
        change.dateBefore().filter(day -> change.wasHeld() && day.isAfter(today));
    Optional<LocalDate> floor = floor(item, debtor).filter(day -> day.isAfter(today));
    if (change.kind() != Intent.Kind.HOLD) {
      return before.map(day -> hold(item, day, Optional.empty())).orElse(stays(gone(change)));
    }
    boolean keepsFloor = floor.isPresent() && before.map(floor.get()::isAfter).orElse(true);
    Optional<LocalDate> day = keepsFloor ? floor : before;
    Optional<Reason> note =
        keepsFloor ? Optional.of(Reason.of(ReasonCode.FORMER_DAY_KEPT)) : Optional.empty();
    if (day.isPresent() && day.equals(change.until())) {
      return new Answer(
          Optional.empty(), Optional.of(note.orElse(Reason.of(ReasonCode.MARK_STANDS))));
    }
    return day.map(until -> hold(item, until, note)).orElseGet(() -> withdraw(item));
  }

  private static boolean isAsLeft(PastChange change, DunningState state) {
    Optional<LocalDate> date = state.mark().map(DunningMark::date);
    return switch (change.kind()) {
      case HOLD ->
          state.isHeldByUs()
              && (state.markFieldTaken()
                  || state.heldUntil().isEmpty()
                  || state.heldUntil().equals(change.until()));
      case RELEASE -> !state.isHeldByUs() && date.equals(change.dateBefore());
      case WITHDRAW -> !state.isHeldByUs() && date.isEmpty();
    };
  }

  /** The former day of an item that the ledger would dun before it. */
  private Optional<LocalDate> floor(OpenItem item, Debtor debtor) {
    return rules.times().procedures().isOpened(debtor.dunning().procedure())
        ? rules.times().formerRun(item, debtor)
        : Optional.empty();
  }

  private static ReasonCode gone(PastChange change) {
    return change.wasHeld() || change.dateBefore().isEmpty()
        ? ReasonCode.DAY_HAS_COME
        : ReasonCode.DATE_WITHOUT_BLOCK;
  }

  private Answer hold(OpenItem item, LocalDate until, Optional<Reason> note) {
    Intent.HoldDays days = new Intent.HoldDays(until, until);
    return new Answer(Optional.of(intent(item, Intent.Kind.HOLD, Optional.of(days))), note);
  }

  private Answer withdraw(OpenItem item) {
    return new Answer(
        Optional.of(intent(item, Intent.Kind.WITHDRAW, Optional.empty())), Optional.empty());
  }

  private Intent intent(OpenItem item, Intent.Kind kind, Optional<Intent.HoldDays> days) {
    return new Intent(item.ref(), kind, days, dated, LastNotice.of(item.dunning()), item.version());
  }

  private static Answer stays(ReasonCode why) {
    return new Answer(Optional.empty(), Optional.of(Reason.of(why)));
  }
}
