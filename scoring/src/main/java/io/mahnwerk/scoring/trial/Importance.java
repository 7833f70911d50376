package io.mahnwerk.scoring.trial;

import io.mahnwerk.scoring.PaymentModel;
import io.mahnwerk.scoring.explain.Ground;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much each group of features has to do with what a model foresees: the mean size of what its
 * features add to the log odds of payment after the former schedule's notice, over a sample of a
 * trial's cases, as a share of all groups.
 */
public record Importance(Map<Ground, Double> shares) {
  private static final int CASES = 120;

  public Importance {
    shares = Map.copyOf(shares);
  }

  public static Importance of(Trial trial, PaymentModel model) {
    Map<Ground, Double> sums = new EnumMap<>(Ground.class);
    int step = Math.max(1, trial.cases().size() / CASES);
    for (int i = 0; i < trial.cases().size(); i += step) {
      TrialCase one = trial.cases().get(i);
      double[] contributions =
          model.outlook(one.account(), one.asOf()).contributions(one.item(), one.formerPath());
      for (int f = 0; f < contributions.length; f++) {
        sums.merge(Ground.of(f), Math.abs(contributions[f]), Double::sum);
      }
    }
    double all = sums.values().stream().mapToDouble(Double::doubleValue).sum();
    sums.replaceAll((ground, sum) -> all == 0 ? 0 : sum / all);
    return new Importance(sums);
  }
}
