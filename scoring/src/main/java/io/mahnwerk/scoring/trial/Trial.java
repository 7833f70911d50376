package io.mahnwerk.scoring.trial;

import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.PaymentModel;
import io.mahnwerk.scoring.features.PaymentHistory;
import io.mahnwerk.scoring.timing.Foreseen;
import io.mahnwerk.scoring.timing.TimingFigures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What a model foresees of overdue items that came up after a day, beside what can be foreseen
 * without one. A model that is tried must have been trained on facts recorded before that day.
 * Foresees payment within 30 days as if the former schedule went on.
 */
public final class Trial {
  private static final int MOST_CASES = 3_000;
  private static final int BASELINE_DAYS = 365;

  private final LocalDate from;
  private final LocalDate upTo;
  private final List<TrialCase> cases;
  private final Baselines baselines;

  /**
   * @param from the split: cases lie on or after it
   * @param upTo facts recorded before this day tell what came of them
   */
  public Trial(PaymentHistory history, AdviceContext context, LocalDate from, LocalDate upTo) {
    TrialCases finder = new TrialCases(history, context);
    this.from = from;
    this.upTo = upTo;
    this.cases = sample(finder.between(from, upTo));
    this.baselines = new Baselines(finder.between(from.minusDays(BASELINE_DAYS), from), cases);
  }

  /** At most so many, drawn with a fixed seed, in order of their days. */
  private static List<TrialCase> sample(List<TrialCase> all) {
    List<TrialCase> cases = new ArrayList<>(all);
    if (cases.size() > MOST_CASES) {
      java.util.Collections.shuffle(cases, new Random(1));
      cases = new ArrayList<>(cases.subList(0, MOST_CASES));
    }
    cases.sort(Comparator.comparing(TrialCase::asOf).thenComparing(c -> c.item().ref()));
    return cases;
  }

  public LocalDate from() {
    return from;
  }

  public LocalDate upTo() {
    return upTo;
  }

  public List<TrialCase> cases() {
    return cases;
  }

  public Outcome of(PaymentModel model) {
    return new Outcome(cases, cases.stream().map(c -> foreseen(c, model)).toList());
  }

  /** Every overdue item is foreseen alike: what the former schedule brought before. */
  public Outcome formerSchedule() {
    return new Outcome(cases, baselines.formerSchedule());
  }

  public Outcome debtorMean() {
    return new Outcome(cases, baselines.debtorMean());
  }

  private static Foreseen foreseen(TrialCase one, PaymentModel model) {
    double[] unpaid =
        model
            .outlook(one.account(), one.asOf())
            .unpaid(one.item(), one.formerPath(), TrialCase.WATCHED_DAYS);
    double days = 0;
    for (int k = 0; k < TrialCase.WATCHED_DAYS; k++) {
      days += unpaid[k];
    }
    return new Foreseen(days, unpaid[TrialCase.WATCHED_DAYS]);
  }

  /** What was foreseen of each case, in their order. */
  public record Outcome(List<TrialCase> cases, List<Foreseen> foreseen) {
    public Outcome {
      cases = List.copyOf(cases);
      foreseen = List.copyOf(foreseen);
    }

    public TimingFigures figures() {
      return TimingFigures.of(pairs());
    }

    /** Each case's forecast beside what came of it. */
    public List<TimingFigures.Pair> pairs() {
      List<TimingFigures.Pair> pairs = new ArrayList<>();
      for (int i = 0; i < cases.size(); i++) {
        pairs.add(cases.get(i).with(foreseen.get(i)));
      }
      return pairs;
    }

    /**
     * Mean squared error of the probability less that of the other, and its standard error; cases
     * of one debtor hang together and count as one.
     */
    public Difference brierLess(Outcome other) {
      Map<DebtorRef, Double> sums = new HashMap<>();
      Map<DebtorRef, Integer> counts = new HashMap<>();
      double total = 0;
      for (int i = 0; i < cases.size(); i++) {
        TrialCase one = cases.get(i);
        double d = square(one, foreseen.get(i)) - square(one, other.foreseen.get(i));
        total += d;
        sums.merge(one.item().debtor(), d, Double::sum);
        counts.merge(one.item().debtor(), 1, Integer::sum);
      }
      int n = Math.max(1, cases.size());
      double mean = total / n;
      double squares = 0;
      for (Map.Entry<DebtorRef, Double> sum : sums.entrySet()) {
        double off = sum.getValue() - mean * counts.getOrDefault(sum.getKey(), 0);
        squares += off * off;
      }
      return new Difference(mean, Math.sqrt(squares) / n);
    }

    private static double square(TrialCase one, Foreseen foreseen) {
      double off = foreseen.late() - (one.unpaid() ? 1 : 0);
      return off * off;
    }
  }

  /** A mean difference and its standard error. */
  public record Difference(double mean, double standardError) {}
}
