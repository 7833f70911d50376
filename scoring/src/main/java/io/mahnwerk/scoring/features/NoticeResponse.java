package io.mahnwerk.scoring.features;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.scoring.SegmentBelief;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a first notice brings by kind of debtor and by the windows its day lies in: the share that
 * pays within 14 days, and the share that complains. Immutable.
 */
public record NoticeResponse(DebtorTypes types, WindowRates answers, WindowRates complaints) {
  /** Besides the segments' windows: from these days after the due date on. */
  private static final int[] LATER = {10, 18, 0};

  private static final double RULE = 0.5;
  private static final double LEAST_BELIEF = 0.15;
  private static final double LEAST_SURE = 0.5;

  /** A first notice and what came of it. */
  public record Outcome(
      double[] kinds,
      LocalDate netDueDate,
      LocalDate notice,
      boolean answered,
      boolean complained,
      double weight) {}

  public static NoticeResponse fit(
      DebtorTypes types, List<Outcome> outcomes, NoticeFit fit, BusinessCalendar calendar) {
    List<WindowRates.Sent> answers = new ArrayList<>();
    List<WindowRates.Sent> complaints = new ArrayList<>();
    for (Outcome o : outcomes) {
      boolean[] within = within(fit, o.netDueDate(), o.notice(), calendar);
      answers.add(new WindowRates.Sent(o.kinds(), within, o.answered(), o.weight()));
      complaints.add(new WindowRates.Sent(o.kinds(), within, o.complained(), o.weight()));
    }
    double[][] priors = priors(types, fit);
    return new NoticeResponse(
        types, WindowRates.fit(answers, priors), WindowRates.fit(complaints, priors));
  }

  /** The segment of the likeliest kind, where kinds go by the segments' names. */
  public Optional<SegmentBelief> likeliest(double[] kinds) {
    if (!types.isNamed()) {
      return Optional.empty();
    }
    int likeliest = 0;
    for (int k = 1; k < kinds.length; k++) {
      likeliest = kinds[k] > kinds[likeliest] ? k : likeliest;
    }
    boolean upheld = answers.beliefs()[likeliest][likeliest] >= LEAST_BELIEF;
    return kinds[likeliest] < LEAST_SURE
        ? Optional.empty()
        : Optional.of(new SegmentBelief(likeliest, upheld));
  }

  /** The windows that a notice of this day lies in: the segments', then the later ones. */
  static boolean[] within(
      NoticeFit fit, LocalDate netDueDate, LocalDate notice, BusinessCalendar calendar) {
    int segments = fit.segments();
    boolean[] within = new boolean[segments + LATER.length];
    for (int j = 0; j < segments; j++) {
      within[j] = fit.isWithin(j, netDueDate, notice, calendar);
    }
    long offset = ChronoUnit.DAYS.between(netDueDate, notice);
    for (int j = 0; j < LATER.length; j++) {
      within[segments + j] = offset >= LATER[j];
    }
    return within;
  }

  /** Half the belief is the rule's where a kind goes by a segment's name. */
  private static double[][] priors(DebtorTypes types, NoticeFit fit) {
    int windows = fit.segments() + LATER.length;
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
