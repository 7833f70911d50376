package io.mahnwerk.app.cycle;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.check.ReadyConnection;
import io.mahnwerk.app.journal.PastRun;
import io.mahnwerk.app.journal.RunJournal;
import io.mahnwerk.app.journal.RunKind;
import io.mahnwerk.app.journal.RunLog;
import io.mahnwerk.app.output.Sentence;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.writeback.LedgerRelease;
import io.mahnwerk.core.writeback.MarkPlanner;
import io.mahnwerk.core.writeback.MarkPlanning;
import io.mahnwerk.core.writeback.ReleaseReport;
import io.mahnwerk.core.writeback.WriteBackProgress;
import io.mahnwerk.core.writeback.WriteGuard;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * Takes back every mark of ours from a ledger, also when the store was lost. While debtors still
 * have an opened procedure it refuses, since without marks they would be dunned before their former
 * day. Ends with exit code 1 when a mark is left.
 */
@Command(
    name = "release",
    description = "Take every mark back from a ledger; without --yes only show what would be done.",
    mixinStandardHelpOptions = true)
public final class ReleaseCommand implements Callable<Integer> {
  private static final int SHOWN = 20;

  @ParentCommand private @Nullable Mahnwerk mahnwerk;

  @Parameters(paramLabel = "CONNECTION", description = "A name in mahnwerk.yaml.")
  private String connection = "";

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
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    return ConnectionSession.on(shared, connection, session -> run(session, shared));
  }

  private int run(ConnectionSession session, Mahnwerk shared) {
    if (yes) {
      session.lock();
      StopSwitch.of(shared.home(), session.id()).requireThatItWrites(session.id(), shared.locale());
    }
    new ReadyConnection(session.id()).require(session.connector().check());
    PrintWriter out = shared.terminal().out();
    ReleaseReport marks =
        new LedgerRelease(session.ledger(), patience.pause(), WriteBackProgress.SILENT).preview();
    preview(marks, session, shared);
    if (!yes) {
      out.println(
          new Sentence(
                  "Nothing was changed; --yes releases.", "Nichts wurde geändert; --yes gibt frei.")
              .in(shared.locale()));
      return 0;
    }
    abandonPlans(session);
    return print(released(session, shared), session, shared);
  }

  private ReleaseReport released(ConnectionSession session, Mahnwerk shared) {
    RunJournal journal = new RunJournal(session.id(), session.folder().runs());
    try (RunLog log = journal.begin(RunKind.RELEASE, session.today(), shared.clock().instant());
        CycleProgress progress = new CycleProgress(shared.terminal(), shared.locale())) {
      ReleaseReport report =
          new LedgerRelease(session.ledger(), patience.pause(), progress::written, new Noting(log))
              .run(session.today());
      log.inert(report.inert());
      log.end(report.left().isEmpty() ? PastRun.End.DONE : PastRun.End.INCOMPLETE);
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

  private void preview(ReleaseReport marks, ConnectionSession session, Mahnwerk shared) {
    OpenedDebtors opened = OpenedDebtors.in(session.connector());
    PrintWriter out = shared.terminal().out();
    Locale locale = shared.locale();
    out.println(
        new Sentence(
                "Marks of ours: %s on open items, %s on cleared items (nobody can change these and"
                    + " no run looks at them).",
                "Unsere Markierungen: %s an offenen Posten, %s an ausgeglichenen (diese kann niemand"
                    + " ändern, und kein Lauf beachtet sie).")
            .with(
                Sentence.number(marks.left().size(), 0),
                Sentence.number(marks.inertOnClearedItems(), 0))
            .in(locale));
    printInert(marks, out, locale);
    if (list != null) {
      new GiveBackList(opened, list).write();
      out.println(
          new Sentence("%s debtors to give back are listed in %s.", "%s Debitoren stehen in %s.")
              .with(Sentence.number(opened.debtors().size(), 0), Sentence.same(list.toString()))
              .in(locale));
    }
    if (opened.isEmpty()) {
      return;
    }
    out.println(
        new Sentence(
                "%s debtors still have an opened procedure. Give the former procedure back first:",
                "%s Debitoren haben noch ein geöffnetes Verfahren. Geben Sie zuerst das bisherige"
                    + " Verfahren zurück:")
            .with(Sentence.number(opened.debtors().size(), 0))
            .in(locale));
    opened.print(out, locale);
    if (yes && !despiteOpened && !marks.left().isEmpty()) {
      throw new CommandFailure(
          new Sentence(
                  "Connection '%s': nothing was released, since these debtors would be dunned"
                      + " before their former day; --despite-opened releases all the same.",
                  "Verbindung '%s': nichts wurde freigegeben, da diese Debitoren sonst vor ihrem"
                      + " bisherigen Tag gemahnt würden; --despite-opened gibt trotzdem frei.")
              .with(Sentence.same(connection))
              .in(locale));
    }
  }

  /** All of them stand in the file of the run; the first are named here. */
  private static void printInert(ReleaseReport marks, PrintWriter out, Locale locale) {
    String rest =
        marks.inert().size() <= SHOWN
            ? ""
            : new Sentence(" and %s more", " und %s weitere")
                .with(Sentence.number(marks.inert().size() - SHOWN, 0))
                .in(locale);
    if (!marks.inert().isEmpty()) {
      out.println(
          new Sentence("Cleared with our mark: %s%s", "Mit unserer Markierung ausgeglichen: %s%s")
              .with(
                  Sentence.same(
                      marks.inert().stream()
                          .limit(SHOWN)
                          .map(item -> item.companyCode().value() + "/" + item.nativeKey())
                          .collect(Collectors.joining(", "))),
                  Sentence.same(rest))
              .in(locale));
    }
  }

  /** Else the marks that are then gone would count as lifted by a clerk. */
  private static void abandonPlans(ConnectionSession session) {
    if (session.hasStore()) {
      MarkPlanner planner = new MarkPlanner(session.plannerRules());
      new MarkPlanning(session.ledger(), session.store(), planner, debtor -> false)
          .abandon(session.today());
    }
  }

  private static int print(ReleaseReport report, ConnectionSession session, Mahnwerk shared) {
    PrintWriter out = shared.terminal().out();
    Locale locale = shared.locale();
    out.println(
        new Sentence("%s marks were taken back.", "%s Markierungen wurden zurückgenommen.")
            .with(Sentence.number(report.withdrawn(), 0))
            .in(locale));
    if (!session.configured().isOnlyObserved()) {
      out.println(
          new Sentence(
                  "The next cycle sets marks anew unless 'steering' is set to observe.",
                  "Der nächste Zyklus markiert erneut, solange 'steering' nicht auf observe steht.")
              .in(locale));
    }
    if (report.left().isEmpty()) {
      return 0;
    }
    out.println(
        new Sentence("%s marks are left:", "%s Markierungen sind übrig:")
            .with(Sentence.number(report.left().size(), 0))
            .in(locale));
    new MarksLeft(report.left(), report.refused())
        .print(
            new Sentence(
                "The ledger has not shown the change yet; run release again.",
                "Das Buchungssystem zeigt die Änderung noch nicht; release erneut aufrufen."),
            out,
            locale);
    return 1;
  }
}
