package io.mahnwerk.app.demo;

import io.mahnwerk.app.report.ConnectionReport;
import io.mahnwerk.app.report.ConnectionReport.Ageing;
import io.mahnwerk.app.report.ConnectionReport.AgeingWeek;
import io.mahnwerk.app.report.ConnectionReport.Kpi;
import io.mahnwerk.app.report.ConnectionReport.Kpis;
import io.mahnwerk.app.report.ConnectionReport.NoticeWeek;
import io.mahnwerk.app.report.ConnectionReport.Observed;
import io.mahnwerk.app.report.ConnectionReport.Safety;
import io.mahnwerk.app.report.ConnectionReport.StoppedMonth;
import io.mahnwerk.app.report.ConnectionReport.Traffic;
import io.mahnwerk.app.report.ConnectionReport.Writes;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.store.OutboxState;
import io.mahnwerk.core.store.RunComparison;
import io.mahnwerk.core.writeback.ReleaseReport;
import io.mahnwerk.mocks.erp.FiledInvoices;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counts the finished runs of one ERP together, releases the ledger and tells the result. */
record Story(
    Stage stage,
    WireRun run,
    ErpDemo.Compared compared,
    ErpDemo.Runs quarter,
    ErpDemo.Stopped stopped) {

  ConnectionReport tell(String name, int inertMarksBefore) {
    String id = stage.connection().value();
    Traffic traffic = traffic();
    ConnectionReport.Kpis kpis = kpis(run, compared);
    List<io.mahnwerk.app.report.Example> examples = new Examples(stage, run).choose();
    int openedBefore = run.openedDebtors();
    ReleaseReport released = run.release();
    return new ConnectionReport(
        id,
        stage.erp().erpId().value(),
        name,
        run.connection().isCarriedByPeople(),
        traffic,
        safety(released, inertMarksBefore),
        kpis,
        kpis(quarter.mahnwerk(), quarter.compared()),
        new Ageing("EUR", weeks(compared.former().ageing()), weeks(run.play().ageing())),
        stoppedMonth(),
        observed(),
        new ConnectionReport.Release(released.withdrawn(), openedBefore),
        newInvoices(),
        examples);
  }

  private ConnectionReport.NewInvoices newInvoices() {
    FiledInvoices filed = run.connection().erp().filedInvoices();
    return new ConnectionReport.NewInvoices(
        filed.brought(), filed.cameBack(), filed.altered(), filed.blocked());
  }

  private Traffic traffic() {
    // The last look at the books also confirms what people had still in hand.
    String difference = run.connection().balanceDifference().toPlainString();
    Map<OutboxState, Long> states = run.store().outbox().counts(stage.connection());
    return new Traffic(
        run.itemsRead(),
        difference,
        run.recommendations(),
        new Writes(
            count(states, OutboxState.CONFIRMED),
            count(states, OutboxState.PLANNED, OutboxState.SENT, OutboxState.PENDING),
            count(states, OutboxState.STALE),
            count(states, OutboxState.REFUSED),
            count(states, OutboxState.UNCERTAIN),
            count(states, failures())),
        run.play().nativeRuns(),
        run.play().letters().size());
  }

  /** A line that people did not take over by its date has ended, and nothing about it failed. */
  private OutboxState[] failures() {
    return run.connection().isCarriedByPeople()
        ? new OutboxState[] {OutboxState.FAILED}
        : new OutboxState[] {OutboxState.FAILED, OutboxState.EXPIRED};
  }

  private static long count(Map<OutboxState, Long> states, OutboxState... wanted) {
    long sum = 0;
    for (OutboxState state : wanted) {
      sum += states.getOrDefault(state, 0L);
    }
    return sum;
  }

  private Safety safety(ReleaseReport released, int inertMarksBefore) {
    LedgerAudit.Counts counts = run.audit().counts();
    return new Safety(
        counts.dunnedWhileHeld(),
        counts.heldPastRecommendedRun(),
        rounded(counts.unsteeredShare(), 5),
        counts.dunnedBeforeFormerDay() + daysWithFloor().size(),
        counts.clerkOverrides(),
        counts.clerkMarksTouched(),
        counts.untouchedDebtorsTouched(),
        marksLeft(),
        run.connection().erp().suggestionsShown(),
        Math.max(0, released.inertOnClearedItems() - inertMarksBefore),
        counts.dunnedOnReplacedDay());
  }

  /** Asked of the ledger itself, not of what Mahnwerk believes. */
  private long marksLeft() {
    SimulatedLedger ledger = run.connection().ledger();
    long debtors =
        ledger.debtors().stream()
            .map(debtor -> ledger.debtor(debtor.debtor().ref().number()))
            .filter(debtor -> debtor.dunning().block().filter(DunningBlock::isOurs).isPresent())
            .count();
    return debtors + ledger.openItems().stream().filter(item -> isMarked(ledger, item)).count();
  }

  private static boolean isMarked(SimulatedLedger ledger, LedgerItem item) {
    boolean held = ledger.marks().block(item).map(DunningBlock::isOurs).orElse(false);
    return held || ledger.marks().mark(item).isPresent();
  }

  private Kpis kpis(WireRun run, ErpDemo.Compared compared) {
    CohortFigures former = compared.former().figures();
    CohortFigures mahnwerk = run.play().figures();
    return new Kpis(
        kpi(former),
        kpi(compared.rule()),
        kpi(mahnwerk),
        kpi(compared.oracle()),
        rounded(mahnwerk.captured(former, compared.oracle(), stage.context().settings()), 4));
  }

  private static Kpi kpi(CohortFigures figures) {
    return new Kpi(
        rounded(figures.firstDunningPaymentRate(), 4),
        rounded(figures.daysToPay(), 2),
        rounded(figures.noticesPerItem(), 3),
        rounded(figures.complaintsPer1000(), 1),
        rounded(figures.utility() / Math.max(1, figures.items()), 2));
  }

  private static List<AgeingWeek> weeks(List<OpenByAge> samples) {
    return samples.stream()
        .map(
            week ->
                new AgeingWeek(
                    week.day().toString(),
                    whole(week.to30()),
                    whole(week.to60()),
                    whole(week.to90()),
                    whole(week.over90())))
        .toList();
  }

  private static long whole(BigDecimal amount) {
    return amount.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  private StoppedMonth stoppedMonth() {
    LocalDate from = stage.timeline().switchedOn().plusDays(ErpDemo.STOPPED_FROM_DAY - 1);
    LocalDate goOn = from.plusDays(ErpDemo.STOPPED_DAYS);
    List<LocalDate> with = daysWithFloor();
    List<LocalDate> without = stopped.withoutFloor().daysDunnedBeforeFormerDay();
    List<NoticeWeek> weeks = new ArrayList<>();
    LocalDate monday = from.minusWeeks(2).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    for (LocalDate week = monday; week.isBefore(goOn.plusWeeks(3)); week = week.plusWeeks(1)) {
      boolean still = week.plusDays(6).isAfter(from) && week.isBefore(goOn);
      weeks.add(new NoticeWeek(week.toString(), in(week, with), in(week, without), still));
    }
    return new StoppedMonth(
        ErpDemo.STOPPED_FROM_DAY,
        ErpDemo.STOPPED_DAYS,
        stopped.withFloor().isPresent(),
        with.size(),
        without.size(),
        weeks);
  }

  private List<LocalDate> daysWithFloor() {
    return stopped.withFloor().map(LedgerAudit::daysDunnedBeforeFormerDay).orElse(List.of());
  }

  private static long in(LocalDate week, List<LocalDate> days) {
    return days.stream()
        .filter(day -> !day.isBefore(week) && day.isBefore(week.plusWeeks(1)))
        .count();
  }

  private Observed observed() {
    List<RunComparison> runs = run.observed();
    return new Observed(
        runs.size(),
        (int) runs.stream().filter(RunComparison::isReproduced).count(),
        runs.stream().mapToLong(RunComparison::foreseen).sum(),
        runs.stream().mapToLong(RunComparison::observed).sum());
  }

  private static double rounded(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).doubleValue();
  }
}
