package io.mahnwerk.app.cycle;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.store.Advice;
import io.mahnwerk.core.store.OutboxState;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.core.sync.Sync;
import io.mahnwerk.core.sync.SyncProgress;
import io.mahnwerk.core.sync.SyncReport;
import io.mahnwerk.core.writeback.CycleStep;
import io.mahnwerk.core.writeback.CycleSteps;
import io.mahnwerk.core.writeback.DebtorSwitches;
import io.mahnwerk.core.writeback.LedgerAccess;
import io.mahnwerk.core.writeback.MarkPlanner;
import io.mahnwerk.core.writeback.MarkPlanning;
import io.mahnwerk.core.writeback.Pause;
import io.mahnwerk.core.writeback.PlanReport;
import io.mahnwerk.core.writeback.PlannerRules;
import io.mahnwerk.core.writeback.WriteBack;
import io.mahnwerk.core.writeback.WriteBackHooks;
import io.mahnwerk.core.writeback.WriteBackProgress;
import io.mahnwerk.core.writeback.WriteBackReport;
import io.mahnwerk.scoring.AdviceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The loop of one connection: read, advise, plan, write back. A cycle that is killed and run again
 * loses and repeats nothing; running it twice changes nothing.
 */
public final class LedgerCycle {
  private final Sync sync;
  private final AdviceDesk desk;
  private final MarkPlanning planning;
  private final WriteBack writeBack;
  private final CycleSteps steps;
  private final RunControl control;
  private final SuggestionDesk suggestions;

  /** Hears how far a cycle has come. */
  public record Progress(SyncProgress sync, WriteBackProgress writeBack, CycleSteps steps) {
    public static final Progress SILENT =
        new Progress(SyncProgress.SILENT, WriteBackProgress.SILENT, CycleSteps.NONE);
  }

  /** What a connection is worked with. */
  public record Workplace(
      ConnectionId connection,
      ErpConnector connector,
      ReceivablesStore store,
      Pause pause,
      RunControl control) {

    /** With nobody who holds a cycle back. */
    public Workplace(
        ConnectionId connection, ErpConnector connector, ReceivablesStore store, Pause pause) {
      this(connection, connector, store, pause, RunControl.NONE);
    }
  }

  /**
   * What one cycle did.
   *
   * @param unshown why suggestions are not shown in the ledger's lists; empty where they are
   */
  public record Report(
      SyncReport sync,
      int advisedDebtors,
      int recommendations,
      PlanReport plan,
      WriteBackReport writes,
      Optional<Sentence> unshown) {

    private Report then(Report second) {
      return new Report(
          sync,
          advisedDebtors + second.advisedDebtors,
          recommendations + second.recommendations,
          plan.then(second.plan),
          writes.then(second.writes),
          unshown.or(second::unshown));
    }
  }

  /**
   * @param switchedOn which debtors may carry marks of ours; all others stay untouched
   */
  public LedgerCycle(
      Workplace at,
      AdviceContext context,
      AdviceDesk desk,
      Predicate<Debtor> switchedOn,
      Progress progress) {
    this(at, context, desk, DebtorSwitches.on(switchedOn), progress);
  }

  public LedgerCycle(
      Workplace at,
      AdviceContext context,
      AdviceDesk desk,
      DebtorSwitches switches,
      Progress progress) {
    LedgerAccess ledger = LedgerAccess.of(at.connection(), at.connector());
    PlannerRules rules =
        new PlannerRules(
            new DunningTimes(context.procedures(), context.runs()),
            context.calendar(),
            context.settings().leadBusinessDays(),
            context.settings().longestHoldDays(),
            ledger.capabilities());
    this.steps = progress.steps();
    this.control = at.control();
    SyncProgress pages =
        soFar -> {
          progress.sync().page(soFar);
          steps.at(CycleStep.PAGE_READ);
        };
    this.sync = Sync.of(at.connection(), at.connector(), at.store(), pages);
    this.desk = desk;
    this.planning = new MarkPlanning(ledger, at.store(), new MarkPlanner(rules), switches);
    this.suggestions =
        new SuggestionDesk(
            at.connector()::suggestions,
            switches,
            () -> at.store().accounts().adviseAll(at.connection()));
    this.writeBack =
        new WriteBack(
            ledger,
            at.store(),
            at.pause().within(at.connector().turnaround()),
            new WriteBackHooks(progress.writeBack(), steps, control));
  }

  /** Makes the next cycle plan every debtor: after settings or switches have changed. */
  public void planAll() {
    planning.planAll();
  }

  /** Ends every write that was not sent yet: before a connection is released. */
  public void abandon(LocalDate today) {
    planning.abandon(today);
  }

  /**
   * What changed between its scoring and its write is scored again and written in a second round,
   * and so is everything that is left when somebody stopped the recommended days meanwhile. Throws
   * {@link io.mahnwerk.core.failure.ConnectorException} when the ledger cannot be read.
   */
  public Report run(LocalDate today) {
    Report report = round(sync.run(today), today);
    if (report.writes().count(OutboxState.STALE) > 0 || control.isOutdated()) {
      report = report.then(round(report.sync(), today));
    }
    steps.at(CycleStep.ENDED);
    return report;
  }

  private Report round(SyncReport read, LocalDate today) {
    if (!control.mayPlan()) {
      WriteBackReport nothing = new WriteBackReport(List.of());
      return new Report(read, 0, 0, PlanReport.NOTHING, nothing, Optional.empty());
    }
    List<Advice> advice = desk.advise(today);
    steps.at(CycleStep.ADVISED);
    PlanReport plan = planning.plan(advice, today);
    control.planned();
    steps.at(CycleStep.PLANNED);
    WriteBackReport writes = writeBack.send(today);
    int recommendations = advice.stream().mapToInt(one -> one.recommendations().size()).sum();
    Optional<Sentence> unshown = suggestions.show(advice);
    return new Report(read, advice.size(), recommendations, plan, writes, unshown);
  }
}
