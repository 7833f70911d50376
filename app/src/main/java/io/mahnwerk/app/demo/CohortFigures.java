package io.mahnwerk.app.demo;

import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.scoring.AdviceSettings;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The key figures of one run, counted on items of steered debtors that fell due in the roll-out and
 * were still unpaid the day after.
 *
 * @param firstDunningPaymentRate share of first-dunned items paid within 14 days of that notice
 * @param daysToPay mean days from document date to payment, cut at 180 days past due
 * @param noticesPerItem mean number of notices that raised an item, within these 180 days
 * @param complaintsPer1000 complaints for 1,000 items, at most one for a letter
 * @param utility euros: minus interest, letters and complaints; a letter counts once, however many
 *     cohort items it raises, and not at all when it raises none
 */
public record CohortFigures(
    int items,
    double firstDunningPaymentRate,
    double daysToPay,
    double noticesPerItem,
    double complaintsPer1000,
    double utility) {
  private static final int ANSWER_DAYS = 14;
  private static final double LEAST_ATTAINABLE = 0.02;

  /** A complaint about the letter of this day. */
  public record Complaint(String debtor, LocalDate letterOn) {}

  public static CohortFigures count(
      Collection<LedgerItem> cohort,
      List<DunningNotice> letters,
      Set<Complaint> complaints,
      AdviceSettings weights) {
    Map<String, LocalDate> firstNotice = new HashMap<>();
    Map<String, LedgerItem> byKey = new HashMap<>();
    cohort.forEach(item -> byKey.put(item.key(), item));
    long listed = 0;
    long cohortLetters = 0;
    long complained = 0;
    for (DunningNotice letter : letters) {
      List<String> keys =
          letter.items().stream()
              .filter(DunningNotice.DunnedItem::isRaised)
              .map(DunningNotice.DunnedItem::item)
              .map(OpenItemRef::nativeKey)
              .filter(key -> isFollowed(byKey.get(key), letter.dunnedOn()))
              .toList();
      if (keys.isEmpty()) {
        continue;
      }
      cohortLetters++;
      listed += keys.size();
      keys.forEach(key -> firstNotice.putIfAbsent(key, letter.dunnedOn()));
      if (complaints.contains(new Complaint(letter.debtor().number(), letter.dunnedOn()))) {
        complained++;
      }
    }
    double interest = 0;
    double days = 0;
    int answered = 0;
    for (LedgerItem item : cohort) {
      LocalDate paid = paidOn(item);
      days += ChronoUnit.DAYS.between(item.documentDate(), paid);
      interest +=
          weights.interestRate()
              * item.amount().amount().doubleValue()
              * ChronoUnit.DAYS.between(item.netDueDate(), paid)
              / 365;
      LocalDate first = firstNotice.get(item.key());
      if (first != null && isPaidBy(item, first.plusDays(ANSWER_DAYS))) {
        answered++;
      }
    }
    int items = cohort.size();
    return new CohortFigures(
        items,
        firstNotice.isEmpty() ? 0 : (double) answered / firstNotice.size(),
        days / Math.max(1, items),
        (double) listed / Math.max(1, items),
        1000.0 * complained / Math.max(1, items),
        -interest - weights.noticeCost() * cohortLetters - weights.complaintCost() * complained);
  }

  /** The items the figures are counted on; the same in every run, as no notice goes out earlier. */
  public static List<LedgerItem> cohort(
      Collection<LedgerItem> items, Set<String> steeredDebtors, Timeline timeline) {
    return items.stream()
        .filter(item -> item.kind() == DocumentKind.INVOICE)
        .filter(item -> steeredDebtors.contains(item.debtor()))
        .filter(item -> timeline.isInCohort(item.netDueDate()))
        .filter(
            item ->
                item.clearing()
                    .map(clearing -> clearing.clearedOn().isAfter(item.netDueDate()))
                    .orElse(true))
        .toList();
  }

  /**
   * How much of what the oracle could gain over the former schedule was gained; negative for a
   * loss. Where it is less than a fiftieth of what the former schedule costs or than a single
   * complaint, it is taken for the greater of the two: of next to nothing, chance would make any
   * share. Where the oracle gains nothing, no gain counts.
   */
  public double captured(CohortFigures baseline, CohortFigures oracle, AdviceSettings weights) {
    double gain = utility - baseline.utility;
    double attainable = oracle.utility - baseline.utility;
    double nextToNothing =
        Math.max(LEAST_ATTAINABLE * Math.abs(baseline.utility), weights.complaintCost());
    double divisor = Math.max(attainable, nextToNothing);
    boolean nothing = divisor <= 0 || (gain > 0 && attainable <= 0);
    return nothing ? 0 : gain / divisor;
  }

  private static boolean isFollowed(@Nullable LedgerItem cohortItem, LocalDate day) {
    return cohortItem != null && !day.isAfter(cut(cohortItem));
  }

  private static boolean isPaidBy(LedgerItem item, LocalDate day) {
    return item.clearing().filter(clearing -> !clearing.clearedOn().isAfter(day)).isPresent();
  }

  private static LocalDate cut(LedgerItem item) {
    return item.netDueDate().plusDays(Timeline.FOLLOWED_DAYS);
  }

  private static LocalDate paidOn(LedgerItem item) {
    LocalDate cut = cut(item);
    return item.clearing()
        .map(clearing -> clearing.clearedOn())
        .filter(cleared -> cleared.isBefore(cut))
        .orElse(cut);
  }
}
