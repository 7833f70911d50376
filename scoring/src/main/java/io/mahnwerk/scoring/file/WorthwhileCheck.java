package io.mahnwerk.scoring.file;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.ItemHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Says whether choosing days can pay at all for a set of invoices, as known at the end of a day.
 * Nothing found means that nothing speaks against it, not that it will pay.
 */
public final class WorthwhileCheck {
  private static final int LEAST_DEBTORS = 100;
  private static final int LEAST_MONTHS = 18;
  private static final int MOST_UNPROMPTED = 90;
  private static final int MOST_AUTOMATIC = 50;

  private final FormerSchedule schedule;
  private final BusinessCalendar calendar;
  private final LocalDate asOf;
  private final Set<DebtorRef> debtors = new HashSet<>();
  private LocalDate first;
  private long paid;
  private long unprompted;
  private long automatic;

  public WorthwhileCheck(FileSettings settings, LocalDate asOf) {
    this.schedule = settings.schedule();
    this.calendar = settings.calendar();
    this.asOf = asOf;
    this.first = asOf;
  }

  /** Counts an item; whatever of it was recorded after the day is ignored. */
  public void add(ItemHistory item) {
    if (item.recordedOn().isAfter(asOf)) {
      return;
    }
    debtors.add(item.debtor());
    first = item.documentDate().isBefore(first) ? item.documentDate() : first;
    item.cleared()
        .filter(c -> !c.recordedOn().isAfter(asOf))
        .map(ItemHistory.RecordedClearing::clearing)
        .filter(c -> c.kind() == Clearing.Kind.PAYMENT)
        .ifPresent(c -> addPayment(item, c.clearedOn()));
  }

  /** Whole months from the first document to the day. */
  public long months() {
    return ChronoUnit.MONTHS.between(first, asOf);
  }

  /** Everything that speaks against it, in a fixed order; empty when nothing does. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (debtors.size() < LEAST_DEBTORS) {
      findings.add(Objection.FEW_DEBTORS.count(debtors.size(), "debtors", LEAST_DEBTORS));
    }
    if (months() < LEAST_MONTHS) {
      findings.add(Objection.SHORT_HISTORY.count(months(), "months", LEAST_MONTHS));
    }
    if (100 * unprompted > MOST_UNPROMPTED * paid) {
      findings.add(
          Objection.PAID_BEFORE_FIRST_NOTICE.percent(percent(unprompted), MOST_UNPROMPTED));
    }
    if (100 * automatic > MOST_AUTOMATIC * paid) {
      findings.add(Objection.PREPAID_OR_DIRECT_DEBIT.percent(percent(automatic), MOST_AUTOMATIC));
    }
    return findings;
  }

  private void addPayment(ItemHistory item, LocalDate on) {
    LocalDate notice =
        item.notices().stream()
            .map(ItemHistory.RecordedNotice::dunnedOn)
            .min(LocalDate::compareTo)
            .orElseGet(() -> schedule.firstNotice(item.netDueDate(), calendar));
    paid++;
    unprompted += on.isBefore(notice) ? 1 : 0;
    automatic += isPrepaid(item, on) || isDebited(item, on) ? 1 : 0;
  }

  private static boolean isPrepaid(ItemHistory item, LocalDate on) {
    return !on.isAfter(item.documentDate());
  }

  /** No file says how money came; a direct debit shows as a payment on the very due date. */
  private boolean isDebited(ItemHistory item, LocalDate on) {
    LocalDate due = item.netDueDate();
    return on.equals(due) || on.equals(calendar.nextOnOrAfter(due));
  }

  private double percent(long part) {
    return 100.0 * part / paid;
  }
}
