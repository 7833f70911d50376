package io.mahnwerk.scoring;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.scoring.features.DayCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Debtors with planted habits, so that a test knows what there is to be found. Each answers a first
 * notice only in its own window and pays little by itself. Weekends are the only days off.
 */
public final class PlantedWorld {
  public static final BusinessCalendar CALENDAR = new BusinessCalendar(day -> false);
  public static final RunCalendar RUNS = RunCalendar.on(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY);
  public static final LocalDate START = LocalDate.of(2024, 1, 8);
  public static final LocalDate END = START.plusDays(555);

  private static final int TERMS = 14;
  private static final int HORIZON = 180;
  private static final int[] FORMER = {14, 30, 45};

  private final DayCalendar days = new DayCalendar(CALENDAR);

  /** Habits; the order follows the industry keys of {@link Habit#key}. */
  public enum Habit {
    KONZ,
    FAMI,
    STRT,
    HAND,
    SAAS,
    STAD;

    public String key() {
      return name();
    }
  }

  /** One debtor's own variant of its habit. */
  public record Payer(int number, Habit habit, double shift, double own, double complains) {
    public static Payer of(int number, long seed) {
      Random random = new Random(seed * 7919 + number);
      Habit habit = Habit.values()[number % Habit.values().length];
      return new Payer(
          number,
          habit,
          random.nextGaussian(),
          Math.exp(0.4 * random.nextGaussian()),
          Math.exp(0.5 * random.nextGaussian()));
    }
  }

  /** One receivable and the random numbers that decide its fate under any schedule. */
  public record Receivable(Payer payer, LocalDate due, double amount, double fate, long luck) {
    public static Receivable of(Payer payer, LocalDate due, long seed) {
      Random random = new Random(seed * 104729 + payer.number() * 31L + due.toEpochDay());
      return new Receivable(
          payer,
          due,
          Math.round(250000 * Math.exp(0.9 * random.nextGaussian())) / 100.0,
          -Math.log(1 - random.nextDouble()),
          random.nextLong());
    }

    double draw(int use) {
      return new Random(luck + 977L * use).nextDouble();
    }
  }

  /** A notice that was sent. */
  public record Sent(int level, LocalDate day) {}

  /** The hazard of payment on a day after the due date, given the notices before it. */
  public double hazard(Receivable item, LocalDate day, List<Sent> sent) {
    if (!days.facts(day).businessDay()) {
      return 0;
    }
    double hazard = own(item, day);
    for (Sent notice : sent) {
      long u = ChronoUnit.DAYS.between(notice.day(), day);
      if (u >= 2 && u <= 14) {
        double r = response(item, notice);
        hazard += -Math.log(1 - r) * Math.exp(-u / 4.0) / WEIGHTS;
      }
    }
    return hazard;
  }

  private static final double WEIGHTS = 1.9;

  private double own(Receivable item, LocalDate day) {
    double own = item.payer().own();
    long t = ChronoUnit.DAYS.between(item.due(), day);
    return own
        * switch (item.payer().habit()) {
          case KONZ -> 0.004;
          case FAMI -> 0.006;
          case STRT -> days.facts(day).isMonthEnd() ? 0.08 : 0.0015;
          case HAND -> t > 20 + 40 * item.draw(9) ? 0.3 : 0.001;
          case SAAS -> days.facts(day).isQuarterStart() ? 0.08 : 0.001;
          case STAD -> 0.005;
        };
  }

  /** The share of debtors that the notice moves. */
  public double response(Receivable item, Sent notice) {
    if (notice.level() > 1) {
      return item.payer().habit() == Habit.HAND ? 0 : notice.level() == 2 ? 0.35 : 0.65;
    }
    double s = ChronoUnit.DAYS.between(item.due(), notice.day()) + item.payer().shift();
    return switch (item.payer().habit()) {
      case KONZ -> s >= 5 && s <= 10.9 ? 0.76 : 0.04;
      case FAMI -> 0.04 + 0.46 * Math.max(0, Math.min(1, (s - 7) / 11));
      case STRT -> {
        int left = days.facts(notice.day()).businessDaysToMonthEnd();
        yield left >= 4 && left <= 9 ? 0.76 : 0.04;
      }
      case HAND -> 0;
      case SAAS -> {
        int before = days.facts(notice.day()).daysToQuarterStart();
        yield before <= 8 || days.facts(notice.day()).businessDayOfQuarter() <= 4 ? 0.73 : 0.03;
      }
      case STAD -> 0.05 + 0.82 * Math.exp(-Math.pow((s - 8) / 3, 2) / 2);
    };
  }

  public double complaint(Receivable item, Sent notice) {
    double s = ChronoUnit.DAYS.between(item.due(), notice.day());
    boolean fits = response(item, notice) > 0.3;
    double p =
        switch (item.payer().habit()) {
          case KONZ -> fits ? 0.01 : 0.04;
          case FAMI -> 0.02 + 0.30 * Math.max(0, Math.min(1, (18 - s) / 11));
          case STRT -> 0.05;
          case HAND -> 0.12;
          case SAAS -> fits ? 0.02 : 0.10;
          case STAD -> 0.03;
        };
    return Math.min(0.9, p * item.payer().complains());
  }

  /** An item's whole life. */
  public record Life(List<Sent> sent, Optional<LocalDate> paid, List<LocalDate> complaints) {}

  /** Says on which day to send the next notice, asked each morning while the item is open. */
  public interface Schedule {
    boolean sendsOn(LocalDate day, List<Sent> sent);
  }

  public Life live(Receivable item, Schedule schedule) {
    List<Sent> sent = new ArrayList<>();
    List<LocalDate> complaints = new ArrayList<>();
    double passed = 0;
    for (int t = -6; t <= HORIZON; t++) {
      LocalDate day = item.due().plusDays(t);
      passed += t < 1 ? 0 : hazard(item, day, sent);
      if (passed >= item.fate()) {
        return new Life(sent, Optional.of(day), complaints);
      }
      if (sent.size() < FORMER.length && schedule.sendsOn(day, List.copyOf(sent))) {
        Sent notice = new Sent(sent.size() + 1, day);
        sent.add(notice);
        if (item.draw(notice.level()) < complaint(item, notice)) {
          complaints.add(day.plusDays(3));
        }
      }
    }
    return new Life(sent, Optional.empty(), complaints);
  }

  /** The former schedule after a first notice on the given day, or on its own where empty. */
  public static Schedule former(Receivable item, Optional<LocalDate> first) {
    return (day, sent) -> {
      if (!RUNS.isRunDay(day)) {
        return false;
      }
      if (sent.isEmpty() && first.isPresent()) {
        return day.equals(first.get());
      }
      boolean apart = sent.isEmpty() || !day.isBefore(sent.get(sent.size() - 1).day().plusDays(10));
      return apart && !day.isBefore(item.due().plusDays(FORMER[sent.size()]));
    };
  }

  /** The history of one item as a ledger would have recorded it; items paid in time included. */
  public ItemHistory record(Receivable item, double explored) {
    List<LocalDate> legal = RUNS.runs(item.due().plusDays(3), item.due().plusDays(30));
    boolean drawn = item.draw(20) < explored;
    Optional<LocalDate> first =
        drawn ? Optional.of(legal.get((int) (item.draw(21) * legal.size()))) : Optional.empty();
    Life life =
        item.draw(22) < 0.45
            ? new Life(
                List.of(),
                Optional.of(item.due().minusDays((long) (item.draw(23) * 10))),
                List.of())
            : live(item, former(item, first));
    return Fixtures.history(item, life, drawn ? Optional.of(1.0 / legal.size()) : Optional.empty());
  }

  /** Receivables of one payer, due every few weeks between the days. */
  public static List<Receivable> receivables(Payer payer, LocalDate from, LocalDate to, long seed) {
    List<Receivable> all = new ArrayList<>();
    LocalDate due = from.plusDays(15 + payer.number() % 21);
    while (due.isBefore(to)) {
      all.add(Receivable.of(payer, due, seed));
      due = due.plusDays(17 + (payer.number() * 7 + all.size() * 5) % 11);
    }
    return all;
  }

  static int terms() {
    return TERMS;
  }
}
