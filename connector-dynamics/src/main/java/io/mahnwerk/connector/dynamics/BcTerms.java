package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedure.Step;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reminder terms (table 292) with their levels (table 293).
 *
 * @param most the maximum number of reminders; 0 for no limit
 * @param minimum the minimum amount in local currency, if there is one
 * @param levels in order from level 1
 */
record BcTerms(String code, int most, Optional<Money> minimum, List<Level> levels) {
  private static final int MOST_LEVELS = 9;

  /**
   * One reminder level in days.
   *
   * @param grace nothing happens up to and with the last of these days
   * @param due days from a reminder to its own due date
   */
  record Level(int grace, int due) {}

  /** A minimum of nothing is none; throws {@link IllegalArgumentException} for less than that. */
  static Optional<Money> minimum(Money amount) {
    if (amount.isCredit()) {
      throw new IllegalArgumentException("a minimum amount is not negative: " + amount);
    }
    return amount.isZero() ? Optional.empty() : Optional.of(amount);
  }

  BcTerms {
    levels = List.copyOf(levels);
    if (most < 0) {
      throw new IllegalArgumentException("a number of reminders is not negative: " + most);
    }
    if (levels.isEmpty() || levels.size() > MOST_LEVELS) {
      throw new IllegalArgumentException(
          "reminder terms " + code + " have " + levels.size() + " levels, 1 to 9 are understood");
    }
  }

  /**
   * The terms as a dunning procedure. Grace is strict, hence the one day more. A level above the
   * first counts from the due date of the reminder before it, whenever that was. Terms without a
   * limit repeat their last level; the repetition is taken to wait as long as the step to that
   * level.
   */
  DunningProcedure procedure() {
    int reachable = most == 0 ? levels.size() : Math.min(most, levels.size());
    boolean repeats = most == 0 || most > levels.size();
    List<Step> steps = new ArrayList<>();
    int arrears = levels.get(0).grace() + 1;
    steps.add(step(arrears, reachable == 1 && repeats ? daysAfter(0, 0) : 0, repeats && last(1)));
    for (int number = 2; number <= reachable; number++) {
      int daysAfter = daysAfter(number - 2, number - 1);
      arrears += daysAfter;
      steps.add(step(arrears, daysAfter, repeats && last(number)));
    }
    return new DunningProcedure(new DunningProcedureCode(code), 0, 0, 0, steps);
  }

  private boolean last(int number) {
    return number == levels.size();
  }

  private int daysAfter(int before, int next) {
    return levels.get(before).due() + levels.get(next).grace() + 1;
  }

  private Step step(int arrears, int daysAfter, boolean again) {
    return new Step(arrears, daysAfter, minimum, BigDecimal.ZERO, again);
  }
}
