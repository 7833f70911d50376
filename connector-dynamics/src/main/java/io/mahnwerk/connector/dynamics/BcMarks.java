package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.odata.ODataRecord;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How our marks stand in Business Central: as a suggestion of our extension, as our own On Hold
 * code, or as our own dispute status that puts an entry on hold.
 *
 * @param onHoldCode our own code; without the extension
 * @param disputeCode our own dispute status; empty where none is set
 * @param today a suggestion's date holds until its day has come
 */
record BcMarks(
    BcWay way, String onHoldCode, Optional<String> disputeCode, Supplier<LocalDate> today) {
  /** What stands for the hold that a suggestion's date amounts to; no On Hold code is this long. */
  static final String SUGGESTION = "SUGGESTION";

  /** What a dispute status with Overwrite on hold puts into On Hold. */
  private static final String BY_DISPUTE = "X";

  private static final String DATE = BcField.SUGGESTION + "/dunningDate";
  private static final String HELD = BcField.SUGGESTION + "/held";
  private static final String PERSON = BcField.SUGGESTION + "/personDecides";

  /** Whether the block is lifted by the date that goes with it and by nobody's act. */
  static boolean endsByItself(DunningBlock block) {
    return block.isOurs() && block.reasonCode().equals(SUGGESTION);
  }

  /** A person's hold comes before ours. */
  Optional<DunningBlock> block(ODataRecord entry) {
    String onHold = entry.text(BcField.ON_HOLD.name(way));
    if (!onHold.isEmpty()) {
      DunningBlock.Owner owner =
          isOurs(entry, onHold) ? DunningBlock.Owner.OURS : DunningBlock.Owner.CLERK;
      return Optional.of(new DunningBlock(onHold, owner));
    }
    return Optional.of(new DunningBlock(SUGGESTION, DunningBlock.Owner.OURS))
        .filter(ours -> holdsByDate(entry));
  }

  private boolean isOurs(ODataRecord entry, String onHold) {
    if (way == BcWay.EXTENSION) {
      return false;
    }
    return disputeCode.isPresent()
        ? onHold.equals(BY_DISPUTE) && isOurDispute(entry.text(BcField.DISPUTE_STATUS.name(way)))
        : onHold.equals(onHoldCode);
  }

  /** Our own status says nothing of a quarrel. */
  boolean isOurDispute(String status) {
    return disputeCode.filter(status::equals).isPresent();
  }

  private boolean holdsByDate(ODataRecord entry) {
    return entry.flag(HELD)
        && mark(entry).map(mark -> mark.date().isAfter(today.get())).orElse(false);
  }

  /** A person who took the decision to herself has taken our date's place. */
  Optional<DunningMark> mark(ODataRecord entry) {
    return isTaken(entry) ? Optional.empty() : BcField.date(entry, DATE).map(DunningMark::new);
  }

  boolean isTaken(ODataRecord entry) {
    return entry.flag(PERSON);
  }

  /** What of a suggestion an entry is held by, as one text; an empty row says as much as none. */
  static String stateOfSuggestion(ODataRecord entry) {
    boolean empty = BcField.date(entry, DATE).isEmpty() && !entry.flag(HELD) && !entry.flag(PERSON);
    return empty ? "" : String.join("|", entry.text(DATE), entry.text(HELD), entry.text(PERSON));
  }
}
