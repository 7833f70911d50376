package io.mahnwerk.core.model;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** What was decided for an item's next notice. */
public sealed interface Decision {

  /** Let the native run find the item on this planned run day. */
  record DunOn(LocalDate day) implements Decision {}

  /** No notice before this day, on which the case is looked at again. */
  record WaitUntil(LocalDate review) implements Decision {}

  /** No recommendation: the former schedule or the clerk decides. */
  record LeaveToClerk() implements Decision {}

  /**
   * Until when there is no notice: the day of the next one, or that of the next look. Empty where
   * it is left to a clerk.
   */
  default Optional<LocalDate> until() {
    return match(
        dun -> Optional.of(dun.day()),
        wait -> Optional.of(wait.review()),
        leave -> Optional.empty());
  }

  /** Handles every case; a further case stops every caller compiling until it is handled. */
  default <R> R match(
      Function<DunOn, R> dun, Function<WaitUntil, R> wait, Function<LeaveToClerk, R> leave) {
    if (this instanceof DunOn d) {
      return dun.apply(d);
    }
    if (this instanceof WaitUntil w) {
      return wait.apply(w);
    }
    return leave.apply((LeaveToClerk) this);
  }
}
