package io.mahnwerk.scoring.learned;

import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.DayFacts;
import java.time.LocalDate;
import java.util.List;

/**
 * When one open item will be paid, by a belief about its debtor: each kind's own course of events,
 * weighed by how likely the debtor is of the kind. Not safe for use by several threads.
 */
final class KindHazard {
  /** A kind that the debtor is less likely of does not count. */
  static final double LEAST = 1e-4;

  private static final double LEAST_HAZARD = 1e-6;
  private static final double MOST_HAZARD = 0.95;
  private static final int FIRST_LOOK = 220;

  private final KindModel model;
  private final KindBelief belief;
  private final NoticeAnswers answers;
  private final Moment moment;
  private int[] day = {-1};
  private double[][] own;
  private double[][] unprompted;
  private List<Notice> unpromptedSent = List.of();

  /** A notice, sent or planned. */
  record Notice(int level, LocalDate day) {}

  /** The item's due date and the day that is looked from. */
  record Moment(LocalDate due, LocalDate asOf, DayCalendar days) {}

  KindHazard(KindModel model, KindBelief belief, NoticeAnswers answers, Moment moment) {
    this.model = model;
    this.belief = belief;
    this.answers = answers;
    this.moment = moment;
    this.own = new double[model.size()][1];
    this.unprompted = new double[model.size()][0];
  }

  /** The log odds of a probability, kept from the extremes. */
  static double margin(double probability) {
    double p = Math.max(LEAST_HAZARD, Math.min(MOST_HAZARD, probability));
    return Math.log(p / (1 - p));
  }

  /**
   * The probability that the item is unpaid at the end of each day ahead, given that it is open
   * now.
   *
   * @param notices in order, also those sent before
   */
  double[] unpaid(List<Notice> notices, int ahead) {
    return unpaid(notices, ahead, NoticeAnswers.Taken.EXPECTED);
  }

  /** The same if first notices bring the fewest or the most answers that are plausible. */
  double[] unpaid(List<Notice> notices, int ahead, NoticeAnswers.Taken taken) {
    look(ahead);
    double[] unpaid = new double[ahead + 1];
    for (int k = 0; k < model.size(); k++) {
      if (belief.kinds()[k] > LEAST) {
        double[] cumulated = cumulated(k, notices, ahead, taken);
        for (int t = 0; t <= ahead; t++) {
          unpaid[t] += belief.kinds()[k] * Math.exp(-cumulated[t]);
        }
      }
    }
    for (int t = ahead; t >= 0; t--) {
      unpaid[t] /= unpaid[0];
    }
    return unpaid;
  }

  /** The probability of a complaint, weighed by the kinds that are still unpaid then. */
  double complaint(List<Notice> sent, Notice notice) {
    int ahead = (int) Math.max(0, notice.day().toEpochDay() - moment.asOf().toEpochDay());
    look(ahead);
    int[] at = answers.cells(notice);
    double open = 0;
    double complaint = 0;
    for (int k = 0; k < model.size(); k++) {
      if (belief.kinds()[k] > LEAST) {
        double still = belief.kinds()[k] * Math.exp(-unprompted(k, sent)[ahead]);
        double usual = model.kinds().get(k).complaint(notice.level(), at);
        open += still;
        complaint += still * Math.min(MOST_HAZARD, belief.complaints()[k] * usual);
      }
    }
    return open == 0 ? 0 : complaint / open;
  }

  /** With no more notices than those sent, which are always the same. */
  private double[] unprompted(int k, List<Notice> sent) {
    if (unprompted[k].length < day.length || !sent.equals(unpromptedSent)) {
      unpromptedSent = List.copyOf(sent);
      for (int other = 0; other < unprompted.length; other++) {
        unprompted[other] =
            belief.kinds()[other] > LEAST
                ? cumulated(other, sent, day.length - 1, NoticeAnswers.Taken.EXPECTED)
                : own[other];
      }
    }
    return unprompted[k];
  }

  /** The hazards of a kind added up, day by day. */
  private double[] cumulated(int k, List<Notice> notices, int ahead, NoticeAnswers.Taken taken) {
    double[] hazards = new double[ahead + 1];
    System.arraycopy(own[k], 0, hazards, 0, ahead + 1);
    for (int j = 0; j < notices.size(); j++) {
      long from = notices.get(j).day().toEpochDay() - moment.asOf().toEpochDay();
      long end = from + KindCells.ANSWER_DAYS;
      if (j + 1 < notices.size()) {
        end = Math.min(end, notices.get(j + 1).day().toEpochDay() - moment.asOf().toEpochDay());
      }
      if (end >= 1 && from < ahead) {
        double answer = answers.of(k, notices.get(j), taken);
        Kind kind = model.kinds().get(k);
        for (int t = (int) Math.max(1, from + 1); t <= Math.min(end, ahead); t++) {
          if (day[t] >= 0) {
            hazards[t] += answer * kind.share(KindCells.since(t - from), day[t]);
          }
        }
      }
    }
    for (int t = 1; t <= ahead; t++) {
      hazards[t] += hazards[t - 1];
    }
    return hazards;
  }

  /** Works out the days up to the last one that was asked for. */
  private void look(int ahead) {
    if (ahead < day.length) {
      return;
    }
    int size = Math.max(ahead, FIRST_LOOK) + 1;
    day = new int[size];
    own = new double[model.size()][size];
    day[0] = -1;
    for (int t = 1; t < size; t++) {
      LocalDate date = moment.asOf().plusDays(t);
      DayFacts facts = moment.days().facts(date);
      day[t] =
          facts.businessDay()
              ? KindCells.own(facts, date.toEpochDay() - moment.due().toEpochDay())
              : -1;
      for (int k = 0; k < own.length; k++) {
        own[k][t] = day[t] < 0 ? 0 : belief.own()[k] * model.kinds().get(k).own(day[t]);
      }
    }
  }
}
