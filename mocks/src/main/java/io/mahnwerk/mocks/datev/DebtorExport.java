package io.mahnwerk.mocks.datev;

import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** All debtors as DATEV exports them: DTVF, category 16. */
final class DebtorExport {
  private DebtorExport() {}

  static List<String> lines(DtvfHeader header, SimulatedLedger ledger, DebtorCards cards) {
    LocalDate day = ledger.today();
    List<String> lines = new ArrayList<>();
    lines.add(DtvfHeader.write(header, DebtorColumns.NAME, day));
    lines.add(DebtorColumns.headings());
    ledger.debtors().forEach(debtor -> lines.add(cards.card(debtor.debtor()).line()));
    return lines;
  }
}
