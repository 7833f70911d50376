package io.mahnwerk.mocks.world;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.mahnwerk.core.model.Sentence;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A probability that depends on when a notice comes. {@code s} is the number of calendar days
 * overdue; {@code effect} scales what the moment adds to the value at a bad moment.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Curve.Constant.class, name = "constant"),
  @JsonSubTypes.Type(value = Curve.Window.class, name = "window"),
  @JsonSubTypes.Type(value = Curve.Ramp.class, name = "ramp"),
  @JsonSubTypes.Type(value = Curve.Bell.class, name = "bell"),
  @JsonSubTypes.Type(value = Curve.Rise.class, name = "rise"),
  @JsonSubTypes.Type(value = Curve.MonthEnd.class, name = "month-end"),
  @JsonSubTypes.Type(value = Curve.QuarterStart.class, name = "quarter-start")
})
sealed interface Curve {
  double at(NoticeMoment moment, double effect);

  /** The days on which an answer falls; empty when it simply follows the notice. */
  default List<LocalDate> answerDays(NoticeMoment moment) {
    return List.of();
  }

  record Constant(double value) implements Curve {
    public Constant {
      WorldCheck.probability("value", value);
    }

    @Override
    public double at(NoticeMoment moment, double effect) {
      return value;
    }
  }

  /** {@code inside} from {@code from} to {@code to} days overdue, both included. */
  record Window(double from, double to, double inside, double outside) implements Curve {
    public Window {
      WorldCheck.ordered(from, to);
      WorldCheck.probability("inside", inside);
      WorldCheck.probability("outside", outside);
    }

    @Override
    public double at(NoticeMoment moment, double effect) {
      boolean in = from <= moment.s() && moment.s() <= to;
      return in ? outside + effect * (inside - outside) : outside;
    }
  }

  /**
   * {@code base} at {@code from}, {@code base + gain} at {@code to} and beyond it, straight
   * between.
   */
  record Ramp(double base, double gain, double from, double to) implements Curve {
    public Ramp {
      WorldCheck.probability("base", base);
      WorldCheck.probability("base + gain", base + gain);
      WorldCheck.rule(
          from != to, "from", new Sentence("must differ from 'to'", "darf nicht gleich 'to' sein"));
    }

    @Override
    public double at(NoticeMoment moment, double effect) {
      double way = (moment.s() - from) / (to - from);
      return base + effect * gain * Math.max(0, Math.min(1, way));
    }
  }

  /** {@code base + gain} at {@code peak}, falling like a normal density of the given width. */
  record Bell(double base, double gain, double peak, double width) implements Curve {
    public Bell {
      WorldCheck.probability("base", base);
      WorldCheck.probability("base + gain", base + gain);
      WorldCheck.rule(
          width > 0, "width", new Sentence("must be greater than 0", "muss größer als 0 sein"));
    }

    @Override
    public double at(NoticeMoment moment, double effect) {
      double distance = (moment.s() - peak) / width;
      return base + effect * gain * Math.exp(-distance * distance / 2);
    }
  }

  /** {@code base} up to {@code from} days overdue and {@code perDay} more for each day after. */
  record Rise(double base, double perDay, double from) implements Curve {
    public Rise {
      WorldCheck.probability("base", base);
      WorldCheck.rule(
          perDay >= 0, "perDay", new Sentence("must not be negative", "darf nicht negativ sein"));
    }

    @Override
    public double at(NoticeMoment moment, double effect) {
      return Math.min(1, base + effect * perDay * Math.max(0, moment.s() - from));
    }
  }

  /**
   * {@code inside} when the next month's end, its last {@code lastDays} business days, begins
   * {@code from} to {@code to} days after the notice; the answer then falls on those days.
   */
  record MonthEnd(int lastDays, double from, double to, double inside, double outside)
      implements Curve {
    public MonthEnd {
      WorldCheck.businessDays("lastDays", lastDays);
      WorldCheck.ordered(from, to);
      WorldCheck.probability("inside", inside);
      WorldCheck.probability("outside", outside);
    }

    @Override
    public double at(NoticeMoment moment, double effect) {
      return isInside(moment) ? outside + effect * (inside - outside) : outside;
    }

    @Override
    public List<LocalDate> answerDays(NoticeMoment moment) {
      return isInside(moment) ? next(moment) : List.of();
    }

    private boolean isInside(NoticeMoment moment) {
      long ahead = ChronoUnit.DAYS.between(moment.day(), next(moment).get(0));
      return from <= ahead - moment.shift() && ahead - moment.shift() <= to;
    }

    private List<LocalDate> next(NoticeMoment moment) {
      YearMonth month = YearMonth.from(moment.day());
      List<LocalDate> end = moment.days().endOfMonth(month, lastDays);
      return end.get(0).isAfter(moment.day())
          ? end
          : moment.days().endOfMonth(month.plusMonths(1), lastDays);
    }
  }

  /**
   * {@code inside} when the notice lies {@code from} (negative: before) to {@code to} days off the
   * start of a quarter; the answer then falls on the quarter's first {@code firstDays} business
   * days, as far as they lie after the notice.
   */
  record QuarterStart(int firstDays, double from, double to, double inside, double outside)
      implements Curve {
    public QuarterStart {
      WorldCheck.businessDays("firstDays", firstDays);
      WorldCheck.ordered(from, to);
      WorldCheck.probability("inside", inside);
      WorldCheck.probability("outside", outside);
    }

    @Override
    public double at(NoticeMoment moment, double effect) {
      return near(moment).isEmpty() ? outside : outside + effect * (inside - outside);
    }

    @Override
    public List<LocalDate> answerDays(NoticeMoment moment) {
      return near(moment).stream()
          .flatMap(start -> moment.days().startOfQuarter(start, firstDays).stream())
          .filter(day -> day.isAfter(moment.day().plusDays(1)))
          .toList();
    }

    private List<LocalDate> near(NoticeMoment moment) {
      LocalDate current = WorkDays.quarterStart(moment.day());
      return List.of(current.plusMonths(3), current).stream()
          .filter(start -> isInside(start, moment))
          .limit(1)
          .toList();
    }

    private boolean isInside(LocalDate start, NoticeMoment moment) {
      double off = ChronoUnit.DAYS.between(start, moment.day()) - moment.shift();
      return from <= off && off <= to;
    }
  }
}
