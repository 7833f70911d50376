package io.mahnwerk.scoring.proposal;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.scoring.pilot.Intraclass.Counted;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What one debtor did, as far as it was recorded before a day. */
final class PastBehaviour {
  private static final int DEFAULT_DAYS = 90;
  private static final int ANSWER_DAYS = 14;
  private static final int SOON_DAYS = 30;
  private static final int MONTHS = 6;

  private final List<ItemHistory> items;
  private final LocalDate asOf;

  PastBehaviour(List<ItemHistory> items, LocalDate asOf) {
    this.items = items.stream().filter(item -> item.recordedOn().isBefore(asOf)).toList();
    this.asOf = asOf;
  }

  /** Items unpaid 90 days past due or written off, among those that old; credits do not count. */
  Counted defaulted() {
    List<ItemHistory> old =
        items.stream()
            .filter(item -> item.netDueDate().plusDays(DEFAULT_DAYS).isBefore(asOf))
            .filter(item -> kind(item).map(PastBehaviour::isTelling).orElse(true))
            .toList();
    int unpaid =
        (int)
            old.stream()
                .filter(item -> !isPaidWithin(item, item.netDueDate(), DEFAULT_DAYS))
                .count();
    return new Counted(unpaid, old.size());
  }

  /** Notices of a level, or of every higher one, followed by payment within 14 days. */
  Counted answered(boolean first) {
    int seen = 0;
    int hits = 0;
    for (ItemHistory item : items) {
      for (RecordedNotice notice : item.notices()) {
        if (isRipe(notice.dunnedOn()) && first == (notice.level().value() == 1)) {
          seen++;
          hits += isAnswered(notice.dunnedOn(), item) ? 1 : 0;
        }
      }
    }
    return new Counted(hits, seen);
  }

  Counted complained() {
    int complaints = items.stream().mapToInt(item -> item.complaints().size()).sum();
    int notices = items.stream().mapToInt(item -> item.notices().size()).sum();
    return new Counted(Math.min(complaints, notices), notices);
  }

  /** Late items paid in full within 30 days of their due date, among all late ones. */
  Counted paidSoonAfterAll() {
    List<ItemHistory> late =
        items.stream()
            .filter(item -> item.netDueDate().plusDays(SOON_DAYS).isBefore(asOf))
            .filter(item -> paidOn(item).filter(d -> !d.isAfter(item.netDueDate())).isEmpty())
            .toList();
    int soon = (int) late.stream().filter(i -> isPaidWithin(i, i.netDueDate(), SOON_DAYS)).count();
    return new Counted(soon, late.size());
  }

  /** How many items were overdue on average on the first days of the last six months. */
  double usuallyOverdue() {
    return IntStream.rangeClosed(1, MONTHS)
        .mapToObj(asOf::minusMonths)
        .mapToLong(day -> items.stream().filter(item -> isOverdue(item, day)).count())
        .average()
        .orElse(0);
  }

  /** Whether a notice of this day about the item was followed by payment within 14 days. */
  boolean isAnswered(LocalDate notice, ItemHistory item) {
    boolean paidBefore = paidOn(item).filter(day -> day.isBefore(notice)).isPresent();
    return !paidBefore && isPaidWithin(item, notice, ANSWER_DAYS);
  }

  /** Whether a notice of this day is old enough to tell whether it was answered. */
  boolean isRipe(LocalDate notice) {
    return notice.plusDays(ANSWER_DAYS).isBefore(asOf);
  }

  /** The day of the item's first notice, where that is known. */
  Optional<LocalDate> firstNotice(ItemHistory item) {
    return item.notices().stream()
        .filter(notice -> notice.recordedOn().isBefore(asOf) && notice.level().value() == 1)
        .map(RecordedNotice::dunnedOn)
        .min(LocalDate::compareTo);
  }

  private boolean isOverdue(ItemHistory item, LocalDate day) {
    boolean open = item.cleared().filter(c -> !c.clearing().clearedOn().isAfter(day)).isEmpty();
    return item.netDueDate().isBefore(day) && open;
  }

  private boolean isPaidWithin(ItemHistory item, LocalDate from, int days) {
    return paidOn(item)
        .map(day -> ChronoUnit.DAYS.between(from, day))
        .filter(after -> after <= days)
        .isPresent();
  }

  private Optional<LocalDate> paidOn(ItemHistory item) {
    return item.cleared()
        .filter(cleared -> cleared.recordedOn().isBefore(asOf))
        .map(ItemHistory.RecordedClearing::clearing)
        .filter(clearing -> clearing.kind() == Clearing.Kind.PAYMENT)
        .map(Clearing::clearedOn);
  }

  private Optional<Clearing.Kind> kind(ItemHistory item) {
    return item.cleared()
        .filter(cleared -> cleared.recordedOn().isBefore(asOf))
        .map(cleared -> cleared.clearing().kind());
  }

  private static boolean isTelling(Clearing.Kind kind) {
    return kind == Clearing.Kind.PAYMENT || kind == Clearing.Kind.WRITE_OFF;
  }
}
