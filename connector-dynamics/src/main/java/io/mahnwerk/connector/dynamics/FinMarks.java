package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.Dispute;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.PromiseToPay;
import io.mahnwerk.core.odata.ODataRecord;
import java.util.Optional;

/**
 * What keeps a transaction of Finance out of its letters, and whose it is. A dispute with our own
 * reason code is ours while its status is one that we set; its follow-up date is our date.
 *
 * @param reason our own reason code
 * @param needsRoom whether a dispute of somebody else takes the place of one of ours
 */
record FinMarks(String reason, boolean needsRoom) {
  static final String DISPUTED = "Disputed";
  static final String RESOLVED = "Resolved";
  static final String EXCLUDED = "excluded";
  static final String NO_LETTER = "no-letter";
  private static final String STATUS = FinDisputes.OF + FinDisputes.STATUS;
  private static final String FOLLOW_UP = FinDisputes.OF + FinDisputes.FOLLOW_UP;
  private static final String REASON = FinDisputes.OF + FinDisputes.REASON;

  /** What people left out stands before a dispute of ours. */
  Optional<DunningBlock> block(ODataRecord found) {
    if (FinLetterFlag.leavesOut(found)) {
      return Optional.of(new DunningBlock(NO_LETTER, DunningBlock.Owner.CLERK));
    }
    if (found.text("CustAutomationExclude").equals("Yes")) {
      return Optional.of(new DunningBlock(EXCLUDED, DunningBlock.Owner.CLERK));
    }
    return isOurs(found) && found.text(STATUS).equals(DISPUTED)
        ? Optional.of(new DunningBlock(reason, DunningBlock.Owner.OURS))
        : Optional.empty();
  }

  Optional<DunningMark> mark(ODataRecord found) {
    return isOurs(found)
        ? FinMapper.date(found, FOLLOW_UP).map(DunningMark::new)
        : Optional.empty();
  }

  /** A transaction has one dispute at most. */
  boolean isTaken(ODataRecord found) {
    return needsRoom && isThere(found) && !isOurs(found);
  }

  Optional<Dispute> dispute(ODataRecord found) {
    return Optional.of(found.text(REASON).isEmpty() ? DISPUTED : found.text(REASON))
        .filter(word -> found.text(STATUS).equals(DISPUTED) && !isOurs(found))
        .map(Dispute::new);
  }

  Optional<PromiseToPay> promise(ODataRecord found) {
    return switch (found.text(STATUS)) {
      case "PromiseToPay", "PromiseToPayBroken" ->
          FinMapper.date(found, FOLLOW_UP).map(PromiseToPay::new);
      default -> Optional.empty();
    };
  }

  boolean isOurs(ODataRecord found) {
    String status = found.text(STATUS);
    return found.text(REASON).equalsIgnoreCase(reason)
        && (status.equals(DISPUTED) || status.equals(RESOLVED));
  }

  static boolean isThere(ODataRecord found) {
    return !found.text(FinDisputes.OF + FinDisputes.KEY).isEmpty();
  }

  /** Of the dispute, which changes without its transaction. */
  static String version(ODataRecord found) {
    return isThere(found)
        ? "|"
            + found.text(FinDisputes.OF + FinDisputes.KEY)
            + found.text(FinDisputes.OF + FinDisputes.ETAG)
        : "";
  }
}
