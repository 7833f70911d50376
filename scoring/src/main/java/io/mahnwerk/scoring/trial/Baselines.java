package io.mahnwerk.scoring.trial;

import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.scoring.timing.Foreseen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be foreseen without a model, from cases whose end was known: all alike under the
 * former schedule, and each debtor by its own mean, shrunk towards all as if that had been seen
 * three times.
 */
final class Baselines {
  private static final double SHRINKAGE = 3;
  private static final int KNOWN_AFTER = TrialCase.WATCHED_DAYS + 3;

  private final List<Foreseen> formerSchedule = new ArrayList<>();
  private final List<Foreseen> debtorMean = new ArrayList<>();

  /**
   * @param earlier cases to learn from besides those that were decided before each case
   * @param cases what is foreseen, in order of their days
   */
  Baselines(List<TrialCase> earlier, List<TrialCase> cases) {
    List<TrialCase> known = new ArrayList<>(earlier);
    known.addAll(cases);
    known.sort(Comparator.comparing(TrialCase::asOf));
    Sum all = new Sum();
    Map<DebtorRef, Sum> byDebtor = new HashMap<>();
    int next = 0;
    for (TrialCase one : cases) {
      while (known.get(next).asOf().plusDays(KNOWN_AFTER).isBefore(one.asOf())) {
        TrialCase ended = known.get(next++);
        all.add(ended);
        byDebtor.computeIfAbsent(ended.item().debtor(), d -> new Sum()).add(ended);
      }
      Foreseen everybody = all.mean();
      formerSchedule.add(everybody);
      debtorMean.add(
          byDebtor.getOrDefault(one.item().debtor(), new Sum()).shrunk(everybody, SHRINKAGE));
    }
  }

  List<Foreseen> formerSchedule() {
    return formerSchedule;
  }

  List<Foreseen> debtorMean() {
    return debtorMean;
  }

  private static final class Sum {
    private int cases;
    private int unpaid;
    private long days;

    private void add(TrialCase one) {
      cases++;
      unpaid += one.unpaid() ? 1 : 0;
      days += one.days();
    }

    private Foreseen mean() {
      return shrunk(new Foreseen(TrialCase.WATCHED_DAYS / 2.0, 0.5), 1);
    }

    private Foreseen shrunk(Foreseen towards, double strength) {
      return new Foreseen(
          (days + strength * towards.days()) / (cases + strength),
          (unpaid + strength * towards.late()) / (cases + strength));
    }
  }
}
