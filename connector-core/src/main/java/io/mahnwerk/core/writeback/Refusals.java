package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.WriteOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends instructions that no store keeps and collects why the ledger did not take one. */
final class Refusals {
  private static final int BATCH = 100;

  private final DunningWriter writer;
  private final WhyNot whyNot = new WhyNot(Optional.empty());
  private final Map<DunningTarget, Reason> reasons = new LinkedHashMap<>();
  private final Map<DunningTarget, Reason> unanswered = new LinkedHashMap<>();

  Refusals(DunningWriter writer) {
    this.writer = writer;
  }

  void send(List<? extends DunningInstruction> instructions) {
    for (int from = 0; from < instructions.size(); from += BATCH) {
      List<DunningInstruction> some =
          List.copyOf(instructions.subList(from, Math.min(instructions.size(), from + BATCH)));
      List<WriteOutcome> outcomes = writer.apply(some);
      for (int i = 0; i < some.size(); i++) {
        DunningTarget target = some.get(i).target();
        outcomes.get(i).match(whyNot).ifPresent(reason -> reasons.put(target, reason));
        if (outcomes.get(i) instanceof WriteOutcome.Uncertain open) {
          unanswered.put(target, Reason.of(ReasonCode.CALL_FAILED, open.what()));
        }
      }
    }
  }

  /** Why each target was not taken; one whose answer is open is not in it. */
  Map<DunningTarget, Reason> reasons() {
    return reasons;
  }

  /** Of which targets nobody knows whether the ledger took the request, and why. */
  Map<DunningTarget, Reason> unanswered() {
    return unanswered;
  }
}
