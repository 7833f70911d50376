package io.mahnwerk.core.store;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.IdempotencyKey;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A change of our marks that was decided.
 *
 * @param hold for a hold: until when; empty for the two others
 * @param dated whether a hold shows only when our date stands beside our block
 * @param notice the target's last notice when it was decided
 */
public record Intent(
    DunningTarget target,
    Kind kind,
    Optional<HoldDays> hold,
    boolean dated,
    LastNotice notice,
    RecordVersion basedOn) {
  /** Which instruction. */
  public enum Kind {
    HOLD,
    RELEASE,
    WITHDRAW
  }

  /**
   * @param until the date to write
   * @param wanted the decided day; later where the longest hold cuts it short
   */
  public record HoldDays(LocalDate until, LocalDate wanted) {}

  public Intent {
    if (hold.isPresent() != (kind == Kind.HOLD)) {
      throw new IllegalArgumentException("A hold, and nothing else, has a date: " + target);
    }
  }

  DunningInstruction instruction(IdempotencyKey key) {
    return switch (kind) {
      case HOLD -> new DunningInstruction.Hold(target, basedOn, hold.orElseThrow().until(), key);
      case RELEASE -> new DunningInstruction.Release(target, basedOn, key);
      case WITHDRAW -> new DunningInstruction.Withdraw(target, basedOn, key);
    };
  }

  /**
   * @param earlier how many writes the target had before: an intent that comes back after another
   *     one was carried out is another intent
   */
  IdempotencyKey key(int earlier) {
    return IdempotencyKey.of(
        target.toString(),
        kind.name(),
        hold.map(days -> days.until().toString()).orElse(""),
        notice.level().toString(),
        notice.dayText(),
        basedOn.value(),
        Integer.toString(earlier));
  }

  /** Whether it asks for the same of the same state; its date may move from day to day. */
  boolean isSameChange(Intent other) {
    return target.equals(other.target)
        && kind == other.kind
        && notice.equals(other.notice)
        && basedOn.equals(other.basedOn);
  }

  /**
   * Whether the ledger shows that it was done. A hold that is to last longer or shorter than the
   * one that stands is done only when its own day shows, where the ledger shows one.
   */
  boolean isShownBy(OpenItem item) {
    DunningState state = item.dunning();
    return switch (kind) {
      case HOLD -> state.isHeldByUs() && showsDate(state);
      case RELEASE -> !state.isHeldByUs();
      case WITHDRAW -> !state.isHeldByUs() && state.mark().isEmpty();
    };
  }

  boolean isShownBy(Debtor debtor) {
    boolean held = debtor.dunning().block().map(DunningBlock::isOurs).orElse(false);
    return held == (kind == Kind.HOLD);
  }

  private boolean showsDate(DunningState state) {
    LocalDate until = hold.orElseThrow().until();
    return state.heldUntil().map(until::equals).orElse(!dated || state.markFieldTaken());
  }
}
