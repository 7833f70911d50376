package io.mahnwerk.app.preview;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.cycle.NamedConnection;
import io.mahnwerk.app.output.AllRows;
import io.mahnwerk.app.output.LongList;
import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.store.NoticeDifference;
import io.mahnwerk.core.store.RunComparison;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Holds a native run as it was foreseen against what the ledger then showed, item by item, each
 * difference explained or flagged. Calls no ledger: the first cycle after the run has read it. Ends
 * with exit code 1 when a difference is not explained.
 */
@Command(
    name = "compare",
    description = "Compare a dunning run with what was foreseen of it.",
    mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer> {
  @Mixin private NamedConnection connection = new NamedConnection();

  @Option(
      names = "--run",
      paramLabel = "DATE",
      description = "The day of the run (default: the last one that was compared).")
  private @Nullable LocalDate run;

  @Mixin private AllRows out = new AllRows();

  @Override
  public Integer call() {
    return connection.on(this::run);
  }

  private int run(ConnectionSession session, Mahnwerk shared) {
    session.requireThatItWasRead();
    LocalDate day = day(session, shared);
    PrintWriter terminal = shared.terminal().out();
    List<RunComparison> runs = session.store().nativeRuns().of(session.id(), day);
    boolean byLevel = session.connector().capabilities().contains(Capability.SHOWS_LEVEL);
    print(runs, day, terminal, shared.locale());
    if (runs.stream().allMatch(run -> run.observed() == 0)) {
      terminal.println(nothingSeen(byLevel).in(shared.locale()));
    }
    terminal.println();
    AtomicLong unexplained = new AtomicLong();
    Explanation explanation = new Explanation(day);
    new LongList(
            Known.itemAnd(
                new Sentence("Foreseen", "Vorhergesehen"),
                new Sentence("Sent", "Versandt"),
                new Sentence("Why", "Warum")),
            shared.locale(),
            out.file())
        .print(
            terminal,
            rows -> {
              try (Stream<NoticeDifference> found =
                  session.store().nativeRuns().differences(session.id(), day, byLevel)) {
                found.forEach(
                    one -> {
                      Reason why = explanation.of(one);
                      unexplained.addAndGet(why.code() == ReasonCode.UNEXPLAINED ? 1 : 0);
                      rows.accept(row(session, one, why, new NoticeWord(byLevel, shared.locale())));
                    });
              }
            });
    return unexplained.get() == 0 ? 0 : 1;
  }

  private LocalDate day(ConnectionSession session, Mahnwerk shared) {
    Optional<LocalDate> day =
        run == null
            ? session.store().nativeRuns().lastCompared(session.id())
            : Optional.of(run)
                .filter(r -> !session.store().nativeRuns().of(session.id(), r).isEmpty());
    return day.orElseThrow(
        () ->
            new CommandFailure(
                new Sentence(
                        "Connection '%s': no such run was foreseen by a cycle before it and read by"
                            + " one after it.",
                        "Verbindung '%s': kein solcher Lauf wurde von einem Zyklus davor"
                            + " vorhergesehen und von einem danach gelesen.")
                    .with(Sentence.same(connection.name()))
                    .in(shared.locale())));
  }

  private static void print(
      List<RunComparison> runs, LocalDate day, PrintWriter terminal, Locale locale) {
    terminal.println(
        new Sentence("Dunning run of %s", "Mahnlauf vom %s")
            .with(Sentence.same(day.toString()))
            .in(locale));
    TextTable table =
        TextTable.ofNumbers(
            new Sentence("Company code", "Buchungskreis").in(locale),
            new Sentence("foreseen", "vorhergesehen").in(locale),
            new Sentence("sent", "versandt").in(locale),
            new Sentence("agreeing", "übereinstimmend").in(locale),
            new Sentence("share", "Anteil").in(locale));
    runs.forEach(
        run ->
            table.row(
                run.companyCode().value(),
                Sentence.number(run.foreseen(), 0).in(locale),
                Sentence.number(run.observed(), 0).in(locale),
                Sentence.number(run.agreeing(), 0).in(locale),
                Sentence.percent(run.all() == 0 ? 1 : (double) run.agreeing() / run.all(), 1)
                    .in(locale)));
    table.print(terminal);
  }

  private static Sentence nothingSeen(boolean byLevel) {
    return byLevel
        ? new Sentence(
            "No notice of this day was seen: the run did not take place, or it sent nothing.",
            "Von diesem Tag ist keine Mahnung zu sehen: der Lauf fand nicht statt oder"
                + " verschickte nichts.")
        : new Sentence(
            "No notice of this day was seen, and the level is not read from this ledger: what the"
                + " run sent is unknown ('check' says what is missing).",
            "Von diesem Tag ist keine Mahnung zu sehen, und die Mahnstufe ist hier nicht lesbar:"
                + " was der Lauf verschickte, ist unbekannt ('check' nennt, was fehlt).");
  }

  private static List<String> row(
      ConnectionSession session, NoticeDifference one, Reason why, NoticeWord word) {
    OpenItem item = one.item();
    String name =
        session
            .store()
            .accounts()
            .find(item.debtor())
            .map(DebtorAccount::debtor)
            .map(Debtor::name)
            .orElse("");
    return List.of(
        item.debtor().companyCode().value(),
        item.debtor().number(),
        name,
        item.documentNumber(),
        item.netDueDate().toString(),
        one.posted().toString(),
        word.of(one.foreseen()),
        word.of(one.observed()),
        why.text(word.locale()));
  }

  /** How a notice is called; one whose level cannot be read has none. */
  private record NoticeWord(boolean byLevel, Locale locale) {
    String of(Optional<DunningLevel> level) {
      return level
          .map(
              l ->
                  byLevel
                      ? new Sentence("level %s", "Stufe %s").with(Sentence.same(l.toString()))
                      : new Sentence("notice, level unknown", "Mahnung, Stufe unbekannt"))
          .orElse(new Sentence("no notice", "keine Mahnung"))
          .in(locale);
    }
  }
}
