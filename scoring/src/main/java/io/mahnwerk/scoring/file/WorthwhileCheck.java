package io.mahnwerk.scoring.file;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.scoring.file.Finding.Kind;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says whether choosing days can pay at all for a set of invoices. Nothing found means that nothing
 * speaks against it, not that it will pay. Counts the items recorded before the day.
 */
public final class WorthwhileCheck {
  private static final int LEAST_DEBTORS = 100;
  private static final int LEAST_MONTHS = 18;
  private static final int MOST_PAID_EARLY = 90;
  private static final int MOST_OTHERWISE = 50;

  private final LocalDate asOf;
  private final int firstNoticeDays;
  private final Set<DebtorRef> debtors = new HashSet<>();
  private LocalDate first;
  private long paid;
  private long early;
  private long prepaid;

  /**
   * @param firstNoticeDays days after the due date on which the first notice goes out
   */
  public WorthwhileCheck(LocalDate asOf, int firstNoticeDays) {
    this.asOf = asOf;
    this.firstNoticeDays = firstNoticeDays;
    this.first = asOf;
  }

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

  private void addPayment(ItemHistory item, LocalDate on) {
    LocalDate notice =
        item.notices().stream()
            .map(ItemHistory.RecordedNotice::dunnedOn)
            .min(LocalDate::compareTo)
            .orElse(item.netDueDate().plusDays(firstNoticeDays));
    paid++;
    early += on.isBefore(notice) ? 1 : 0;
    prepaid += on.isAfter(item.documentDate()) ? 0 : 1;
  }

  /** Everything that speaks against it, in a fixed order; empty when nothing does. */
  public List<Finding> findings(Collection<Debtor> master) {
    List<Finding> findings = new ArrayList<>();
    long months = ChronoUnit.MONTHS.between(first, asOf);
    long debits = master.stream().filter(Debtor::directDebit).count();
    atLeast(Kind.FEW_DEBTORS, debtors.size(), LEAST_DEBTORS).ifPresent(findings::add);
    atLeast(Kind.SHORT_HISTORY, months, LEAST_MONTHS).ifPresent(findings::add);
    atMost(Kind.PAID_BEFORE_NOTICE, early, paid, MOST_PAID_EARLY).ifPresent(findings::add);
    atMost(Kind.PREPAID, prepaid, paid, MOST_OTHERWISE).ifPresent(findings::add);
    atMost(Kind.DIRECT_DEBIT, debits, master.size(), MOST_OTHERWISE).ifPresent(findings::add);
    return findings;
  }

  private static Optional<Finding> atLeast(Kind kind, long found, long limit) {
    return found < limit ? Optional.of(new Finding(kind, found, limit)) : Optional.empty();
  }

  private static Optional<Finding> atMost(Kind kind, long part, long whole, long limit) {
    return whole > 0 && 100 * part > limit * whole
        ? Optional.of(new Finding(kind, Math.round(100.0 * part / whole), limit))
        : Optional.empty();
  }
}
