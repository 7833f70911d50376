package io.mahnwerk.scoring.pilot;

import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DrawnDay;
import io.mahnwerk.core.model.PilotArm;
import io.mahnwerk.core.model.PilotStage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a pilot's draws for one debtor rest on at one time, so that they can be made again.
 *
 * @param earlier what had been drawn for its open items before
 * @param spread how far off a model's expectations might be
 */
public record PilotMoment(
    long seed,
    PilotStage stage,
    double share,
    BigDecimal cap,
    DebtorRef debtor,
    PilotArm arm,
    List<DrawnDay> earlier,
    @Nullable Spread spread) {
  public PilotMoment {
    earlier = List.copyOf(earlier);
    // A moment that was kept before there was any rests on none.
    spread = spread == null ? Spread.UNKNOWN : spread;
  }

  static PilotMoment of(PilotRules rules, DebtorRef debtor, List<DrawnDay> earlier) {
    return new PilotMoment(
        rules.seed(),
        rules.stage(),
        rules.share(),
        rules.cap(),
        debtor,
        rules.arm(debtor).orElseThrow(),
        earlier,
        rules.spread());
  }

  /** The pilot as it stood then, for this debtor. */
  public Exploration exploration() {
    Spread known = spread == null ? Spread.UNKNOWN : spread;
    return new Exploration(
        new PilotRules(seed, stage, share, cap, Map.of(debtor, arm), known), earlier);
  }
}
