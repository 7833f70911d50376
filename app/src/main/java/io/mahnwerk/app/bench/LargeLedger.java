package io.mahnwerk.app.bench;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/** Invents the books of a company with very many open items, the same ones each time. */
record LargeLedger(SimulatedErpProvider erp, long items) {
  static final ConnectionId CONNECTION = new ConnectionId("books");
  static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
  private static final Currency EURO = Currency.getInstance("EUR");
  private static final int ITEMS_OF_A_DEBTOR = 25;
  private static final int DUE_DAYS = 90;

  long debtors() {
    return (items + ITEMS_OF_A_DEBTOR - 1) / ITEMS_OF_A_DEBTOR;
  }

  /** What all items come to. */
  long cents() {
    return items * (items + 1) / 2;
  }

  SimulatedLedger open(Map<String, String> options) {
    SimulatedLedger ledger =
        new SimulatedLedger(CONNECTION, new CompanyCode("1010"), erp.marks(options), TODAY);
    for (int number = 1; number <= debtors(); number++) {
      ledger.open(debtor(ledger, erp.debtorNumber(number)));
    }
    for (int number = 1; number <= items; number++) {
      ledger.post(item(number));
    }
    return ledger;
  }

  private Debtor debtor(SimulatedLedger ledger, String number) {
    return new Debtor(
        ledger.debtorRef(number),
        "Musterwerk " + number + " GmbH",
        false,
        false,
        "MACH",
        "DE",
        "ZB30",
        false,
        DebtorDunning.under(erp.formerProcedure()),
        new RecordVersion("opened"));
  }

  /** The n-th item is one of n cents. */
  private LedgerItem item(int number) {
    LocalDate due = TODAY.minusDays(number % DUE_DAYS);
    String debtor = erp.debtorNumber(1 + (number - 1) / ITEMS_OF_A_DEBTOR);
    String key = erp.itemKey(debtor, TODAY.getYear(), number);
    return new LedgerItem(
        key,
        debtor,
        erp.documentNumber(key),
        DocumentKind.INVOICE,
        Money.ofMinorUnits(EURO, number),
        due.minusDays(30),
        due.minusDays(30),
        due,
        DunningLevel.NONE,
        Optional.empty(),
        "",
        Map.of(),
        Optional.empty(),
        due.minusDays(30),
        due.minusDays(30));
  }
}
