package io.mahnwerk.mocks.world;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.mahnwerk.core.model.Sentence;
import java.time.LocalDate;
import java.time.YearMonth;

/** How readily an overdue item is paid without any notice: hazards for one business day. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = OwnHazard.Constant.class, name = "constant"),
  @JsonSubTypes.Type(value = OwnHazard.MonthEnd.class, name = "month-end"),
  @JsonSubTypes.Type(value = OwnHazard.QuarterStart.class, name = "quarter-start"),
  @JsonSubTypes.Type(value = OwnHazard.Completion.class, name = "completion")
})
sealed interface OwnHazard {
  /** The hazard on a business day of an item whose work is completed, before any scaling. */
  double on(LocalDate day, WorkDays days);

  record Constant(double rate) implements OwnHazard {
    public Constant {
      WorldCheck.notNegative("rate", rate);
    }

    @Override
    public double on(LocalDate day, WorkDays days) {
      return rate;
    }
  }

  /** {@code inside} on the last business days of a month. */
  record MonthEnd(int lastDays, double inside, double outside) implements OwnHazard {
    public MonthEnd {
      WorldCheck.businessDays("lastDays", lastDays);
      WorldCheck.notNegative("inside", inside);
      WorldCheck.notNegative("outside", outside);
    }

    @Override
    public double on(LocalDate day, WorkDays days) {
      LocalDate start = days.endOfMonth(YearMonth.from(day), lastDays).get(0);
      return day.isBefore(start) ? outside : inside;
    }
  }

  /** {@code inside} on the first business days of a quarter. */
  record QuarterStart(int firstDays, double inside, double outside) implements OwnHazard {
    public QuarterStart {
      WorldCheck.businessDays("firstDays", firstDays);
      WorldCheck.notNegative("inside", inside);
      WorldCheck.notNegative("outside", outside);
    }

    @Override
    public double on(LocalDate day, WorkDays days) {
      return days.startOfQuarter(WorkDays.quarterStart(day), firstDays).contains(day)
          ? inside
          : outside;
    }
  }

  /**
   * Nothing until the work is completed, a gamma-distributed number of days after the due date,
   * then {@code rate}. Not scaled by the calibration's kappa.
   */
  record Completion(double shape, double meanDays, double rate) implements OwnHazard {
    static final int LAST_DAY = 400;

    public Completion {
      WorldCheck.rule(
          shape > 0 && shape <= 100,
          "shape",
          new Sentence("must be between 0 and 100", "muss zwischen 0 und 100 sein"));
      WorldCheck.rule(
          meanDays > 0 && meanDays <= 200,
          "meanDays",
          new Sentence("must be between 0 and 200", "muss zwischen 0 und 200 sein"));
      WorldCheck.notNegative("rate", rate);
    }

    @Override
    public double on(LocalDate day, WorkDays days) {
      return rate;
    }

    /** The probability of completion on each whole day after the due date. */
    double[] byDay() {
      double[] mass = new double[LAST_DAY + 1];
      double sum = 0;
      for (int day = 0; day <= LAST_DAY; day++) {
        double x = (day + 0.5) * shape / meanDays;
        mass[day] = Math.exp((shape - 1) * Math.log(x) - x);
        sum += mass[day];
      }
      for (int day = 0; day <= LAST_DAY; day++) {
        mass[day] /= sum;
      }
      return mass;
    }
  }
}
