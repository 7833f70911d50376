package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.store.Intent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be done so that a run counts as undone.
 *
 * @param steps one for each item that is changed, and one for each debtor of the run with a block
 *     of ours who has nothing open any more
 * @param left why each other open item stays as it is
 * @param inert items that were cleared with our mark on them, which nobody can change
 */
public record UndoPlan(List<Step> steps, Map<OpenItemRef, Reason> left, List<OpenItemRef> inert) {
  public UndoPlan {
    steps = List.copyOf(steps);
    inert = List.copyOf(inert);
  }

  /**
   * @param note why it is not simply what stood before
   */
  public record Step(Intent intent, Optional<Reason> note) {}
}
