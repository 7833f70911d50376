package io.mahnwerk.app.demo;

import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.world.ClerkAction;
import io.mahnwerk.mocks.world.Complaint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Plays books forward day by day. A day is: payments, invoices and complaints in the morning; then
 * whoever steers; then clerks at work; then the native run, if one is planned.
 */
public final class Playthrough {
  private final Stage stage;
  private final Books books;
  private final NativeRun.Floor floor;
  private final Optional<LedgerAudit> audit;
  private final List<DunningNotice> letters = new ArrayList<>();
  private final List<OpenByAge> ageing = new ArrayList<>();
  private int nativeRuns;

  public Playthrough(Stage stage, Books books, NativeRun.Floor floor, Optional<LedgerAudit> audit) {
    this.stage = stage;
    this.books = books;
    this.floor = floor;
    this.audit = audit;
  }

  public void day(LocalDate day, Steering steering) {
    SimulatedLedger ledger = books.ledger();
    audit.ifPresent(LedgerAudit::beforeDay);
    report(books.behaviour().morning(day));
    audit.ifPresent(LedgerAudit::beforeCycle);
    steering.cycle(day);
    audit.ifPresent(LedgerAudit::afterCycle);
    report(books.behaviour().clerks(day));
    audit.ifPresent(LedgerAudit::afterClerks);
    if (stage.runs().isRunDay(day)) {
      nativeRuns++;
      audit.ifPresent(watching -> watching.beforeRun(day));
      List<DunningNotice> notices =
          ledger.runDunning(
              stage.nativeRun(), new NativeRun.Parameters(day, stage.erp().procedures(), floor));
      books.behaviour().noticed(notices);
      letters.addAll(notices);
      audit.ifPresent(watching -> watching.afterRun(notices, day));
    }
    if (day.getDayOfWeek() == java.time.DayOfWeek.SUNDAY) {
      ageing.add(OpenByAge.of(ledger, stage.steered(), day));
    }
  }

  private void report(List<ClerkAction> actions) {
    audit.ifPresent(watching -> actions.forEach(watching::clerkActed));
  }

  CohortFigures figures() {
    return CohortFigures.count(cohort(), letters, complaints(), stage.context().settings());
  }

  public List<LedgerItem> cohort() {
    return CohortFigures.cohort(books.ledger().items(), stage.steered(), stage.timeline());
  }

  public List<DunningNotice> letters() {
    return letters;
  }

  List<OpenByAge> ageing() {
    return ageing;
  }

  int nativeRuns() {
    return nativeRuns;
  }

  /** Every complaint by the letter that it is about. */
  public Set<CohortFigures.Complaint> complaints() {
    SimulatedLedger ledger = books.ledger();
    return books.behaviour().complaints().stream()
        .map(complaint -> letter(ledger, complaint))
        .collect(Collectors.toSet());
  }

  private static CohortFigures.Complaint letter(SimulatedLedger ledger, Complaint complaint) {
    return new CohortFigures.Complaint(
        ledger.item(complaint.itemKey()).debtor(), complaint.letterDay());
  }
}
