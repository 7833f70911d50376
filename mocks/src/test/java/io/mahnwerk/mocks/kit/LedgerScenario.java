package io.mahnwerk.mocks.kit;

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
import java.util.Map;
import java.util.Optional;

/** Builds a small ledger in the words of the trade; all of it is there since before today. */
public final class LedgerScenario {
  public static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
  private static final LocalDate OPENED_ON = LocalDate.of(2026, 1, 5);

  private final SimulatedErpProvider erp;
  private final SimulatedLedger ledger;
  private int debtors;
  private int items;

  public LedgerScenario(SimulatedErpProvider erp) {
    this.erp = erp;
    this.ledger =
        new SimulatedLedger(
            new ConnectionId("ledger"), new CompanyCode("1010"), erp.marks(), OPENED_ON);
  }

  /** Opens a further company debtor and answers its number. */
  public String debtor() {
    String number = erp.debtorNumber(++debtors);
    ledger.open(
        new Debtor(
            ledger.debtorRef(number),
            "Musterwerk " + debtors + " GmbH",
            false,
            false,
            "MACH",
            "DE",
            "ZB30",
            false,
            DebtorDunning.under(erp.formerProcedure()),
            new RecordVersion("opened")));
    return number;
  }

  /** Posts an invoice that is due on the day and answers its key. */
  public String invoice(String debtor, Money amount, LocalDate due) {
    return post(debtor, DocumentKind.INVOICE, amount, due);
  }

  public String invoice(String debtor, String euros) {
    return invoice(debtor, Money.of("EUR", euros), TODAY.minusDays(20));
  }

  public String post(String debtor, DocumentKind kind, Money amount, LocalDate due) {
    items++;
    LocalDate posted = due.minusDays(30);
    String key = erp.itemKey(posted.getYear(), items);
    ledger.post(
        new LedgerItem(
            key,
            debtor,
            "R%06d".formatted(items),
            kind,
            amount,
            posted,
            posted,
            due,
            DunningLevel.NONE,
            Optional.empty(),
            "",
            Map.of(),
            Optional.empty(),
            posted,
            posted));
    return key;
  }

  /** Posts invoices of one debtor, each overdue and of another amount. */
  public LedgerScenario withOverdueInvoices(int count) {
    String debtor = debtor();
    for (int n = 1; n <= count; n++) {
      invoice(debtor, n + ".1" + n % 10);
    }
    return this;
  }

  /** The ledger on the morning of today. */
  public SimulatedLedger ledger() {
    ledger.startDay(TODAY);
    return ledger;
  }
}
