package io.mahnwerk.core.store;

import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.PilotArm;
import io.mahnwerk.core.model.PilotStage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A pilot that was started.
 *
 * @param number its number in this store
 * @param seed decides every draw
 * @param design the design as it was started, JSON
 * @param arms what was drawn for each of its debtors
 * @param steps every stage it entered, oldest first; never empty
 */
public record Pilot(
    long number,
    long seed,
    String design,
    LocalDate startedOn,
    Map<DebtorRef, PilotArm> arms,
    List<Step> steps) {
  public Pilot {
    arms = Map.copyOf(arms);
    steps = List.copyOf(steps);
  }

  /**
   * A stage that was entered.
   *
   * @param note who signed it off or why
   */
  public record Step(PilotStage stage, LocalDate day, String note) {}

  /** The stage it is in. */
  public PilotStage stage() {
    return steps.get(steps.size() - 1).stage();
  }

  /** The debtors of one arm, in order. */
  public Set<DebtorRef> debtors(PilotArm arm) {
    Set<DebtorRef> debtors = new TreeSet<>();
    arms.forEach(
        (debtor, drawn) -> {
          if (drawn == arm) {
            debtors.add(debtor);
          }
        });
    return debtors;
  }
}
