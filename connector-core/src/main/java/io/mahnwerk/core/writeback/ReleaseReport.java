package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import java.util.List;
import java.util.Map;

/**
 * What became of every mark of ours in a ledger.
 *
 * @param withdrawn marks on open items and blocks of debtors that a read no longer shows
 * @param inert cleared items with a mark of ours, which nobody can change and no run looks at
 * @param refused why the ledger did not take back a mark that is left
 * @param left open items and debtors that still carry a mark of ours, refused ones included
 */
public record ReleaseReport(
    int withdrawn,
    List<OpenItemRef> inert,
    Map<DunningTarget, Reason> refused,
    List<DunningTarget> left) {
  public ReleaseReport {
    inert = List.copyOf(inert);
    refused = Map.copyOf(refused);
    left = List.copyOf(left);
  }

  public int inertOnClearedItems() {
    return inert.size();
  }
}
