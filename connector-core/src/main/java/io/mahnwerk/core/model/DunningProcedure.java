package io.mahnwerk.core.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * When a ledger's dunning run may raise an item, in calendar days. Arrears are the run date minus
 * the net due date.
 *
 * @param intervalDays days that must lie between two notices to one account; equal is allowed
 * @param graceDays an item counts as due when its arrears are greater than this
 * @param minimumDaysInArrears least arrears of the account's oldest due item for any notice
 * @param steps one for each level, in order from level 1
 */
public record DunningProcedure(
    DunningProcedureCode code,
    int intervalDays,
    int graceDays,
    int minimumDaysInArrears,
    List<Step> steps) {

  /**
   * One dunning level.
   *
   * @param daysInArrears least arrears that carry an item to this level
   * @param daysAfterNotice where greater than 0, the level counts from the item's last notice and
   *     by these days; its days in arrears then count only while no notice is known
   * @param minimumAmount least sum of the due items at this level, if any
   * @param minimumPercent least share of that sum in the account's open balance, 0 to 100
   * @param alwaysDun whether a notice goes out again although no item's level has changed
   */
  public record Step(
      int daysInArrears,
      int daysAfterNotice,
      Optional<Money> minimumAmount,
      BigDecimal minimumPercent,
      boolean alwaysDun) {

    /** A level without an interval of its own. */
    public Step(
        int daysInArrears,
        Optional<Money> minimumAmount,
        BigDecimal minimumPercent,
        boolean alwaysDun) {
      this(daysInArrears, 0, minimumAmount, minimumPercent, alwaysDun);
    }

    public static Step after(int daysInArrears) {
      return new Step(daysInArrears, Optional.empty(), BigDecimal.ZERO, false);
    }
  }

  public DunningProcedure {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.size() > 9) {
      throw new IllegalArgumentException(
          "Dunning procedure " + code + " must have 1 to 9 levels but has " + steps.size());
    }
  }

  public DunningLevel highestLevel() {
    return new DunningLevel(steps.size());
  }

  public Step step(DunningLevel level) {
    return steps.get(level.value() - 1);
  }

  /**
   * The first calendar day on which this procedure lets an item rise to the level, minimum amounts
   * left aside.
   *
   * @param lastDunnedOn the account's last notice
   */
  public LocalDate firstDay(
      DunningLevel level, LocalDate netDueDate, Optional<LocalDate> lastDunnedOn) {
    Step step = step(level);
    boolean byNotice = step.daysAfterNotice() > 0 && lastDunnedOn.isPresent();
    int arrears = Math.max(byNotice ? 0 : step.daysInArrears(), graceDays + 1);
    int interval = Math.max(intervalDays, step.daysAfterNotice());
    LocalDate byArrears = netDueDate.plusDays(Math.max(arrears, minimumDaysInArrears));
    return lastDunnedOn
        .map(last -> last.plusDays(interval))
        .filter(byInterval -> byInterval.isAfter(byArrears))
        .orElse(byArrears);
  }
}
