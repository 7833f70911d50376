package io.mahnwerk.app.cycle;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.check.ReadyConnection;
import io.mahnwerk.app.journal.PastRun;
import io.mahnwerk.app.journal.RunJournal;
import io.mahnwerk.app.journal.RunKind;
import io.mahnwerk.app.journal.RunLog;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.sync.Sync;
import io.mahnwerk.core.sync.SyncProgress;
import io.mahnwerk.core.writeback.PastChange;
import io.mahnwerk.core.writeback.Undo;
import io.mahnwerk.core.writeback.UndoPlan;
import io.mahnwerk.core.writeback.WriteBack;
import io.mahnwerk.core.writeback.WriteBackHooks;
import io.mahnwerk.core.writeback.WriteBackReport;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * Brings back what stood before a run, as far as its day has not come and nobody has changed it
 * since, and never below the former day. Works also when the store was lost, since the run's own
 * file and the ledger say all that it needs; the store is then read anew. Ends with exit code 1
 * when a change was not made.
 */
@Command(
    name = "undo",
    description = "Bring back what stood before a run; without --yes only show what would be done.",
    mixinStandardHelpOptions = true)
public final class UndoCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Mahnwerk mahnwerk;

  @Parameters(
      paramLabel = "CONNECTION:RUN",
      converter = RunId.Parser.class,
      description = "A run as 'mahnwerk runs CONNECTION' names it, such as books:12.")
  private RunId run = new RunId("", 0);

  @Option(names = "--yes", description = "Do it.")
  private boolean yes;

  @Mixin private LedgerPatience patience = new LedgerPatience();

  @Override
  public Integer call() {
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    return ConnectionSession.on(shared, run.connection(), session -> undo(session, shared));
  }

  private int undo(ConnectionSession session, Mahnwerk shared) {
    RunJournal journal = new RunJournal(session.id(), session.folder().runs());
    PastRun past = journal.find(run.number()).orElseThrow(() -> unknown(shared));
    List<PastChange> changes = journal.changes(run.number());
    session.lock();
    new ReadyConnection(session.id()).require(session.connector().check());
    if (yes) {
      new WritePermit(session).require();
    }
    Sync.of(session.id(), session.connector(), session.store(), SyncProgress.SILENT)
        .run(session.today());
    Undo undo = new Undo(session.ledger(), session.store(), session.plannerRules());
    UndoPlan plan = undo.plan(changes, session.today());
    UndoSummary summary = new UndoSummary(run, past, plan);
    summary.print(shared.terminal().out(), shared.locale());
    if (!yes) {
      shared
          .terminal()
          .out()
          .println(
              new Sentence(
                      "Nothing was changed; --yes undoes it.",
                      "Nichts wurde geändert; --yes nimmt ihn zurück.")
                  .in(shared.locale()));
      return 0;
    }
    undo.decide(plan, changes, session.today());
    WriteBackReport report = written(session, journal, shared);
    boolean complete = summary.printEnd(report, shared.terminal().out(), shared.locale());
    int earlier = askedForEarlier(session, plan, report);
    summary.sayWhatWasAskedForEarlier(earlier, shared.terminal().out(), shared.locale());
    return complete && earlier == 0 ? 0 : 1;
  }

  /** An item has one open write at most: where an earlier one may still come, none is added. */
  private static int askedForEarlier(
      ConnectionSession session, UndoPlan plan, WriteBackReport report) {
    Set<DunningTarget> waiting =
        plan.steps().stream().map(step -> step.intent().target()).collect(Collectors.toSet());
    report.entries().forEach(entry -> waiting.remove(entry.intent().target()));
    return (int)
        session.store().outbox().inFlight(session.id()).stream()
            .filter(entry -> waiting.contains(entry.intent().target()))
            .count();
  }

  private WriteBackReport written(ConnectionSession session, RunJournal journal, Mahnwerk shared) {
    try (RunLog log = journal.begin(RunKind.UNDO, session.today(), shared.clock().instant());
        CycleProgress progress = new CycleProgress(shared.terminal(), shared.locale())) {
      WriteBackHooks hooks =
          new WriteBackHooks(
              progress::written,
              shared.steps(),
              new RunGuard(session, StopSwitch.of(shared.home(), session.id()), log));
      WriteBackReport report =
          new WriteBack(session.ledger(), session.store(), session.pause(patience), hooks)
              .send(session.today());
      log.end(UndoSummary.isComplete(report) ? PastRun.End.DONE : PastRun.End.INCOMPLETE);
      return report;
    }
  }

  private CommandFailure unknown(Mahnwerk shared) {
    return new CommandFailure(
        new Sentence(
                "Connection '%s' has no run %s, or its file is no longer kept; 'mahnwerk runs %s"
                    + " --all' lists those that can be undone.",
                "Verbindung '%s' hat keinen Lauf %s, oder seine Datei ist nicht mehr aufbewahrt;"
                    + " 'mahnwerk runs %s --all' zeigt, welche zurückgenommen werden können.")
            .with(
                Sentence.same(run.connection()),
                Sentence.same(Integer.toString(run.number())),
                Sentence.same(run.connection()))
            .in(shared.locale()));
  }
}
