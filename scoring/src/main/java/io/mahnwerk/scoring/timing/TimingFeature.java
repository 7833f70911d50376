package io.mahnwerk.scoring.timing;

/**
 * What is known of an invoice on the day it is written. Delays are days from due date to payment.
 */
enum TimingFeature {
  TERMS,
  LOG_AMOUNT,
  AMOUNT_AGAINST_USUAL,
  DUE_WEEKDAY,
  DUE_DAY_OF_MONTH,
  DOCUMENT_WEEKDAY,
  DOCUMENT_DAY_OF_MONTH,
  PAID_INVOICES,
  MEAN_DAYS,
  MEAN_DELAY,
  LATE_SHARE,
  RECENT_DELAY,
  LAST_DELAY,
  MEDIAN_DELAY,
  LOW_DELAY,
  HIGH_DELAY,
  DELAY_DEVIATION,
  DAYS_SINCE_PAYMENT,
  DAYS_SINCE_INVOICE,
  OPEN_INVOICES,
  OVERDUE_INVOICES,
  LONGEST_OVERDUE,
  OPEN_AGAINST_PAID,
  TERMS_MEAN_DELAY,
  TERMS_LATE_SHARE,
  COUNTRY_MEAN_DELAY,
  COUNTRY_LATE_SHARE,
  /** By how much the last payments of everybody missed what their debtors' means foresaw. */
  TREND;

  static int width() {
    return values().length;
  }
}
