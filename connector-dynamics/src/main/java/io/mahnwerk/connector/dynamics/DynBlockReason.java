package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import java.util.Map;

/** Why a run leaves out what carries a block: in words where the ledger has no key of its own. */
final class DynBlockReason {
  private static final Map<String, ReasonCode> WORDS =
      Map.of(
          BcMarks.SUGGESTION, ReasonCode.HELD_BY_US,
          BcCustomers.OPEN_REMINDER, ReasonCode.NOTICE_NOT_SENT,
          BcCustomers.PRIVACY, ReasonCode.PRIVACY_BLOCK,
          FinMarks.NO_LETTER, ReasonCode.LEFT_OUT_OF_NOTICES,
          FinMarks.EXCLUDED, ReasonCode.LEFT_OUT_OF_AUTOMATION);

  private DynBlockReason() {}

  static Reason of(DunningBlock block) {
    ReasonCode word = WORDS.get(block.reasonCode());
    return word == null ? Reason.of(ReasonCode.BLOCKED, block.reasonCode()) : Reason.of(word);
  }
}
