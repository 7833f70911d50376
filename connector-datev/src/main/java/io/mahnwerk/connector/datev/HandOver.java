package io.mahnwerk.connector.datev;

import io.mahnwerk.core.spi.WriteOutcome;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives lines out: keeps them, writes their files and, where debtors are called, calls them. */
record HandOver(DatevSettings settings, DatevBooks books, DebtorCalls calls) {

  /**
   * @param receipt the batch; blank where there was nothing to give out
   * @param ended by account, how the change of a debtor ended, where that is known
   */
  record Given(String receipt, Map<String, WriteOutcome> ended) {
    /** How the change of a debtor ended. */
    WriteOutcome of(String account) {
      return Optional.ofNullable(ended.get(account))
          .orElseGet(() -> new WriteOutcome.Pending(receipt));
    }
  }

  /** Writes what an earlier call left unwritten. */
  void finish() {
    new OutBatches(settings, books).write();
  }

  /** A change of a debtor that lies ready since today is not given out once more. */
  Given give(List<OutLine> lines) {
    Map<String, WriteOutcome> ended = new HashMap<>();
    List<OutLine> fresh = new ArrayList<>();
    Map<OutLine, String> ready = settings.usesConnect() ? Map.of() : readySinceToday();
    for (OutLine line : lines) {
      String receipt = line.isDebtor() ? ready.get(line) : null;
      if (receipt == null) {
        fresh.add(line);
      } else {
        ended.put(line.account(), new WriteOutcome.Pending(receipt));
      }
    }
    String receipt = fresh.isEmpty() ? "" : keep(fresh);
    ended.putAll(calls.send(fresh.stream().filter(OutLine::isDebtor).toList()));
    return new Given(receipt, ended);
  }

  private Map<OutLine, String> readySinceToday() {
    OutBatches batches = new OutBatches(settings, books);
    Map<OutLine, String> ready = new HashMap<>();
    for (OutLines.Kept kept : new OutLines(books).waiting()) {
      if (kept.line().isDebtor()
          && kept.day().equals(settings.today())
          && Files.exists(batches.debtorFile(kept.batch()))) {
        ready.put(kept.line(), batches.name(kept.batch()));
      }
    }
    return ready;
  }

  private String keep(List<OutLine> lines) {
    OutBatches batches = new OutBatches(settings, books);
    LocalDate today = settings.today();
    long batch = books.inTransaction(() -> batches.keep(lines, today));
    batches.write();
    return batches.name(batch);
  }
}
