package io.mahnwerk.app.cycle;

import io.mahnwerk.core.writeback.WriteGuard;

/** What may hold a cycle back between its rounds and within them. */
interface RunControl extends WriteGuard {
  RunControl NONE = entry -> true;

  /** A round is about to be planned; answers whether it may be. */
  default boolean mayPlan() {
    return true;
  }

  /** A round is planned and not sent yet. */
  default void planned() {}

  /** Whether what was planned must be planned anew, since somebody changed the rules meanwhile. */
  default boolean isOutdated() {
    return false;
  }
}
