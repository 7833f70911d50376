package io.mahnwerk.app.cycle;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.check.ReadyConnection;
import io.mahnwerk.app.journal.PastRun;
import io.mahnwerk.app.journal.RunJournal;
import io.mahnwerk.app.journal.RunKind;
import io.mahnwerk.app.journal.RunLog;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.FileExchange;
import io.mahnwerk.core.spi.ProcedureSwitch;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.core.writeback.LedgerRelease;
import io.mahnwerk.core.writeback.MarkPlanner;
import io.mahnwerk.core.writeback.MarkPlanning;
import io.mahnwerk.core.writeback.ReleaseReport;
import io.mahnwerk.core.writeback.WriteBack;
import io.mahnwerk.core.writeback.WriteBackHooks;
import io.mahnwerk.core.writeback.WriteBackProgress;
import io.mahnwerk.core.writeback.WriteGuard;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Takes back every mark of ours from a ledger and every suggestion shown there, also when the store
 * was lost. Where the ledger lets us, it first gives back the former procedures. While debtors
 * still have an opened one it refuses, since without marks they would be dunned before their former
 * day. Ends with exit code 1 when a mark or a suggestion is left.
 */
@Command(
    name = "release",
    description = "Take every mark back from a ledger; without --yes only show what would be done.",
    mixinStandardHelpOptions = true)
public final class ReleaseCommand implements Callable<Integer> {
  @Mixin private NamedConnection connection = new NamedConnection();

  @Option(names = "--yes", description = "Do it.")
  private boolean yes;

  @Option(
      names = "--despite-opened",
      description =
          "Also while debtors have an opened procedure: their notices may then go out before the"
              + " former day.")
  private boolean despiteOpened;

  @Option(
      names = "--list",
      paramLabel = "FILE",
      description =
          "Write the debtors with an opened procedure and the procedure to give back to this CSV"
              + " file, for the ledger's mass change.")
  private @Nullable Path list;

  @Mixin private LedgerPatience patience = new LedgerPatience();

  @Override
  public Integer call() {
    return connection.on(this::run);
  }

  private int run(ConnectionSession session, Mahnwerk shared) {
    if (yes) {
      session.lock();
      new WritePermit(session).require();
    }
    new ReadyConnection(session.id()).require(session.connector().check());
    ReleaseReport marks =
        new LedgerRelease(session.ledger(), session.pause(patience), WriteBackProgress.SILENT)
            .preview();
    OpenedDebtors opened = OpenedDebtors.in(session.connector());
    ReleaseSummary summary = new ReleaseSummary(shared.terminal().out(), shared.locale());
    long ready = session.connector().files().map(files -> files.standing().givenOut()).orElse(0L);
    summary.preview(marks, opened, ready);
    if (list != null) {
      new GiveBackList(opened, list).write();
      summary.sayThatTheyAreListed(opened, list);
    }
    if (!yes) {
      summary.sayNothingWasChanged();
      return 0;
    }
    boolean stillOpened = !opened.isEmpty() && !isGivenBack(session, opened, summary);
    if (stillOpened && !despiteOpened && (ready > 0 || !marks.left().isEmpty())) {
      throw refused(shared);
    }
    int carried = session.connector().files().map(FileExchange::recall).orElse(0);
    int onTheirWay = settled(session);
    ReleaseReport report = released(session, shared);
    summary.print(report, session.configured().isOnlyObserved(), onTheirWay);
    summary.sayWhatMayHaveBeenCarriedIn(carried);
    boolean waits = stillOpened && session.connector().procedureSwitch().isPresent();
    return report.isComplete() && onTheirWay + carried == 0 && !waits ? 0 : 1;
  }

  /** Where the ledger lets us give the former procedure back, that is done before anything else. */
  private static boolean isGivenBack(
      ConnectionSession session, OpenedDebtors opened, ReleaseSummary summary) {
    Optional<ProcedureSwitch> means = session.connector().procedureSwitch();
    if (means.isEmpty()) {
      return false;
    }
    List<DebtorRef> debtors = opened.debtors().stream().map(Debtor::ref).toList();
    summary.sayWhatIsGivenBack(debtors, means.get().giveBack(debtors));
    return OpenedDebtors.in(session.connector()).isEmpty();
  }

  private CommandFailure refused(Mahnwerk shared) {
    return new CommandFailure(
        new Sentence(
                "Connection '%s': nothing was released, since these debtors would be dunned"
                    + " before their former day; --despite-opened releases all the same.",
                "Verbindung '%s': nichts wurde freigegeben, da diese Debitoren sonst vor ihrem"
                    + " bisherigen Tag gemahnt würden; --despite-opened gibt trotzdem frei.")
            .with(Sentence.same(connection.name()))
            .in(shared.locale()));
  }

  /**
   * Waits for what was asked for earlier, since a hold that comes after the release would stay;
   * then drops what is planned and forgets what stands, else marks that are gone would count as
   * lifted by a clerk. Answers how many writes may still come: what people were to carry in does so
   * no more once it was recalled.
   */
  private int settled(ConnectionSession session) {
    if (!session.hasStore()) {
      return 0;
    }
    LocalDate today = session.today();
    ReceivablesStore store = session.store();
    int onTheirWay =
        new WriteBack(session.ledger(), store, session.pause(patience), WriteBackHooks.NONE)
            .settle(today);
    int days =
        session.connector().files().isPresent() ? 1 : session.connector().turnaround().days();
    onTheirWay -= store.outbox().expire(session.id(), today.minusDays(days), today);
    MarkPlanner planner = new MarkPlanner(session.plannerRules());
    new MarkPlanning(session.ledger(), store, planner, debtor -> false).abandon(today);
    return onTheirWay;
  }

  private ReleaseReport released(ConnectionSession session, Mahnwerk shared) {
    RunJournal journal = new RunJournal(session.id(), session.folder().runs());
    try (RunLog log = journal.begin(RunKind.RELEASE, session.today(), shared.clock().instant());
        CycleProgress progress = new CycleProgress(shared.terminal(), shared.locale())) {
      ReleaseReport report =
          new LedgerRelease(
                  session.ledger(), session.pause(patience), progress::written, new Noting(log))
              .run(session.today());
      log.inert(report.inert());
      log.end(report.isComplete() ? PastRun.End.DONE : PastRun.End.INCOMPLETE);
      return report;
    }
  }

  /** Writes down what is sent. */
  private record Noting(RunLog log) implements WriteGuard {
    @Override
    public boolean admits(OutboxEntry entry) {
      return true;
    }

    @Override
    public void sending(List<PlannedChange> batch) {
      log.changing(batch);
    }
  }
}
