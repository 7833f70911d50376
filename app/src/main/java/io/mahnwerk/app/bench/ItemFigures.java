package io.mahnwerk.app.bench;

/**
 * How one ledger was read.
 *
 * @param openItems that the store has afterwards
 * @param cents what they come to
 * @param ledgerCents what they come to in the ledger
 */
record ItemFigures(
    String erp,
    long openItems,
    long cents,
    long ledgerCents,
    long pages,
    double seconds,
    double itemsPerSecond) {

  static ItemFigures of(String erp, KeptItems kept, long ledgerCents) {
    return new ItemFigures(
        erp,
        kept.items(),
        kept.cents(),
        ledgerCents,
        kept.pages(),
        kept.seconds(),
        kept.items() / kept.seconds());
  }

  boolean isComplete(long items) {
    return openItems == items && cents == ledgerCents;
  }
}
