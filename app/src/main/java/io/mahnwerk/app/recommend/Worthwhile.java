package io.mahnwerk.app.recommend;

import io.mahnwerk.app.output.Sentence;
import io.mahnwerk.core.model.ItemHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Says honestly when choosing dunning days is not worthwhile yet; each finding has its figure. One
 * finding suffices to leave every invoice at its former day.
 */
final class Worthwhile {
  private static final int FEWEST_DEBTORS = 100;
  private static final int SHORTEST_MONTHS = 18;
  private static final int MOST_PAID_UNPROMPTED = 90;
  private static final int MOSTLY = 50;

  private final InvoiceBook book;
  private final FormerSchedule schedule;

  Worthwhile(InvoiceBook book, FormerSchedule schedule) {
    this.book = book;
    this.schedule = schedule;
  }

  /** Whole months from the first document to the book's day. */
  long months() {
    return book.firstDocument()
        .map(first -> ChronoUnit.MONTHS.between(first, book.asOf()))
        .orElse(0L);
  }

  /** Empty when it is worthwhile. */
  List<Finding> objections(List<Finding> dataQuality) {
    List<Finding> objections = new ArrayList<>();
    fewDebtors(objections);
    shortHistory(objections);
    paidUnprompted(objections);
    collectedAutomatically(objections);
    dataQuality.stream().filter(Finding::blocking).forEach(objections::add);
    return objections;
  }

  private void fewDebtors(List<Finding> objections) {
    int debtors = book.accounts().size();
    if (debtors < FEWEST_DEBTORS) {
      objections.add(
          new Finding(
              "few-debtors",
              debtors + " debtors",
              true,
              new Sentence(
                  "debtors: " + debtors + ", at least " + FEWEST_DEBTORS + " are needed",
                  "Debitoren: " + debtors + ", nötig sind mindestens " + FEWEST_DEBTORS)));
    }
  }

  private void shortHistory(List<Finding> objections) {
    if (months() < SHORTEST_MONTHS) {
      objections.add(
          new Finding(
              "short-history",
              months() + " months",
              true,
              new Sentence(
                  "months of history: "
                      + months()
                      + ", at least "
                      + SHORTEST_MONTHS
                      + " are needed",
                  "Monate Historie: " + months() + ", nötig sind mindestens " + SHORTEST_MONTHS)));
    }
  }

  private void paidUnprompted(List<Finding> objections) {
    long settled = cleared(item -> true);
    long unprompted = cleared(this::paidBeforeFirstNotice);
    if (settled > 0 && unprompted * 100 > settled * MOST_PAID_UNPROMPTED) {
      Sentence share = DataQuality.percent(unprompted, settled);
      objections.add(
          new Finding(
              "paid-before-first-notice",
              share.english(),
              true,
              new Sentence(
                      "%s of the paid invoices were paid before the first notice",
                      "%s der bezahlten Rechnungen wurden vor der ersten Mahnung bezahlt")
                  .with(share)));
    }
  }

  private void collectedAutomatically(List<Finding> objections) {
    long settled = cleared(item -> true);
    long automatic = cleared(Worthwhile::prepaidOrDebited);
    if (settled > 0 && automatic * 100 > settled * MOSTLY) {
      Sentence share = DataQuality.percent(automatic, settled);
      objections.add(
          new Finding(
              "prepaid-or-direct-debit",
              share.english(),
              true,
              new Sentence(
                      "%s of the paid invoices were prepaid or collected on the due date",
                      "%s der bezahlten Rechnungen waren vorausbezahlt oder zur Fälligkeit"
                          + " eingezogen")
                  .with(share)));
    }
  }

  private long cleared(java.util.function.Predicate<ItemHistory> which) {
    return book.accounts().stream()
        .flatMap(account -> account.items().stream())
        .filter(item -> item.cleared().isPresent())
        .filter(which)
        .count();
  }

  private boolean paidBeforeFirstNotice(ItemHistory item) {
    LocalDate firstNotice =
        item.notices().stream()
            .map(ItemHistory.RecordedNotice::dunnedOn)
            .min(LocalDate::compareTo)
            .orElse(item.netDueDate().plusDays(schedule.days().get(0)));
    return paidOn(item).isBefore(firstNotice);
  }

  // The file does not say how money came; a direct debit shows as a payment on the very due date.
  private static boolean prepaidOrDebited(ItemHistory item) {
    LocalDate paid = paidOn(item);
    return !paid.isAfter(item.documentDate()) || paid.equals(item.netDueDate());
  }

  private static LocalDate paidOn(ItemHistory item) {
    return item.cleared().orElseThrow().clearing().clearedOn();
  }
}
