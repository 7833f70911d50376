package io.mahnwerk.app.e2e;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Builds a ledger of a few debtors; the procedures are 14/30/45 and, opened, 3/17/31 days. */
final class SmallLedger {
  /** A Wednesday; runs are planned on Tuesdays and Fridays. */
  static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

  /** Due now: the opened procedure would dun it on Friday, the former one on {@link #HELD_TO}. */
  static final LocalDate JUST_DUE = LocalDate.of(2026, 6, 30);

  static final LocalDate HELD_TO = LocalDate.of(2026, 7, 14);

  static final CompanyCode COMPANY = new CompanyCode("1010");
  private static final String INDUSTRY = "MACH";
  private static final LocalDate OPENED_ON = LocalDate.of(2024, 1, 2);

  private final SimulatedErpProvider erp;
  private final SimulatedLedger ledger;
  private int debtors;
  private int items;

  SmallLedger(SimulatedErpProvider erp) {
    this.erp = erp;
    this.ledger = new SimulatedLedger(new ConnectionId("books"), COMPANY, erp.marks(), OPENED_ON);
  }

  /** Opens a debtor with the opened procedure. */
  String steered() {
    return steered(INDUSTRY);
  }

  /** Opens a debtor with the opened procedure and this industry. */
  String steered(String industry) {
    return debtor(erp.openedProcedure(), false, industry);
  }

  /** Opens a debtor with the former procedure. */
  String unsteered() {
    return debtor(erp.formerProcedure(), false, INDUSTRY);
  }

  String naturalPerson() {
    return debtor(erp.formerProcedure(), true, INDUSTRY);
  }

  String invoice(String debtor, LocalDate due) {
    return invoice(debtor, due, due.minusDays(30), Optional.empty());
  }

  /** Invoices a debtor on the ledger's present day. */
  String invoiceToday(String debtor, LocalDate due) {
    return invoice(debtor, due, ledger.today(), Optional.empty());
  }

  void paid(String debtor, LocalDate due, LocalDate on) {
    Clearing paid = new Clearing(on, Clearing.Kind.PAYMENT);
    invoice(debtor, due, due.minusDays(30), Optional.of(paid));
  }

  /** Posts a payment of the item's amount that nobody applies to it. */
  void unapplied(String debtor, String item, LocalDate on) {
    items++;
    String key = erp.itemKey(debtor, on.getYear(), items);
    ledger.post(
        new LedgerItem(
            key,
            debtor,
            erp.documentNumber(key),
            DocumentKind.PAYMENT,
            ledger.item(item).amount().negated(),
            on,
            on,
            on,
            DunningLevel.NONE,
            Optional.empty(),
            "",
            Map.of(),
            Optional.empty(),
            on,
            on));
  }

  private String invoice(
      String debtor, LocalDate due, LocalDate posted, Optional<Clearing> clearing) {
    items++;
    String key = erp.itemKey(debtor, posted.getYear(), items);
    ledger.post(
        new LedgerItem(
            key,
            debtor,
            erp.documentNumber(key),
            DocumentKind.INVOICE,
            Money.of("EUR", 100 + items + ".25"),
            posted,
            posted,
            due,
            DunningLevel.NONE,
            Optional.empty(),
            "",
            Map.of(),
            clearing,
            posted,
            clearing.map(Clearing::clearedOn).orElse(posted)));
    return key;
  }

  /** Posts so many invoices that are just due. */
  SmallLedger withJustDue(String debtor, int count) {
    for (int i = 0; i < count; i++) {
      invoice(debtor, JUST_DUE);
    }
    return this;
  }

  /** The ledger on the morning of today. */
  SimulatedLedger ledger() {
    ledger.startDay(TODAY);
    ledger.postBankStatement();
    return ledger;
  }

  private String debtor(DunningProcedureCode procedure, boolean naturalPerson, String industry) {
    String number = erp.debtorNumber(++debtors);
    ledger.open(
        new Debtor(
            ledger.debtorRef(number),
            "Musterwerk " + debtors,
            naturalPerson,
            false,
            industry,
            "DE",
            "ZB30",
            false,
            DebtorDunning.under(procedure),
            new RecordVersion("opened")));
    return number;
  }
}
