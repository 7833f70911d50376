package io.mahnwerk.scoring.pilot;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A debtor and its last twelve months, as far as they were recorded before a day. Amounts of other
 * currencies count as if they were euros.
 *
 * @param paid items that were paid
 * @param late those of them that were paid after their due date
 * @param turnover euros of all items of these months
 * @param firstNotices first notices that are at least 14 days old
 * @param answered those of them that were followed by payment within 14 days
 * @param dunnedEuros mean amount of dunned items; 0 where none was
 * @param complaints recorded complaints
 */
public record DebtorPast(
    Debtor debtor,
    int paid,
    int late,
    double turnover,
    int firstNotices,
    int answered,
    double dunnedEuros,
    int complaints) {
  /** A first notice counts as answered by payment within so many days. */
  public static final int ANSWER_DAYS = 14;

  private static final int YEAR = 365;

  /** Only what was recorded before {@code asOf} counts. */
  public static DebtorPast of(Debtor debtor, List<ItemHistory> items, LocalDate asOf) {
    List<ItemHistory> recent =
        items.stream()
            .filter(item -> item.recordedOn().isBefore(asOf))
            .filter(item -> item.documentDate().isAfter(asOf.minusDays(YEAR)))
            .toList();
    List<ItemHistory> paid =
        recent.stream().filter(item -> paidOn(item, asOf).isPresent()).toList();
    List<ItemHistory> dunned =
        recent.stream()
            .filter(item -> first(item, asOf).filter(day -> isRipe(day, asOf)).isPresent())
            .toList();
    return new DebtorPast(
        debtor,
        paid.size(),
        (int) paid.stream().filter(i -> paidOn(i, asOf).get().isAfter(i.netDueDate())).count(),
        recent.stream().mapToDouble(DebtorPast::euros).sum(),
        dunned.size(),
        (int) dunned.stream().filter(item -> isAnswered(item, asOf)).count(),
        dunned.stream().mapToDouble(DebtorPast::euros).average().orElse(0),
        recent.stream().mapToInt(item -> item.complaints().size()).sum());
  }

  /** Share of its payments that came late; 0 where nothing was paid. */
  double lateShare() {
    return paid == 0 ? 0 : late / (double) paid;
  }

  static Optional<LocalDate> paidOn(ItemHistory item, LocalDate asOf) {
    return item.cleared()
        .filter(cleared -> cleared.recordedOn().isBefore(asOf))
        .map(ItemHistory.RecordedClearing::clearing)
        .filter(clearing -> clearing.kind() == Clearing.Kind.PAYMENT)
        .map(Clearing::clearedOn);
  }

  /** The day of the item's first notice, where that is known. */
  static Optional<LocalDate> first(ItemHistory item, LocalDate asOf) {
    return item.notices().stream()
        .filter(notice -> notice.recordedOn().isBefore(asOf) && notice.level().value() == 1)
        .map(RecordedNotice::dunnedOn)
        .min(Comparator.naturalOrder());
  }

  static boolean isRipe(LocalDate notice, LocalDate asOf) {
    return notice.plusDays(ANSWER_DAYS).isBefore(asOf);
  }

  static boolean isAnswered(ItemHistory item, LocalDate asOf) {
    LocalDate notice = first(item, asOf).orElseThrow();
    return paidOn(item, asOf)
        .map(day -> ChronoUnit.DAYS.between(notice, day))
        .filter(days -> days >= 0 && days <= ANSWER_DAYS)
        .isPresent();
  }

  static double euros(ItemHistory item) {
    return item.amount().amount().doubleValue();
  }
}
