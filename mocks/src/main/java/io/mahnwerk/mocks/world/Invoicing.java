package io.mahnwerk.mocks.world;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes up the invoices of a debtor: a random number each month, on business days. */
final class Invoicing {
  private static final Currency EURO = Currency.getInstance("EUR");

  /** Who pays in time pays at most this many days before the due date. */
  private static final int EARLIEST = 9;

  private final WorldSpec.Invoicing spec;
  private final DebtorPopulation.Settings settings;
  private final BusinessCalendar calendar;

  Invoicing(World world, DebtorPopulation.Settings settings) {
    this.spec = world.spec().invoicing();
    this.settings = settings;
    this.calendar = world.calendar();
  }

  /** From when on invoices come by chance, and how many, exactly, came before. */
  record Since(LocalDate day, int before) {}

  /** What one debtor is usually invoiced, and how readily it pays in time. */
  private record Habit(String debtor, double amount, double promptness) {}

  /** The invoices of one debtor, not yet numbered. */
  List<Invoice> of(String debtor, Since since, Draw draw) {
    double usual =
        Math.log(spec.amounts().median()) + spec.amounts().betweenSd() * draw.with("size").normal();
    double promptness =
        logit(spec.paidBeforeDue().share())
            + spec.paidBeforeDue().logitSd() * draw.with("promptness").normal();
    Habit habit = new Habit(debtor, usual, promptness);
    List<Invoice> invoices = new ArrayList<>();
    long before = ChronoUnit.DAYS.between(settings.first(), since.day());
    for (int i = 0; i < since.before(); i++) {
      Draw own = draw.with("before").with(i);
      int day = own.with("day").between(0, (int) before - 1);
      invoices.add(invoice(habit, earlier(settings.first().plusDays(day), since), own));
    }
    double mean = spec.perMonth() * draw.with("rate").lognormalOfMeanOne(spec.perMonthSd());
    YearMonth end = YearMonth.from(settings.last());
    for (YearMonth month = YearMonth.from(since.day());
        !month.isAfter(end);
        month = month.plusMonths(1)) {
      Draw ofMonth = draw.with(month.getYear() * 12L + month.getMonthValue());
      int count = ofMonth.with("count").poisson(mean);
      for (int i = 0; i < count; i++) {
        LocalDate day = postingDay(month, ofMonth.with(i));
        if (!day.isBefore(since.day()) && !day.isAfter(settings.last())) {
          invoices.add(invoice(habit, day, ofMonth.with(i)));
        }
      }
    }
    return invoices;
  }

  /** A business day before the roll-out. */
  private LocalDate earlier(LocalDate drawn, Since since) {
    LocalDate day = calendar.nextOnOrAfter(drawn);
    return day.isBefore(since.day()) ? day : calendar.plusBusinessDays(since.day(), -1);
  }

  /** In order of posting, counted within each year. */
  static List<Invoice> numbered(List<Invoice> invoices) {
    Map<Integer, Integer> last = new HashMap<>();
    return invoices.stream()
        .sorted(
            Comparator.comparing(Invoice::postingDay)
                .thenComparing(Invoice::debtor)
                .thenComparing(Invoice::amount))
        .map(
            invoice ->
                new Invoice(
                    invoice.year(),
                    last.merge(invoice.year(), 1, Integer::sum),
                    invoice.debtor(),
                    invoice.postingDay(),
                    invoice.dueDay(),
                    invoice.amount(),
                    invoice.inTime()))
        .toList();
  }

  private Invoice invoice(Habit habit, LocalDate day, Draw draw) {
    return new Invoice(
        day.getYear(),
        0,
        habit.debtor(),
        day,
        day.plusDays(spec.termsDays()),
        amount(habit.amount(), draw),
        inTime(day, habit.promptness(), draw));
  }

  private LocalDate postingDay(YearMonth month, Draw draw) {
    return calendar.nextOnOrAfter(month.atDay(draw.with("day").between(1, month.lengthOfMonth())));
  }

  private Money amount(double usual, Draw draw) {
    double euros = Math.exp(usual + spec.amounts().withinSd() * draw.with("amount").normal());
    return Money.ofMinorUnits(EURO, Math.max(100, Math.round(euros * 100)));
  }

  private Optional<LocalDate> inTime(LocalDate posted, double promptness, Draw draw) {
    double probability = 1 / (1 + Math.exp(-promptness));
    if (!draw.with("in time").happens(probability)) {
      return Optional.empty();
    }
    int back = draw.with("how early").between(0, Math.min(EARLIEST, spec.termsDays()));
    LocalDate day = posted.plusDays(spec.termsDays() - back);
    while (!calendar.isBusinessDay(day) && day.isAfter(posted)) {
      day = day.minusDays(1);
    }
    return Optional.of(day);
  }

  private static double logit(double probability) {
    return Math.log(probability / (1 - probability));
  }
}
