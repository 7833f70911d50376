package io.mahnwerk.scoring.learned;

import io.mahnwerk.scoring.booster.BoosterTraining;
import io.mahnwerk.scoring.features.Feature;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Trains one booster; the same rows, seed and settings give the same bytes. */
record BoosterFit(long seed, int rounds, int depth, double leafWeight, Shape shape) {
  /**
   * What is known beforehand of the answer.
   *
   * @param rising features with which it cannot fall
   * @param ageApart whether an item's age and its notices add up rather than interact
   */
  record Shape(Set<Feature> rising, boolean ageApart) {}

  /**
   * Below this, two threads lose more by waiting for each other on a busy machine than they gain.
   */
  private static final int MANY_ROWS = 250_000;

  /** The model in XGBoost's JSON. */
  byte[] train(TrainingRows rows) {
    return new BoosterTraining(parameters(rows), rounds).model(rows.forBooster());
  }

  private Map<String, Object> parameters(TrainingRows rows) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("objective", "binary:logistic");
    // Rows begin with a margin of their own; nothing else is added to it.
    parameters.put("base_score", 0.5);
    parameters.put("tree_method", "hist");
    parameters.put("max_depth", depth);
    parameters.put("max_bin", 128);
    parameters.put("eta", 0.08);
    parameters.put("min_child_weight", leafWeight);
    parameters.put("subsample", 0.8);
    parameters.put("colsample_bytree", 0.8);
    parameters.put("lambda", 2);
    parameters.put("seed", seed);
    parameters.put("nthread", rows.size() > MANY_ROWS ? 2 : 1);
    parameters.put("verbosity", 0);
    if (shape.ageApart()) {
      parameters.put("interaction_constraints", apart(rows.width()));
    }
    if (!shape.rising().isEmpty()) {
      parameters.put("monotone_constraints", constraints(rows.width()));
    }
    return parameters;
  }

  /**
   * A tree that looks at a notice does not look at the days overdue: what an item's age does and
   * what a notice does add up. Under a fixed schedule age and notices go together, and what merely
   * happens later would be taken for an answer.
   */
  private static String apart(int width) {
    return "[["
        + numbers(f -> !f.isOfNotice())
        + further(width, Integer::toString)
        + "],["
        + numbers(f -> f != Feature.DAYS_OVERDUE && f.ordinal() < Feature.LOG_AMOUNT.ordinal())
        + "]]";
  }

  private static String numbers(Predicate<Feature> which) {
    return Arrays.stream(Feature.values())
        .filter(which)
        .map(f -> String.valueOf(f.ordinal()))
        .collect(Collectors.joining(","));
  }

  private String constraints(int width) {
    return Arrays.stream(Feature.values())
        .map(f -> shape.rising().contains(f) ? "1" : "0")
        .collect(Collectors.joining(",", "(", further(width, column -> "0") + ")"));
  }

  /** The same for each column beyond the features. */
  private static String further(int width, IntFunction<String> text) {
    return IntStream.range(Feature.values().length, width)
        .mapToObj(text)
        .map(one -> "," + one)
        .collect(Collectors.joining());
  }
}
