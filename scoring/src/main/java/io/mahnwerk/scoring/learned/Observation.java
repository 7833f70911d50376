package io.mahnwerk.scoring.learned;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedComplaint;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.NoticePath;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The days on which an item was watched for its payment, from what was recorded before a day. A
 * credit, a reversal, a write-off, a complaint and the end of the records end the watching without
 * an answer.
 *
 * @param paid whether it was paid on the last day
 * @param notices what was sent, by day
 */
record Observation(
    ItemHistory item,
    LocalDate first,
    LocalDate last,
    boolean paid,
    List<RecordedNotice> notices,
    List<LocalDate> complaints) {
  /** A payment may take this long from its value date into the records. */
  static final int RECORDING_DAYS = 3;

  /** A complaint this long after a notice is about it. */
  static final int COMPLAINT_DAYS = 7;

  private static final int LONGEST_DAYS = 180;

  static Observation of(ItemHistory item, LocalDate upTo, DayCalendar days, int entryDays) {
    LocalDate entry = item.netDueDate().minusDays(entryDays);
    LocalDate afterDocument = item.documentDate().plusDays(1);
    List<LocalDate> complaints =
        item.complaintsBefore(upTo).stream().map(RecordedComplaint::complainedOn).sorted().toList();
    End end = end(item, upTo, days);
    End cut =
        end.before(item.netDueDate().plusDays(LONGEST_DAYS))
            .before(complaints.isEmpty() ? LocalDate.MAX : complaints.get(0));
    return new Observation(
        item,
        entry.isAfter(afterDocument) ? entry : afterDocument,
        cut.day(),
        cut.paid(),
        notices(item, upTo),
        complaints);
  }

  /** The same, watched no longer than to the day. */
  Observation until(LocalDate day) {
    boolean whole = !day.isBefore(last);
    return new Observation(item, first, whole ? last : day, whole && paid, notices, complaints);
  }

  NoticePath path() {
    return NoticePath.of(notices.stream().map(RecordedNotice::dunnedOn).toList());
  }

  boolean isComplainedAbout(RecordedNotice notice) {
    LocalDate end = notice.dunnedOn().plusDays(COMPLAINT_DAYS);
    return complaints.stream().anyMatch(c -> !c.isBefore(notice.dunnedOn()) && !c.isAfter(end));
  }

  /** Whether the day of the first notice was drawn at random. */
  boolean isRandomised() {
    return !notices.isEmpty() && notices.get(0).propensity().isPresent();
  }

  /** How likely the first notice was to go out on another day, by design; 0 without one. */
  double contrast() {
    return isRandomised() ? 1 - notices.get(0).propensity().orElse(1.0) : 0;
  }

  int rows(DayCalendar days) {
    int count = 0;
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      count += days.facts(day).businessDay() ? 1 : 0;
    }
    return count;
  }

  private record End(LocalDate day, boolean paid) {
    private End before(LocalDate limit) {
      return day.isAfter(limit) ? new End(limit, false) : this;
    }
  }

  private static End end(ItemHistory item, LocalDate upTo, DayCalendar days) {
    Optional<Clearing> clearing =
        item.cleared()
            .filter(c -> c.recordedOn().isBefore(upTo))
            .map(ItemHistory.RecordedClearing::clearing);
    if (clearing.isEmpty()) {
      return new End(upTo.minusDays(1 + RECORDING_DAYS), false);
    }
    LocalDate day = clearing.get().clearedOn();
    return clearing.get().kind() == Clearing.Kind.PAYMENT
        ? new End(days.nextOnOrAfter(day), true)
        : new End(day.minusDays(1), false);
  }

  private static List<RecordedNotice> notices(ItemHistory item, LocalDate upTo) {
    return item.notices().stream()
        .filter(n -> n.recordedOn().isBefore(upTo))
        .sorted(Comparator.comparing(RecordedNotice::dunnedOn))
        .toList();
  }
}
