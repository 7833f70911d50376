package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of every mark of ours in a ledger.
 *
 * @param withdrawn marks on open items and blocks of debtors that a read no longer shows
 * @param inert cleared items with a mark of ours, which nobody can change and no run looks at
 * @param refused why the ledger did not take back a mark that is left
 * @param left open items and debtors that still carry a mark of ours, refused ones included
 * @param suggestions what was shown to people
 */
public record ReleaseReport(
    int withdrawn,
    List<OpenItemRef> inert,
    Map<DunningTarget, Reason> refused,
    List<DunningTarget> left,
    Suggestions suggestions) {

  /**
   * What became of the suggestions in the ledger's lists.
   *
   * @param left those that a read still shows
   * @param why the call that broke, if one did
   */
  public record Suggestions(long takenOut, long left, Optional<Sentence> why) {
    public static final Suggestions NONE = new Suggestions(0, 0);

    public Suggestions(long takenOut, long left) {
      this(takenOut, left, Optional.empty());
    }
  }

  public ReleaseReport {
    inert = List.copyOf(inert);
    refused = Map.copyOf(refused);
    left = List.copyOf(left);
  }

  /** Of a ledger in whose lists nothing is shown. */
  public ReleaseReport(
      int withdrawn,
      List<OpenItemRef> inert,
      Map<DunningTarget, Reason> refused,
      List<DunningTarget> left) {
    this(withdrawn, inert, refused, left, Suggestions.NONE);
  }

  /** Whether nothing of ours is left that the ledger lets us take back. */
  public boolean isComplete() {
    return left.isEmpty() && suggestions.left() == 0;
  }

  public int inertOnClearedItems() {
    return inert.size();
  }
}
