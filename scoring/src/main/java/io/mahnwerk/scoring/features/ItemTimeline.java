package io.mahnwerk.scoring.features;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedClearing;
import io.mahnwerk.core.model.ItemHistory.RecordedComplaint;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.core.model.ItemHistory.TakenBackComplaint;
import io.mahnwerk.scoring.features.Behaviour.Count;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/**
 * Turns one item's facts into counts, each on the day from which it is known. What a later fact
 * corrects is taken back on that fact's day, never before.
 */
final class ItemTimeline {
  private static final int ANSWER_DAYS = 14;
  private static final int EARLY_UP_TO = 9;
  private static final int MID_UP_TO = 17;
  private static final int LONGEST_DELAY = 365;

  private final DayCalendar days;
  private final ItemHistory item;
  private final Timeline timeline = new Timeline();

  private ItemTimeline(DayCalendar days, ItemHistory item) {
    this.days = days;
    this.item = item;
  }

  static Timeline of(DayCalendar days, ItemHistory item) {
    ItemTimeline builder = new ItemTimeline(days, item);
    builder.existence();
    builder.payment();
    builder.notices();
    return builder.timeline;
  }

  /** Calendar days from the due date to the payment, cut at a year either way. */
  static int delay(ItemHistory item, Clearing clearing) {
    long delay = ChronoUnit.DAYS.between(item.netDueDate(), clearing.clearedOn());
    return (int) Math.max(-LONGEST_DELAY, Math.min(LONGEST_DELAY, delay));
  }

  private void existence() {
    timeline.add(item.recordedOn(), Count.OPEN, 1);
    item.cleared().ifPresent(c -> timeline.add(later(c.recordedOn()), Count.OPEN, -1));
  }

  private void payment() {
    Optional<RecordedClearing> payment =
        item.cleared().filter(c -> c.clearing().kind() == Clearing.Kind.PAYMENT);
    if (payment.isEmpty()) {
      return;
    }
    Clearing clearing = payment.get().clearing();
    LocalDate known = later(payment.get().recordedOn());
    long delay = delay(item, clearing);
    DayFacts day = days.facts(clearing.clearedOn());
    timeline.add(known, Count.PAID, 1);
    timeline.add(known, Count.DELAY, delay);
    timeline.add(known, Count.DELAY_SQUARED, delay * delay);
    timeline.add(known, Count.MINOR_UNITS, Math.abs(item.amount().minorUnits()));
    if (delay > 0) {
      timeline.add(known, Count.LATE, 1);
      timeline.add(known, Count.MONTH_END, day.isMonthEnd() ? 1 : 0);
      timeline.add(known, Count.QUARTER_START, day.isQuarterStart() ? 1 : 0);
      timeline.add(known, Count.LATE_UP_TO_14, delay <= 14 ? 1 : 0);
      timeline.add(known, Count.LATE_OVER_14, delay > 14 ? 1 : 0);
      timeline.add(known, Count.LATE_UP_TO_30, delay > 14 && delay <= 30 ? 1 : 0);
      timeline.add(known, Count.LATE_OVER_30, delay > 30 ? 1 : 0);
      timeline.add(known, Count.LATE_UP_TO_60, delay > 30 && delay <= 60 ? 1 : 0);
    }
    timeline.add(known, Count.BEFORE_NOTICE, 1);
    item.notices().stream()
        .filter(n -> n.dunnedOn().isBefore(clearing.clearedOn()))
        .map(RecordedNotice::recordedOn)
        .min(Comparator.naturalOrder())
        .map(recorded -> recorded.isAfter(known) ? recorded : known)
        .ifPresent(prompted -> timeline.add(prompted, Count.BEFORE_NOTICE, -1));
  }

  private void notices() {
    for (RecordedNotice notice : item.notices()) {
      timeline.add(notice.recordedOn(), Count.NOTICES, 1);
    }
    for (RecordedComplaint complaint : item.complaints()) {
      timeline.add(complaint.recordedOn(), Count.COMPLAINTS, 1);
    }
    for (TakenBackComplaint one : item.takenBack()) {
      timeline.add(one.told().recordedOn(), Count.COMPLAINTS, 1);
      timeline.add(one.takenBackOn(), Count.COMPLAINTS, -1);
    }
    item.notices().stream()
        .filter(n -> n.level().value() == 1)
        .min(
            Comparator.comparing(RecordedNotice::recordedOn)
                .thenComparing(RecordedNotice::dunnedOn))
        .ifPresent(this::answer);
  }

  private void answer(RecordedNotice first) {
    long offset = ChronoUnit.DAYS.between(item.netDueDate(), first.dunnedOn());
    int part = offset <= EARLY_UP_TO ? 0 : offset <= MID_UP_TO ? 1 : 2;
    LocalDate end = first.dunnedOn().plusDays(ANSWER_DAYS);
    LocalDate decided = first.recordedOn().isAfter(end) ? first.recordedOn() : end;
    Optional<RecordedClearing> ended = item.cleared();
    boolean inTime = ended.map(c -> !c.clearing().clearedOn().isAfter(end)).orElse(false);
    boolean other =
        inTime && ended.map(c -> c.clearing().kind() != Clearing.Kind.PAYMENT).orElse(false);
    Count noticed = Count.values()[Count.NOTICED_EARLY.ordinal() + part];
    Count answered = Count.values()[Count.ANSWERED_EARLY.ordinal() + part];
    timeline.add(decided, noticed, 1);
    if (inTime) {
      LocalDate known = ended.map(RecordedClearing::recordedOn).orElse(decided);
      LocalDate from = known.isAfter(decided) ? known : decided;
      timeline.add(from, other ? noticed : answered, other ? -1 : 1);
    }
  }

  /** A clearing cannot be known before its item is. */
  private LocalDate later(LocalDate day) {
    return day.isBefore(item.recordedOn()) ? item.recordedOn() : day;
  }
}
