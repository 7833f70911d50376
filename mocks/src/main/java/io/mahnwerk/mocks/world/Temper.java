package io.mahnwerk.mocks.world;

import io.mahnwerk.core.model.DunningLevel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** How one debtor of a world pays and answers. */
final class Temper {
  private static final int ANSWERS_FROM = 2;
  private static final int ANSWERS_UNTIL = 14;
  private static final double ANSWER_DECAY_DAYS = 4;
  private static final double HIGHEST_COMPLAINT = 0.95;

  private final double effect;
  private final double rho;
  private final Traits traits;
  private final Habit habit;

  Temper(World world, Traits traits, Habit habit) {
    this.effect = world.effect();
    this.rho = world.calibration().rho();
    this.traits = traits;
    this.habit = habit;
  }

  /**
   * An archetype's own hazards, laid out day by day.
   *
   * @param perDay the hazard on each work day, calibrated; 0 on other days
   * @param completion the probability of completion on each day after the due date; empty where
   *     nothing has to be completed
   */
  record Habit(WorkDays days, double[] perDay, double[] completion) {
    static Habit of(Archetype archetype, double kappa, WorkDays days) {
      boolean completes = archetype.own() instanceof OwnHazard.Completion;
      double scale = completes ? 1 : kappa;
      double[] perDay = new double[days.count()];
      for (int i = 0; i < perDay.length - 60; i++) {
        LocalDate day = days.day(i);
        perDay[i] = i > 60 && days.isBusinessDay(day) ? scale * archetype.own().on(day, days) : 0;
      }
      double[] completion =
          archetype.own() instanceof OwnHazard.Completion work ? work.byDay() : new double[0];
      return new Habit(days, perDay, completion);
    }

    boolean completes() {
      return completion.length > 0;
    }

    /** The day after the due date on which the work of one item is completed. */
    int completedAfter(Draw draw) {
      double left = draw.uniform();
      for (int day = 0; day < completion.length; day++) {
        left -= completion[day];
        if (left < 0) {
          return day;
        }
      }
      return Math.max(0, completion.length - 1);
    }
  }

  Habit habit() {
    return habit;
  }

  WorkDays days() {
    return habit.days();
  }

  /** The own hazard on a day once nothing has to be completed any more. */
  double own(int day) {
    return habit.perDay()[day] * traits.speed();
  }

  double complaint(LocalDate due, TruthNotice notice) {
    Archetype.Answer answer = traits.archetype().answer();
    double usual =
        isFirst(notice.level())
            ? answer.complaint().at(moment(due, notice.day()), 1)
            : answer.laterComplaint();
    return Math.min(HIGHEST_COMPLAINT, usual * traits.complaint());
  }

  NoticeAnswer answer(LocalDate due, TruthNotice notice) {
    NoticeMoment moment = moment(due, notice.day());
    Archetype.Answer answer = traits.archetype().answer();
    if (!isFirst(notice.level())) {
      double hazard = rho * answer.laterHazard(notice.level().value());
      return spread(notice.day(), hazard, List.of(), 0);
    }
    double response = personal(answer.first().at(moment, effect));
    double hazard = -Math.log(1 - response * (1 - complaint(due, notice)));
    double slowdown = answer.annoyance().at(moment);
    return spread(notice.day(), hazard, answer.first().answerDays(moment), slowdown);
  }

  private NoticeAnswer spread(
      LocalDate day, double hazard, List<LocalDate> placed, double slowdown) {
    List<LocalDate> on = placed.isEmpty() ? soonAfter(day) : placed;
    int first = days().index(on.get(0));
    double[] added = new double[days().index(on.get(on.size() - 1)) - first + 1];
    double sum = 0;
    for (LocalDate answer : on) {
      int at = days().index(answer) - first;
      added[at] = Math.exp(-at / ANSWER_DECAY_DAYS);
      sum += added[at];
    }
    for (int i = 0; i < added.length; i++) {
      added[i] *= hazard / sum;
    }
    int from = days().index(day);
    return new NoticeAnswer(
        first, added, slowdown, from, from + traits.archetype().answer().annoyance().days());
  }

  private List<LocalDate> soonAfter(LocalDate day) {
    List<LocalDate> business = new ArrayList<>();
    for (int after = ANSWERS_FROM; after <= ANSWERS_UNTIL; after++) {
      if (days().isBusinessDay(day.plusDays(after))) {
        business.add(day.plusDays(after));
      }
    }
    return business;
  }

  private double personal(double response) {
    if (response <= 0 || response >= 1) {
      return response;
    }
    double logit = Math.log(response / (1 - response)) + traits.responseLogit();
    return 1 / (1 + Math.exp(-logit));
  }

  private NoticeMoment moment(LocalDate due, LocalDate day) {
    int overdue = Math.toIntExact(day.toEpochDay() - due.toEpochDay());
    return new NoticeMoment(day, overdue, traits.shift(), days());
  }

  private static boolean isFirst(DunningLevel level) {
    return level.value() <= 1;
  }
}
