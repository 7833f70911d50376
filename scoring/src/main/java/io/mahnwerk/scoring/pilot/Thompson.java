package io.mahnwerk.scoring.pilot;

import io.mahnwerk.core.model.DrawnDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Thompson sampling over the days of one first notice (Thompson 1933; Russo and others 2018): a day
 * is drawn as often as it is believed to be the best. What is expected of each day is believed to
 * lie normally around the model's figure. How often a day is the best of all is counted in {@value
 * #SAMPLES} samples of a seeded generator; these shares, mixed with an even part for every day, are
 * what the day is then drawn by and what is logged, so that the log holds the very chances of the
 * draw and not an approximation of them.
 *
 * @param floor part of it that is shared evenly by all days, above 0 up to 1
 */
record Thompson(Spread spread, double floor) {
  static final int SAMPLES = 2_000;

  Thompson {
    if (!(floor > 0 && floor <= 1)) {
      throw new IllegalArgumentException("A floor is above 0 and at most 1 but is " + floor);
    }
  }

  /**
   * The chance of each day, in their order; together 1, and never under the floor's part.
   *
   * @param expected euros that the model expects of each day
   */
  List<DrawnDay.Candidate> candidates(
      List<LocalDate> days, LocalDate formerDay, ToDoubleFunction<LocalDate> expected, long seed) {
    int[] best = best(days, formerDay, expected, new Random(seed));
    List<DrawnDay.Candidate> candidates = new ArrayList<>();
    for (int n = 0; n < days.size(); n++) {
      double chance = (1 - floor) * best[n] / SAMPLES + floor / days.size();
      candidates.add(new DrawnDay.Candidate(Optional.of(days.get(n)), chance));
    }
    return candidates;
  }

  private int[] best(
      List<LocalDate> days,
      LocalDate formerDay,
      ToDoubleFunction<LocalDate> expected,
      Random random) {
    double[] mean = days.stream().mapToDouble(expected).toArray();
    double[] off = days.stream().mapToDouble(day -> spread.euros(formerDay, day)).toArray();
    int[] best = new int[days.size()];
    for (int sample = 0; sample < SAMPLES; sample++) {
      int top = 0;
      double most = Double.NEGATIVE_INFINITY;
      for (int n = 0; n < mean.length; n++) {
        double euros = mean[n] + off[n] * random.nextGaussian();
        if (euros > most) {
          most = euros;
          top = n;
        }
      }
      best[top]++;
    }
    return best;
  }

  /** Index of the candidate that a number from 0 up to, never reaching, 1 falls on. */
  static int drawn(List<DrawnDay.Candidate> candidates, double chance) {
    double sum = 0;
    for (int n = 0; n < candidates.size(); n++) {
      sum += candidates.get(n).propensity();
      if (chance < sum) {
        return n;
      }
    }
    return candidates.size() - 1;
  }
}
