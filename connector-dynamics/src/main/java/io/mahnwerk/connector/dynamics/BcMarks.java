package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.DunningBlock;

/** How our marks stand in Business Central. */
final class BcMarks {
  /** What stands for the hold that a suggestion's date amounts to; no On Hold code is this long. */
  static final String SUGGESTION = "SUGGESTION";

  private BcMarks() {}

  static DunningBlock bySuggestion() {
    return new DunningBlock(SUGGESTION, DunningBlock.Owner.OURS);
  }

  /** Whether the block is lifted by the date that goes with it and by nobody's act. */
  static boolean endsByItself(DunningBlock block) {
    return block.isOurs() && block.reasonCode().equals(SUGGESTION);
  }
}
