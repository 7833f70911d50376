package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import java.util.List;
import java.util.Map;

/**
 * What the releaser found.
 *
 * @param asked items whose hold is past its date, and debtors with a block of ours none of whose
 *     items waits any more, whose release was asked for
 * @param leftBehind items with a date of ours still to come whose block a person lifted: the date,
 *     which would count as chosen for a later notice, was asked to be taken back
 * @param refused those of both the ledger did not take, with the reason
 * @param undated holds without a date whose former day cannot be told: a person must look at them
 */
public record OverdueReport(
    List<DunningTarget> asked,
    List<OpenItemRef> leftBehind,
    Map<DunningTarget, Reason> refused,
    List<OpenItemRef> undated) {
  public OverdueReport {
    asked = List.copyOf(asked);
    leftBehind = List.copyOf(leftBehind);
    refused = Map.copyOf(refused);
    undated = List.copyOf(undated);
  }
}
