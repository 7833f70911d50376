package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningNotice.DunnedItem;
import io.mahnwerk.core.model.OpenItem;
import java.util.Optional;

/**
 * One open entry as a run looks at it.
 *
 * @param level the level it would be reminded at; empty where the terms have no further one
 * @param expired whether the grace of that level has passed
 */
record BcReminderLine(
    OpenItem entry, Optional<DunningLevel> level, boolean expired, boolean onHold) {

  boolean isMarked() {
    return !onHold && expired;
  }

  /** Only a positive entry makes a document; credits merely come with it. */
  boolean makesDocument() {
    return isMarked() && isPositive();
  }

  boolean isPositive() {
    return entry.openAmount().amount().signum() > 0;
  }

  boolean isCreditMemo() {
    return entry.kind() == DocumentKind.CREDIT_MEMO;
  }

  /** Issuing notes the level of the line, also below that of an earlier reminder. */
  DunnedItem dunned() {
    return new DunnedItem(entry.ref(), entry.dunning().level(), level.orElseThrow());
  }
}
