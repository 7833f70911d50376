package io.mahnwerk.core.store;

import io.mahnwerk.core.model.DunningState;
import java.time.LocalDate;

/**
 * What of ours a read last confirmed on an item.
 *
 * @param until the date that was written
 * @param wanted the decided day; later than {@code until} where the longest hold cut it short
 * @param dated whether the ledger showed our date beside our block
 * @param notice the item's last notice when it was confirmed
 */
public record StandingMark(
    Phase phase, LocalDate until, LocalDate wanted, boolean dated, LastNotice notice) {
  /** Whether our block still stands or only our date. */
  public enum Phase {
    HELD,
    RELEASED
  }

  /** Whether it was set for the item's next notice and not for an earlier one. */
  public boolean isFor(DunningState state) {
    return notice.equals(LastNotice.of(state));
  }

  StandingMark released() {
    return new StandingMark(Phase.RELEASED, until, wanted, dated, notice);
  }

  /** What a later read shows of a standing mark. */
  enum Sight {
    AS_CONFIRMED,
    /** The block went on its date; nobody took it away. */
    RAN_OUT,
    /** It was for a notice that has been sent. */
    USED_UP,
    /** A person lifted or changed it. */
    OVERRIDDEN
  }

  Sight in(DunningState state, LocalDate today) {
    if (!isFor(state)) {
      return inAfterNotice(state);
    }
    boolean dateChanged = dated && state.mark().map(m -> !m.date().equals(until)).orElse(true);
    if (phase == Phase.RELEASED) {
      return dateChanged ? Sight.OVERRIDDEN : Sight.AS_CONFIRMED;
    }
    if (state.isBlockedByClerk() || dateChanged) {
      return Sight.OVERRIDDEN;
    }
    if (state.isHeldByUs()) {
      return Sight.AS_CONFIRMED;
    }
    return until.isAfter(today) ? Sight.OVERRIDDEN : Sight.RAN_OUT;
  }

  /** A notice before our date, with our block gone, can only have followed a lift. */
  private Sight inAfterNotice(DunningState state) {
    boolean early = state.lastDunnedOn().map(until::isAfter).orElse(false);
    return phase == Phase.HELD && early && !state.isHeldByUs() ? Sight.OVERRIDDEN : Sight.USED_UP;
  }
}
