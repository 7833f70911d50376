package io.mahnwerk.app.card;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the debtors of a ledger paid and what they were sent, counted over everything that is known.
 *
 * @param paid items that a payment cleared
 * @param daysToPay mean calendar days from document to payment; NaN without one
 * @param unprompted share of paid items that no notice preceded; NaN without one
 * @param firstNotices that are at least 14 days old
 * @param answered share of them that payment followed within 14 days; NaN without one
 * @param notices of all levels
 * @param complaints that stand
 */
public record LedgerFigures(
    long paid,
    double daysToPay,
    double unprompted,
    long firstNotices,
    double answered,
    long notices,
    long complaints) {
  private static final int ANSWER_DAYS = 14;

  /** Consumes the stream item by item. */
  public static LedgerFigures of(Stream<ItemHistory> items, LocalDate today) {
    Count count = new Count(today);
    items.forEach(count::add);
    return new LedgerFigures(
        count.paid,
        count.days / (double) count.paid,
        count.unprompted / (double) count.paid,
        count.first,
        count.answered / (double) count.first,
        count.notices,
        count.complaints);
  }

  /** Complaints for each thousand notices; NaN without a notice. */
  double complaintsPer1000() {
    return 1000.0 * complaints / notices;
  }

  private static final class Count {
    private final LocalDate today;
    private long paid;
    private long days;
    private long unprompted;
    private long first;
    private long answered;
    private long notices;
    private long complaints;

    private Count(LocalDate today) {
      this.today = today;
    }

    private void add(ItemHistory item) {
      Optional<LocalDate> paidOn =
          item.cleared()
              .map(ItemHistory.RecordedClearing::clearing)
              .filter(clearing -> clearing.kind() == Clearing.Kind.PAYMENT)
              .map(Clearing::clearedOn);
      Optional<LocalDate> noticed =
          item.notices().stream().map(RecordedNotice::dunnedOn).min(Comparator.naturalOrder());
      paidOn.ifPresent(day -> paid(item, day, noticed));
      notices += item.notices().size();
      complaints += item.complaints().size();
      noticed
          .filter(day -> !day.plusDays(ANSWER_DAYS).isAfter(today))
          .ifPresent(day -> noticed(day, paidOn));
    }

    private void paid(ItemHistory item, LocalDate day, Optional<LocalDate> noticed) {
      paid++;
      days += ChronoUnit.DAYS.between(item.documentDate(), day);
      unprompted += noticed.filter(day::isAfter).isEmpty() ? 1 : 0;
    }

    private void noticed(LocalDate day, Optional<LocalDate> paidOn) {
      first++;
      boolean inTime =
          paidOn.filter(p -> !p.isBefore(day) && !p.isAfter(day.plusDays(ANSWER_DAYS))).isPresent();
      answered += inTime ? 1 : 0;
    }
  }
}
