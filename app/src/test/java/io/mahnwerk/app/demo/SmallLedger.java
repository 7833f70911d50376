package io.mahnwerk.app.demo;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger with a few debtors and items, each item of 1,000 euros and due on the same Monday. */
final class SmallLedger {
  static final LocalDate DUE = LocalDate.of(2026, 1, 5);
  static final DunningLevel FIRST = DunningLevel.NONE.next();
  private static final String CLERKS_REASON = "Z";

  private final Simulations simulations = Simulations.first();
  private final SimulatedLedger ledger;
  private int items;

  SmallLedger() {
    this(
        new SimulatedLedger(
            new ConnectionId(Simulations.first().id()),
            new CompanyCode("1010"),
            Simulations.first().erp().marks(),
            DUE.minusDays(14)));
  }

  /** Works on books that are there. */
  SmallLedger(SimulatedLedger ledger) {
    this.ledger = ledger;
  }

  SimulatedErpProvider erp() {
    return simulations.erp();
  }

  NativeRun nativeRun() {
    return simulations.connector().nativeRun();
  }

  SimulatedLedger books() {
    return ledger;
  }

  String steeredDebtor() {
    return debtor(erp().openedProcedure());
  }

  String otherDebtor() {
    return debtor(erp().formerProcedure());
  }

  private String debtor(DunningProcedureCode procedure) {
    String number = "%010d".formatted(100_001 + ledger.debtors().size());
    ledger.open(
        new Debtor(
            ledger.debtorRef(number),
            "Probe GmbH",
            false,
            false,
            "",
            "DE",
            "",
            false,
            DebtorDunning.under(procedure),
            new RecordVersion("1")));
    return number;
  }

  /** Answers the item's key. */
  String item(String debtor) {
    items++;
    String key = erp().itemKey(debtor, 2025, items);
    LocalDate posted = DUE.minusDays(14);
    ledger.post(
        new LedgerItem(
            key,
            debtor,
            erp().documentNumber(key),
            DocumentKind.INVOICE,
            Money.of("EUR", "1000.00"),
            posted,
            posted,
            DUE,
            DunningLevel.NONE,
            Optional.empty(),
            "",
            Map.of(),
            Optional.empty(),
            posted,
            posted));
    return key;
  }

  void hold(String key, LocalDate until) {
    ledger.edit(key, item -> ledger.marks().hold(item, until, ledger.today()));
  }

  void release(String key) {
    ledger.edit(key, item -> ledger.marks().release(item, ledger.today()));
  }

  void clerkBlocks(String key) {
    ledger.edit(key, item -> item.withBlock(CLERKS_REASON, ledger.today()));
  }

  void clerkLifts(String key) {
    ledger.edit(key, item -> item.withBlock("", ledger.today()));
  }

  List<DunningNotice> run(NativeRun nativeRun, LocalDate day, NativeRun.Floor floor) {
    ledger.startDay(day);
    return ledger.runDunning(nativeRun, new NativeRun.Parameters(day, erp().procedures(), floor));
  }

  /** The first day on which the opened procedure sends the first notice. */
  LocalDate openedDay() {
    return firstDay(erp().procedures().find(erp().openedProcedure()).orElseThrow());
  }

  /** The first day on which the former procedure sends it. */
  LocalDate formerDay() {
    return firstDay(erp().procedures().find(erp().formerProcedure()).orElseThrow());
  }

  private static LocalDate firstDay(DunningProcedure procedure) {
    return procedure.firstDay(FIRST, DUE, Optional.empty());
  }
}
