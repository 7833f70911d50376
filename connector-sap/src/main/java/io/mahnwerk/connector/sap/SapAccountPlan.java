package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorHold;
import io.mahnwerk.core.model.DebtorHold.Waiting;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.DunningInstruction.Release;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to become of the block of one customer's account when some of its items are changed: it
 * stands where all items of the account wait, and only there.
 *
 * @param open all open items of the account
 * @param changes the instructions that are carried out, by their items
 * @param blocksWholly whether the account's block may hold them at all
 */
record SapAccountPlan(
    Debtor debtor,
    List<OpenItem> open,
    Map<OpenItemRef, DunningInstruction> changes,
    Optional<DebtorHold> blocksWholly) {

  /** Whether the items wait by the account's block when all is done. */
  boolean isHeldWhole() {
    boolean free = debtor.dunning().block().map(DunningBlock::isOurs).orElse(true);
    return free
        && !letsGo()
        && blocksWholly
            .filter(hold -> hold.mayStandFor(open.stream().map(this::waiting).toList()))
            .isPresent();
  }

  /** Whether our block has to be set before the items are. */
  boolean sets() {
    return isHeldWhole() && !debtor.dunning().isBlockedByUs() && holdsAny();
  }

  boolean lifts() {
    return debtor.dunning().isBlockedByUs() && !isHeldWhole();
  }

  /**
   * The items that wait by the account's block alone and go on waiting when it is lifted; those
   * among them that are held anew get a block of their own by that.
   */
  List<OpenItem> stillWaiting() {
    return open.stream()
        .filter(item -> isHeldByAccount(item.dunning()))
        .filter(item -> !isEnded(changes.get(item.ref())))
        .toList();
  }

  /** The day on which the first of the items may go. */
  Optional<LocalDate> firstDay() {
    return open.stream()
        .map(this::waiting)
        .flatMap(waiting -> waiting.until().stream())
        .min(LocalDate::compareTo);
  }

  static boolean isHeldByAccount(DunningState state) {
    return state.block().filter(SapHonouring::isOfAccount).isPresent();
  }

  private boolean holdsAny() {
    return changes.values().stream().anyMatch(Hold.class::isInstance);
  }

  /** An item is let go by its account's block, which holds it. */
  private boolean letsGo() {
    return open.stream()
        .anyMatch(
            item -> isHeldByAccount(item.dunning()) && changes.get(item.ref()) instanceof Release);
  }

  private static boolean isEnded(@org.jspecify.annotations.Nullable DunningInstruction change) {
    return change != null && !(change instanceof Hold);
  }

  /** The item as it will stand; one without our date has to carry a block of its own. */
  private Waiting waiting(OpenItem item) {
    DunningState state = item.dunning();
    DunningInstruction change = changes.get(item.ref());
    if (change instanceof Hold hold) {
      boolean undated = state.markFieldTaken();
      return new Waiting(item, undated ? Optional.empty() : Optional.of(hold.until()), undated);
    }
    if (change != null) {
      return new Waiting(item, Optional.empty(), false);
    }
    return new Waiting(
        item,
        state.isHeldByUs() ? state.mark().map(DunningMark::date) : Optional.empty(),
        state.block().isPresent() && !isHeldByAccount(state));
  }
}
