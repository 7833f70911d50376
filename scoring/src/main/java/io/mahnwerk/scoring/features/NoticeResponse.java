package io.mahnwerk.scoring.features;

import io.mahnwerk.core.model.BusinessCalendar;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a first notice brings by kind of debtor and by the windows its day lies in: the share that
 * pays within 14 days, and the share that complains within 7. Immutable.
 */
public record NoticeResponse(DebtorTypes types, WindowRates answers, WindowRates complaints) {
  /**
   * Besides the segments' windows: from these days after the due date on. The last one holds every
   * notice and so stands for the hypothesis that the day makes no difference.
   */
  private static final int[] FROM_DAY = {10, 18, Integer.MIN_VALUE};

  private static final double RULE = 0.5;
  private static final double LEAST_SURE = 0.5;
  private static final double SURE = 0.8;

  /** A first notice and what came of it. */
  public record Outcome(Sent sent, boolean answered, boolean complained, double weight) {}

  /**
   * A first notice.
   *
   * @param kinds how likely its debtor is of each kind, by what was known before
   */
  public record Sent(double[] kinds, LocalDate netDueDate, LocalDate notice) {}

  public static NoticeResponse fit(
      DebtorTypes types, List<Outcome> outcomes, NoticeFit fit, BusinessCalendar calendar) {
    List<WindowRates.Sent> answers = new ArrayList<>();
    List<WindowRates.Sent> complaints = new ArrayList<>();
    for (Outcome o : outcomes) {
      Sent sent = o.sent();
      boolean[] within = within(fit, sent.netDueDate(), sent.notice(), calendar);
      answers.add(new WindowRates.Sent(sent.kinds(), within, o.answered(), o.weight()));
      complaints.add(new WindowRates.Sent(sent.kinds(), within, o.complained(), o.weight()));
    }
    double[][] priors = priors(types, fit);
    return new NoticeResponse(
        types, WindowRates.fit(answers, priors), WindowRates.fit(complaints, priors));
  }

  /** The windows that a notice of this day lies in: the segments', then the general ones. */
  static boolean[] within(
      NoticeFit fit, LocalDate netDueDate, LocalDate notice, BusinessCalendar calendar) {
    int segments = fit.segments();
    boolean[] within = new boolean[segments + FROM_DAY.length];
    for (int j = 0; j < segments; j++) {
      within[j] = fit.isWithin(j, netDueDate, notice, calendar);
    }
    long offset = ChronoUnit.DAYS.between(netDueDate, notice);
    for (int j = 0; j < FROM_DAY.length; j++) {
      within[segments + j] = offset >= FROM_DAY[j];
    }
    return within;
  }

  /**
   * The window for a debtor of these kinds: that of its likeliest kind's segment where it is four
   * times as likely as all others together, else that of the segment its ledger names; but another
   * segment's where the notices to such debtors speak for that one. Empty where kinds do not stand
   * for segments or nothing is known of the debtor.
   *
   * @param named the number of the segment that the ledger names, -1 for none
   */
  public Optional<SegmentBelief> window(double[] kinds, int named) {
    if (!types.isNamed()) {
      return Optional.empty();
    }
    int likeliest = largest(kinds, kinds.length);
    boolean sure = kinds[likeliest] >= (named < 0 ? LEAST_SURE : SURE);
    int kind = sure ? likeliest : named;
    if (kind < 0 || kind >= kinds.length) {
      return Optional.empty();
    }
    double[] beliefs = answers.beliefs()[kind];
    int best = largest(beliefs, types.size());
    if (best != kind && beliefs[best] >= LEAST_SURE) {
      return Optional.of(new SegmentBelief(best, 1));
    }
    double prior = RULE + (1 - RULE) / beliefs.length;
    return Optional.of(new SegmentBelief(kind, Math.min(1, beliefs[kind] / prior)));
  }

  private static int largest(double[] values, int size) {
    int largest = 0;
    for (int i = 1; i < size; i++) {
      largest = values[i] > values[largest] ? i : largest;
    }
    return largest;
  }

  /** Half the belief is the rule's where a kind stands for a segment. */
  private static double[][] priors(DebtorTypes types, NoticeFit fit) {
    int windows = fit.segments() + FROM_DAY.length;
    double[][] priors = new double[types.size()][windows];
    for (int k = 0; k < priors.length; k++) {
      for (int j = 0; j < windows; j++) {
        double rule = types.isNamed() && k == j ? RULE : 0;
        priors[k][j] = rule + (types.isNamed() ? 1 - RULE : 1) / windows;
      }
    }
    return priors;
  }
}
