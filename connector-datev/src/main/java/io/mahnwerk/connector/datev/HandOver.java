package io.mahnwerk.connector.datev;

import io.mahnwerk.core.spi.WriteOutcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives lines out: keeps them, writes their files and, where debtors are called, calls them. */
record HandOver(DatevSettings settings, DatevBooks books, DebtorCalls calls) {

  /**
   * @param receipt the batch; blank where there was nothing to give out
   * @param called by account, how a call for the debtor ended, where there was one
   */
  record Given(String receipt, Map<String, WriteOutcome> called) {
    /** How the change of a debtor ended. */
    WriteOutcome of(String account) {
      return Optional.ofNullable(called.get(account))
          .orElseGet(() -> new WriteOutcome.Pending(receipt));
    }
  }

  /** Writes what an earlier call left unwritten. */
  void finish() {
    new OutBatches(settings, books).write();
  }

  Given give(List<OutLine> lines) {
    String receipt = lines.isEmpty() ? "" : keep(lines);
    return new Given(receipt, calls.send(lines.stream().filter(OutLine::isDebtor).toList()));
  }

  private String keep(List<OutLine> lines) {
    OutBatches batches = new OutBatches(settings, books);
    LocalDate today = settings.today();
    long batch = books.inTransaction(() -> batches.keep(lines, today));
    batches.write();
    return batches.name(batch);
  }
}
