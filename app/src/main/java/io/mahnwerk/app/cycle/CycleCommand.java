package io.mahnwerk.app.cycle;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.check.ReadyConnection;
import io.mahnwerk.app.config.WriteProof;
import io.mahnwerk.app.gate.GateNotes;
import io.mahnwerk.app.gate.LedgerGates;
import io.mahnwerk.app.journal.PastRun;
import io.mahnwerk.app.journal.RunJournal;
import io.mahnwerk.app.journal.RunKind;
import io.mahnwerk.app.journal.RunLog;
import io.mahnwerk.app.model.ModelShelf;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.FeedFact;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.SegmentRules;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Runs one cycle of a configured connection: read, advise, plan, write back. Ends with exit code 1
 * when the ledger failed to make a change it was asked for.
 */
@Command(
    name = "cycle",
    description = "Read a ledger, advise, and write dates and blocks back; once.",
    mixinStandardHelpOptions = true)
public final class CycleCommand implements Callable<Integer> {
  @Mixin private NamedConnection connection = new NamedConnection();

  @Option(
      names = "--feed",
      paramLabel = "FILE",
      description =
          "CSV file of facts that the ledger does not hold: complaints, notices and their"
              + " propensity.")
  private @Nullable Path feed;

  @Mixin private LedgerPatience patience = new LedgerPatience();

  @Override
  public Integer call() {
    return connection.on(this::run);
  }

  /** What a cycle works with. */
  private record Work(
      ConnectionSession session,
      Mahnwerk shared,
      AdviceContext context,
      AdviceDesk desk,
      SteeringRules steering,
      LedgerGates gates) {
    boolean proven() {
      return steering.proven();
    }
  }

  private int run(ConnectionSession session, Mahnwerk shared) {
    List<FeedFact> facts = feed == null ? List.of() : new FeedFile(feed).read(session.id());
    session.lock();
    new ReadyConnection(session.id()).require(session.connector().check());
    ReceivablesStore store = session.store();
    store.importFeed(session.id(), facts, session.today());
    DunningProcedures procedures = session.connector().procedures();
    boolean proven = new WriteProof(session.folder()).allows(session.connector());
    LedgerGates gates = session.gates();
    SteeringRules steering =
        new SteeringRules(session.configured(), procedures, proven, gates::admits);
    AdviceContext context = session.context(steering.advice());
    AdviceDesk desk =
        new AdviceDesk(session.id(), store, context, SegmentRules.standard(), session.factors());
    desk.guardedBy(gates);
    desk.keepReceipts(session.configured().region());
    desk.chooseOnlyFrom(session.configured().leastClearedItems());
    PaceGuard pace = pace(session, procedures);
    desk.guardedBy(pace);
    String model = follow(session, desk, shared);
    StopSwitch stop = StopSwitch.of(shared.home(), session.id());
    StopSwitch.State stopped = stop.state();
    if (!proven || stopped != StopSwitch.State.GO) {
      desk.restPilot();
    }
    String days = model + " from " + session.configured().leastClearedItems() + pace.text();
    String basis = proven ? days : days + " without proof";
    AdviceBasis.of(session.configured(), context.settings(), procedures, basis, stopped)
        .applyTo(store, session.configured(), session.folder().basis());
    RunJournal journal = new RunJournal(session.id(), session.folder().runs());
    try (RunLog log = journal.begin(RunKind.CYCLE, session.today(), shared.clock().instant())) {
      journal.forget(session.today());
      RunGuard guard = new RunGuard(session, stop, log);
      Work work = new Work(session, shared, context, desk, steering, gates);
      LedgerCycle.Report report = cycle(work, guard, log);
      new PastNotices(session).take(shared.terminal().out(), shared.locale());
      if (guard.state() != stopped) {
        store.steering().planAll(session.id());
      }
      session.keepForecast(steering.switches(guard::state));
      CycleSummary summary = summary(session, procedures, report, guard);
      log.end(summary.end());
      desk.stoppedThePilotFor()
          .map(this::pilotStopped)
          .ifPresent(why -> shared.terminal().err().println(why.in(shared.locale())));
      pace.justStopped()
          .forEach(slow -> shared.terminal().err().println(tooSlow(slow).in(shared.locale())));
      report.unshown().ifPresent(why -> shared.terminal().err().println(why.in(shared.locale())));
      pace.stoppedEarlier()
          .forEach(why -> shared.terminal().out().println(why.text(shared.locale())));
      int code = Math.max(print(summary, work), report.unshown().isPresent() ? 1 : 0);
      return guard.quiet().map(run -> quiet(run, shared)).orElse(code);
    }
  }

  private LedgerCycle.Report cycle(Work work, RunGuard guard, RunLog log) {
    ConnectionSession session = work.session();
    LedgerCycle.Workplace workplace =
        new LedgerCycle.Workplace(
            session.id(), session.connector(), session.store(), patience.pause(), guard);
    Mahnwerk shared = work.shared();
    try (CycleProgress progress = new CycleProgress(shared.terminal(), shared.locale())) {
      return new LedgerCycle(
              workplace,
              work.context(),
              work.desk(),
              work.steering().switches(guard::state),
              progress.listeners(shared.steps()))
          .run(session.today());
    } catch (RuntimeException failed) {
      log.end(PastRun.End.FAILED);
      throw failed;
    }
  }

  private static CycleSummary summary(
      ConnectionSession session,
      DunningProcedures procedures,
      LedgerCycle.Report report,
      RunGuard guard) {
    ReceivablesStore store = session.store();
    return new CycleSummary(
        session.configured(),
        procedures,
        store.accounts().countByProcedure(session.id()),
        new CycleSummary.Waiting(
            store.outbox().open(session.id()).size(),
            store.deadLetters().waiting(session.id()).size()),
        new CycleSummary.HeldBack(guard.stopped(), guard.breach()),
        report);
  }

  private int print(CycleSummary summary, Work work) {
    ConnectionSession session = work.session();
    Mahnwerk shared = work.shared();
    summary.print(shared.terminal().out(), shared.locale());
    if (!session.configured().isOnlyObserved()) {
      session.printReservation(shared);
    }
    new GateNotes(
            session.id(),
            session.connector().capabilities(),
            session.store(),
            work.gates().refused())
        .print(shared.terminal().out(), shared.locale());
    EarlyNotices.found(session, session.plannerRules().times())
        .print(shared.terminal().out(), shared.locale());
    UnplannedRuns unplanned = UnplannedRuns.found(session);
    unplanned.print(shared.terminal().out(), shared.locale());
    boolean held = work.proven() || session.configured().isOnlyObserved();
    if (!held) {
      shared.terminal().out().println(notProven().in(shared.locale()));
    }
    boolean refused = !work.gates().refused().isEmpty();
    return summary.isFailed() || !held || !unplanned.isEmpty() || refused ? 1 : 0;
  }

  private static int quiet(LocalDate run, Mahnwerk shared) {
    shared
        .terminal()
        .out()
        .println(
            new Sentence(
                    "Nothing was changed: the dunning run of %s is within its quiet window, in"
                        + " which its proposal may be unprinted. Run the cycle before or after it.",
                    "Nichts wurde geändert: der Mahnlauf vom %s liegt in seinem Ruhefenster, in dem"
                        + " sein Vorschlag noch ungedruckt sein kann. Starten Sie den Zyklus davor"
                        + " oder danach.")
                .with(Sentence.same(run.toString()))
                .in(shared.locale()));
    return 1;
  }

  private Sentence notProven() {
    return new Sentence(
            "No hold was written: it is not proven that holds can be set and taken back here. Run"
                + " 'mahnwerk check %s --write-test CUSTOMER' with a debtor of your choice.",
            "Keine Sperre wurde gesetzt: es ist nicht erwiesen, dass Sperren hier gesetzt und"
                + " zurückgenommen werden können. Rufen Sie 'mahnwerk check %s --write-test"
                + " CUSTOMER' mit einem Debitor Ihrer Wahl auf.")
        .with(Sentence.same(connection.name()));
  }

  private static PaceGuard pace(ConnectionSession session, DunningProcedures procedures) {
    Set<DebtorRef> inPilot =
        session.store().pilots().find(session.id()).map(p -> p.arms().keySet()).orElse(Set.of());
    return new PaceGuard(
        session.configured(), procedures, new PaceRecord(session.folder().pace()), inPilot);
  }

  private Sentence tooSlow(CompanyCode code) {
    return new Sentence(
            "Company code %s: steered debtors are seen to pay later than those held to their former"
                + " day, so that former days hold again for all. 'mahnwerk go %s' lets it go on and"
                + " watches anew.",
            "Buchungskreis %s: gesteuerte Debitoren zahlen nachweislich später als jene, die ihren"
                + " bisherigen Tag behalten; für alle gelten wieder die bisherigen Tage. 'mahnwerk"
                + " go %s' lässt es weitergehen und beobachtet neu.")
        .with(Sentence.same(code.value()), Sentence.same(connection.name()));
  }

  private Sentence pilotStopped(PilotStop why) {
    return new Sentence(
            "The pilot was stopped: %s. They go by the former schedule again; 'mahnwerk pilot %s"
                + " --report' has the figures.",
            "Der Pilotversuch wurde angehalten: %s. Für sie gilt wieder der bisherige Mahnplan;"
                + " 'mahnwerk pilot %s --report' zeigt die Zahlen.")
        .with(why.sentence(), Sentence.same(connection.name()));
  }

  /** Answers what tells the model that the desk follows from others; blank for none. */
  private static String follow(ConnectionSession session, AdviceDesk desk, Mahnwerk shared) {
    ModelShelf shelf = new ModelShelf(session.id(), session.folder().model());
    ModelInUse.Followed followed =
        new ModelInUse(shelf, desk, shared.locale()).follow(session.today());
    PrintWriter to = followed.failed() ? shared.terminal().err() : shared.terminal().out();
    followed.note().ifPresent(note -> to.println(note.in(shared.locale())));
    return followed.basis();
  }
}
