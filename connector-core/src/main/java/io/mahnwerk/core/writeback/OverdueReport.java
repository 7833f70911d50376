package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import java.util.List;
import java.util.Map;

/**
 * What the releaser found.
 *
 * @param asked items whose hold is past its date and whose release was asked for
 * @param refused those of them the ledger did not take, with the reason
 * @param undated holds without a date whose former day cannot be told: a person must look at them
 */
public record OverdueReport(
    List<OpenItemRef> asked, Map<OpenItemRef, Reason> refused, List<OpenItemRef> undated) {
  public OverdueReport {
    asked = List.copyOf(asked);
    refused = Map.copyOf(refused);
    undated = List.copyOf(undated);
  }
}
