package io.mahnwerk.scoring.timing;

/**
 * An invoice and what was known when it was written.
 *
 * @param row by {@link TimingFeature}
 * @param byDebtorMean the debtor's mean days and share of late payments, shrunk towards everybody's
 * @param byMedian everybody's median days and share of late payments
 */
record SeenInvoice(TimedInvoice invoice, float[] row, Foreseen byDebtorMean, Foreseen byMedian) {

  float value(TimingFeature feature) {
    return row[feature.ordinal()];
  }
}
