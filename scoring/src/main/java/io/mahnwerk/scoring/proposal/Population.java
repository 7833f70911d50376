package io.mahnwerk.scoring.proposal;

import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.scoring.pilot.Intraclass;
import io.mahnwerk.scoring.pilot.Intraclass.Counted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How all debtors behave: what is usual, and how far debtors differ. Add every debtor first. The
 * usual share counts with as many observations as the spread between debtors warrants (1 /
 * correlation - 1, the beta-binomial's own), from 2 to 50.
 */
public final class Population {
  private static final double LEAST_WEIGHT = 2;
  private static final double MOST_WEIGHT = 50;

  private final LocalDate asOf;
  private final List<Counted> defaulted = new ArrayList<>();
  private ReactionCounts reactions = ReactionCounts.NONE;

  /** Only what was recorded before {@code asOf} counts. */
  public Population(LocalDate asOf) {
    this.asOf = asOf;
  }

  /** All items of one debtor. */
  public void add(List<ItemHistory> items) {
    defaulted.add(new PastBehaviour(items, asOf).defaulted());
    reactions = reactions.plus(ReactionCounts.of(items, asOf));
  }

  LocalDate asOf() {
    return asOf;
  }

  /** How all debtors together answered first notices. */
  public ReactionCounts reactions() {
    return reactions;
  }

  /** The same of these items alone. */
  public ReactionCounts reactions(List<ItemHistory> items) {
    return ReactionCounts.of(items, asOf);
  }

  /** The probability that an item of a debtor with this past is unpaid 90 days past due. */
  Share risk(Counted past) {
    double seen = defaulted.stream().mapToDouble(Counted::seen).sum();
    double usual = (defaulted.stream().mapToDouble(Counted::hits).sum() + 1) / (seen + 2);
    double correlation = Intraclass.correlation(defaulted);
    double weight = correlation == 0 ? MOST_WEIGHT : 1 / correlation - 1;
    return Share.of(
        past.hits(), past.seen(), usual, Math.max(LEAST_WEIGHT, Math.min(MOST_WEIGHT, weight)));
  }
}
