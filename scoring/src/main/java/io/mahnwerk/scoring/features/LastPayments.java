package io.mahnwerk.scoring.features;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.ItemHistory;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The payments of one debtor that were known before a day, the latest first.
 *
 * @param items in any order, each with at least what was known of it before the day
 */
record LastPayments(Collection<ItemHistory> items, LocalDate day) {
  private static final int LAST_DELAYS = 3;

  /** Mean days after the due date of the last three; NaN without one. */
  double meanDelay() {
    return latestFirst()
        .limit(LAST_DELAYS)
        .mapToInt(LastPayments::delay)
        .average()
        .orElse(Double.NaN);
  }

  /** The item that was paid last. */
  Optional<ItemHistory> last() {
    List<ItemHistory> paid = latestFirst().toList();
    return paid.stream()
        .takeWhile(item -> clearedOn(item).equals(clearedOn(paid.get(0))))
        .reduce((one, next) -> next);
  }

  /** Calendar days from the due date to the payment, cut at a year either way. */
  static int delay(ItemHistory paid) {
    return ItemTimeline.delay(paid, paid.cleared().orElseThrow().clearing());
  }

  /** The item as if it had been paid so many days after its due date, and not dunned afterwards. */
  static ItemHistory sooner(ItemHistory item, int delay) {
    LocalDate day = item.netDueDate().plusDays(delay);
    Clearing clearing = new Clearing(day, Clearing.Kind.PAYMENT);
    LocalDate recorded = item.recordedOn().isAfter(day) ? item.recordedOn() : day;
    return new ItemHistory(
        item.ref(),
        item.debtor(),
        item.amount(),
        item.documentDate(),
        item.netDueDate(),
        item.recordedOn(),
        Optional.of(new ItemHistory.RecordedClearing(clearing, recorded)),
        item.notices().stream().filter(n -> n.dunnedOn().isBefore(day)).toList(),
        item.complaints().stream().filter(c -> c.complainedOn().isBefore(day)).toList());
  }

  private Stream<ItemHistory> latestFirst() {
    return items.stream()
        .filter(this::isPaid)
        .sorted(
            Comparator.comparing(LastPayments::clearedOn)
                .reversed()
                .thenComparing(ItemHistory::ref));
  }

  private boolean isPaid(ItemHistory item) {
    return item.recordedOn().isBefore(day)
        && item.cleared()
            .filter(c -> c.recordedOn().isBefore(day))
            .filter(c -> c.clearing().kind() == Clearing.Kind.PAYMENT)
            .isPresent();
  }

  private static LocalDate clearedOn(ItemHistory item) {
    return item.cleared().orElseThrow().clearing().clearedOn();
  }
}
