package io.mahnwerk.scoring.pilot;

import io.mahnwerk.core.model.DrawnDay;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.scoring.offpolicy.LoggedDecision;
import io.mahnwerk.scoring.offpolicy.TestedDecision;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What came of one draw within 60 days of it, in euros: less interest on the amount for each day it
 * was open, less the cost of each notice and of each complaint. The draw counts as it was made,
 * also where a person or the ledger carried out another day.
 */
public record DrawOutcome(DrawnDay draw, LoggedDecision logged) {
  private static final int DAYS = 60;

  /** What the user weighs by: yearly rate, euros of a notice, euros of a complaint. */
  public record Weights(double interestRate, double noticeCost, double complaintCost) {}

  /** Empty while the 60 days are not over. */
  public static Optional<DrawOutcome> of(
      DrawnDay draw, ItemHistory item, Weights weights, LocalDate today) {
    LocalDate end = draw.decidedOn().plusDays(DAYS);
    if (!end.isBefore(today)) {
      return Optional.empty();
    }
    LoggedDecision logged =
        new LoggedDecision(
            item.debtor().toString(),
            draw.candidates().stream().map(DrawnDay.Candidate::propensity).toList(),
            draw.chosen(),
            euros(draw, item, weights, end));
    return Optional.of(new DrawOutcome(draw, logged));
  }

  /** The policy that would have been followed without draws. */
  public TestedDecision standing() {
    return TestedDecision.choosing(logged, draw.standing());
  }

  /** The former schedule. */
  public TestedDecision former() {
    int index = draw.indexOf(draw.formerDay());
    return index < 0 ? TestedDecision.outside(logged) : TestedDecision.choosing(logged, index);
  }

  private static double euros(DrawnDay draw, ItemHistory item, Weights weights, LocalDate end) {
    LocalDate paid =
        item.cleared()
            .map(cleared -> cleared.clearing().clearedOn())
            .filter(day -> day.isBefore(end))
            .orElse(end);
    long days = Math.max(0, ChronoUnit.DAYS.between(draw.decidedOn(), paid));
    long notices =
        item.notices().stream()
            .map(ItemHistory.RecordedNotice::dunnedOn)
            .filter(day -> isWithin(draw, day, end))
            .distinct()
            .count();
    boolean complained =
        item.complaints().stream().anyMatch(c -> isWithin(draw, c.complainedOn(), end));
    double interest = weights.interestRate() * DebtorPast.euros(item) / 365 * days;
    return -interest - weights.noticeCost() * notices - (complained ? weights.complaintCost() : 0);
  }

  private static boolean isWithin(DrawnDay draw, LocalDate day, LocalDate end) {
    return !day.isBefore(draw.decidedOn()) && !day.isAfter(end);
  }
}
