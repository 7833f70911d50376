package io.mahnwerk.app.demo;

import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Overdue amounts of the steered debtors at the end of a day, by days overdue. */
record OpenByAge(
    LocalDate day, BigDecimal to30, BigDecimal to60, BigDecimal to90, BigDecimal over90) {

  static OpenByAge of(SimulatedLedger ledger, Set<String> debtors, LocalDate day) {
    BigDecimal[] sums = {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
    for (String debtor : debtors) {
      for (LedgerItem item : ledger.openItems(debtor)) {
        long overdue = ChronoUnit.DAYS.between(item.netDueDate(), day);
        if (overdue > 0) {
          int bucket = (int) Math.min(3, (overdue - 1) / 30);
          sums[bucket] = sums[bucket].add(item.amount().amount());
        }
      }
    }
    return new OpenByAge(day, sums[0], sums[1], sums[2], sums[3]);
  }
}
