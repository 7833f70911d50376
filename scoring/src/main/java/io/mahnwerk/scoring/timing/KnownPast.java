package io.mahnwerk.scoring.timing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * What had been written and cleared before a day. Days must come in order; what happens on the day
 * itself is not known yet.
 */
final class KnownPast {
  /** How many payments of one's own outweigh one's group's mean. */
  static final double OWN = 3;

  private static final double GROUP = 20;
  private static final double NO_PRIOR = 30;
  private static final double DAY = 1;
  private static final double TWENTIETH = 0.05;

  /** About the last hundred payments make the trend. */
  private static final double TREND_WEIGHT = 0.01;

  private final PriorityQueue<TimedInvoice> clearings =
      new PriorityQueue<>(
          Comparator.comparing((TimedInvoice i) -> i.clearedOn().orElseThrow())
              .thenComparing(TimedInvoice::debtor)
              .thenComparing(TimedInvoice::documentDate)
              .thenComparing(TimedInvoice::amount));
  private final List<TimedInvoice> today = new ArrayList<>();
  private final Map<String, Party> debtors = new HashMap<>();
  private final Map<String, PastPayments> countries = new HashMap<>();
  private final Map<Integer, PastPayments> terms = new HashMap<>();
  private final PastPayments all = new PastPayments();
  private final RunningMedian median = new RunningMedian();
  private double trend;

  private static final class Party {
    private final PastPayments paid = new PastPayments();
    private final List<TimedInvoice> open = new ArrayList<>();
    private long lastDocument = Long.MIN_VALUE;
  }

  /** The invoice is written; it counts as open from the next day on. */
  void write(TimedInvoice invoice) {
    today.add(invoice);
  }

  private void goOnTo(LocalDate day) {
    if (!today.isEmpty() && today.get(0).documentDate().isBefore(day)) {
      for (TimedInvoice written : today) {
        Party party = debtors.computeIfAbsent(written.debtor(), d -> new Party());
        party.open.add(written);
        party.lastDocument = written.documentDate().toEpochDay();
        if (written.clearedOn().isPresent()) {
          clearings.add(written);
        }
      }
      today.clear();
    }
    while (!clearings.isEmpty() && clearings.element().isClearedBefore(day)) {
      clear(clearings.remove());
    }
  }

  private void clear(TimedInvoice invoice) {
    Party party = debtors.computeIfAbsent(invoice.debtor(), d -> new Party());
    party.open.remove(invoice);
    median.add(invoice.daysToPay());
    double expected = party.paid.meanDelay(all.meanDelay(0, 1), OWN);
    double surprise = invoice.daysToPay() - invoice.terms() - expected;
    trend += TREND_WEIGHT * (surprise - trend);
    party.paid.add(invoice);
    countries.computeIfAbsent(invoice.country(), c -> new PastPayments()).add(invoice);
    terms.computeIfAbsent(invoice.terms(), t -> new PastPayments()).add(invoice);
    all.add(invoice);
  }

  /** The invoice as seen on its document's day. */
  SeenInvoice see(TimedInvoice invoice) {
    goOnTo(invoice.documentDate());
    Party party = debtors.getOrDefault(invoice.debtor(), new Party());
    float[] row = new float[TimingFeature.width()];
    Row values = new Row(row);
    describe(values, invoice);
    group(values, invoice, party.paid);
    own(values, invoice, party);
    open(values, party, invoice.documentDate());
    double anyLate = all.lateShare(0.5, 2);
    double anyDays = all.meanDays(NO_PRIOR, 1);
    return new SeenInvoice(
        invoice,
        row,
        new Foreseen(party.paid.meanDays(anyDays, OWN), party.paid.lateShare(anyLate, OWN)),
        new Foreseen(median.value(NO_PRIOR), anyLate));
  }

  /** A debtor's figures lean on those of everybody with the same terms. */
  private void group(Row values, TimedInvoice invoice, PastPayments own) {
    PastPayments none = new PastPayments();
    PastPayments country = countries.getOrDefault(invoice.country(), none);
    PastPayments sameTerms = terms.getOrDefault(invoice.terms(), none);
    double anyDelay = all.meanDelay(0, 1);
    double anyLate = all.lateShare(0.5, 2);
    double termsDelay = sameTerms.meanDelay(anyDelay, GROUP);
    double termsLate = sameTerms.lateShare(anyLate, GROUP);
    values.set(TimingFeature.MEAN_DAYS, own.meanDays(termsDelay + invoice.terms(), OWN));
    values.set(TimingFeature.MEAN_DELAY, own.meanDelay(termsDelay, OWN));
    values.set(TimingFeature.LATE_SHARE, own.lateShare(termsLate, OWN));
    values.set(TimingFeature.TERMS_MEAN_DELAY, inSteps(termsDelay, DAY));
    values.set(TimingFeature.TERMS_LATE_SHARE, inSteps(termsLate, TWENTIETH));
    values.set(TimingFeature.COUNTRY_MEAN_DELAY, inSteps(country.meanDelay(anyDelay, GROUP), DAY));
    values.set(
        TimingFeature.COUNTRY_LATE_SHARE, inSteps(country.lateShare(anyLate, GROUP), TWENTIETH));
    values.set(TimingFeature.TREND, trend);
  }

  /**
   * The mean of many moves slowly and hardly ever returns: to its last digit it tells what day it
   * is. Trees would find the days before the cut by it, of which only quick payments are known.
   */
  private static double inSteps(double value, double step) {
    return step * Math.round(value / step);
  }

  private static void own(Row values, TimedInvoice invoice, Party party) {
    PastPayments own = party.paid;
    long day = invoice.documentDate().toEpochDay();
    values.set(TimingFeature.AMOUNT_AGAINST_USUAL, logAmount(invoice) - own.meanLogAmount());
    values.set(TimingFeature.PAID_INVOICES, own.count());
    values.set(TimingFeature.RECENT_DELAY, own.recentDelay());
    values.set(TimingFeature.LAST_DELAY, own.lastDelay());
    values.set(TimingFeature.MEDIAN_DELAY, own.quantile(0.5));
    values.set(TimingFeature.LOW_DELAY, own.quantile(0.1));
    values.set(TimingFeature.HIGH_DELAY, own.quantile(0.9));
    values.set(TimingFeature.DELAY_DEVIATION, own.deviation());
    values.set(TimingFeature.DAYS_SINCE_PAYMENT, own.daysSince(day));
    values.set(
        TimingFeature.DAYS_SINCE_INVOICE,
        party.lastDocument == Long.MIN_VALUE ? Double.NaN : day - party.lastDocument);
  }

  private static void describe(Row values, TimedInvoice invoice) {
    values.set(TimingFeature.TERMS, invoice.terms());
    values.set(TimingFeature.LOG_AMOUNT, logAmount(invoice));
    values.set(TimingFeature.DUE_WEEKDAY, invoice.dueDate().getDayOfWeek().getValue());
    values.set(TimingFeature.DUE_DAY_OF_MONTH, invoice.dueDate().getDayOfMonth());
    values.set(TimingFeature.DOCUMENT_WEEKDAY, invoice.documentDate().getDayOfWeek().getValue());
    values.set(TimingFeature.DOCUMENT_DAY_OF_MONTH, invoice.documentDate().getDayOfMonth());
  }

  private static void open(Row values, Party party, LocalDate day) {
    int overdue = 0;
    int longest = 0;
    for (TimedInvoice open : party.open) {
      int days = TimedInvoice.days(open.dueDate(), day);
      overdue += days > 0 ? 1 : 0;
      longest = Math.max(longest, days);
    }
    values.set(TimingFeature.OPEN_INVOICES, party.open.size());
    values.set(TimingFeature.OVERDUE_INVOICES, overdue);
    values.set(TimingFeature.LONGEST_OVERDUE, longest);
    values.set(TimingFeature.OPEN_AGAINST_PAID, party.open.size() / (1.0 + party.paid.count()));
  }

  private static double logAmount(TimedInvoice invoice) {
    return Math.log1p(Math.abs(invoice.amount()));
  }

  private record Row(float[] values) {
    void set(TimingFeature feature, double value) {
      values[feature.ordinal()] = (float) value;
    }
  }
}
