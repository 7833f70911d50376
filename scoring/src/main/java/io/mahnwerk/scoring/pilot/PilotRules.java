package io.mahnwerk.scoring.pilot;

import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.PilotArm;
import io.mahnwerk.core.model.PilotStage;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What the draws of a pilot rest on while it runs.
 *
 * @param seed decides every draw
 * @param stage how far the days may lie from the former ones
 * @param share how much of it is drawn, 0 to 1
 * @param cap open amounts above it are never drawn, in whatever currency
 * @param arms what was drawn for each of its debtors
 * @param spread how far off a model's expectations may be
 */
public record PilotRules(
    long seed,
    PilotStage stage,
    double share,
    BigDecimal cap,
    Map<DebtorRef, PilotArm> arms,
    Spread spread) {
  /** Where nothing was drawn yet. */
  public PilotRules(
      long seed, PilotStage stage, double share, BigDecimal cap, Map<DebtorRef, PilotArm> arms) {
    this(seed, stage, share, cap, arms, Spread.UNKNOWN);
  }

  public PilotRules {
    arms = Map.copyOf(arms);
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("A share lies between 0 and 1 but is " + share);
    }
  }

  Optional<PilotArm> arm(DebtorRef debtor) {
    return Optional.ofNullable(arms.get(debtor));
  }

  boolean isWithinCap(Money amount) {
    return amount.amount().compareTo(cap) <= 0;
  }
}
