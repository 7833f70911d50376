package io.mahnwerk.app.torture;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.app.journal.RunJournal;
import io.mahnwerk.app.output.Terminal;
import io.mahnwerk.app.torture.Disturbance.FolderGone;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.FileExchange;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.core.store.RunComparison;
import io.mahnwerk.core.writeback.CycleSteps;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.wire.WiredErp;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One ledger, its ERP behind a proxy and a home with one connection to it. */
final class CertificateSite implements AutoCloseable {
  /** Days after which what people did not take over is given out again. */
  static final int TAKEN_OVER_WITHIN = 2;

  private static final Map<String, String> IN_HASTE =
      Map.of(
          "call-timeout-seconds", "3", "confirm-within-days", Integer.toString(TAKEN_OVER_WITHIN));
  private static final ConnectionId BOOKS = new ConnectionId(TortureHome.CONNECTION);

  private final Arena arena;
  private final ConnectorRegistry connectors;
  private final OneFault script;
  private final TortureLedger books;
  private final WiredErp erp;
  private final TortureHome home;
  private SimulatedLedger ledger;

  /**
   * Where a command begins.
   *
   * @param files a copy of the home
   * @param debtor one with an open item that nothing of ours stands on
   * @param lastRun the number of the latest run
   */
  record Start(SimulatedLedger ledger, Path files, LocalDate day, String debtor, int lastRun) {}

  /**
   * How a command ended.
   *
   * @param exitCode empty when its process was killed
   */
  record Ran(Optional<Integer> exitCode, String out, String err) {
    static Ran of(WorkProcess.Ended ended) {
      Optional<Integer> exitCode =
          ended.exitCode().isPresent()
              ? Optional.of(ended.exitCode().getAsInt())
              : Optional.empty();
      return new Ran(exitCode, ended.said(), "");
    }
  }

  CertificateSite(Arena arena, ConnectorRegistry connectors, OneFault script, Path folder) {
    this.arena = arena;
    this.connectors = connectors;
    this.script = script;
    this.books = new TortureLedger(arena, 7);
    this.ledger = books.ledger();
    this.erp = WiredErp.of(arena.erp().start(ledger, arena.shape().options()), script);
    this.home = new TortureHome(folder, arena);
  }

  TortureLedger books() {
    return books;
  }

  SimulatedLedger ledger() {
    return ledger;
  }

  WiredErp erp() {
    return erp;
  }

  TortureHome home() {
    return home;
  }

  void configure(String steering) {
    Map<String, String> settings = new TreeMap<>(erp.settings());
    settings.computeIfPresent("page-size", (key, size) -> "8");
    settings.computeIfPresent("quiet-seconds", (key, seconds) -> "60");
    for (SettingSpec spec : arena.connector().settings()) {
      Optional.ofNullable(IN_HASTE.get(spec.key()))
          .ifPresent(hasty -> settings.put(spec.key(), hasty));
    }
    home.configure(settings, steering);
  }

  /** What banks and people do before a command runs. */
  void morning(LocalDate day) {
    ledger.startDay(day);
    ledger.postBankStatement();
    erp.settle();
  }

  /** Gives the former procedure back to whoever has not got it, as release asks for. */
  void giveBack() {
    DunningProcedureCode former = arena.erp().formerProcedure();
    ledger.debtors().stream()
        .map(SimulatedLedger.LedgerDebtor::debtor)
        .filter(debtor -> !debtor.dunning().procedure().equals(former))
        .forEach(debtor -> ledger.assign(debtor.ref().number(), former));
  }

  /** As after native runs that were foreseen, without which nothing is steered. */
  void haveObserved(List<LocalDate> runs) {
    try (ReceivablesStore store = ReceivablesStore.open(home.store())) {
      for (LocalDate run : runs) {
        RunComparison seen = new RunComparison(TortureLedger.COMPANY, run, 10, 10, 10);
        store.nativeRuns().keep(BOOKS, seen, run);
      }
    }
  }

  /** So that the next export says something else than the last one. */
  void letSomebodyPay() {
    List<LedgerItem> open = ledger.openItems();
    ledger.clear(open.get(open.size() - 1).key(), Clearing.Kind.PAYMENT);
  }

  /** Runs a command; what it asked for has been carried out then. */
  Ran run(Situation.Command command) {
    Ran ran = runAlone(command);
    erp.settle();
    return ran;
  }

  /** The same while a folder of the exchange is no folder. */
  Ran runWithout(FolderGone.Place place, Situation.Command command) {
    Path folder = place.in(folders(command.day()));
    Path aside = folder.resolveSibling(folder.getFileName() + "-aside");
    try {
      Files.move(folder, aside);
      Files.createFile(folder);
      Ran ran = runAlone(command);
      Files.delete(folder);
      Files.move(aside, folder);
      erp.settle();
      return ran;
    } catch (IOException refused) {
      throw new UncheckedIOException(folder + " cannot be put aside", refused);
    }
  }

  private FileExchange.Folders folders(LocalDate day) {
    try (ErpConnector connector =
        arena.connector().open(new ConnectorContext(BOOKS, erp.settings(), morningOf(day)))) {
      return connector.files().orElseThrow().folders();
    }
  }

  private Ran runAlone(Situation.Command command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false);
    int exitCode =
        Mahnwerk.commandLine(terminal, morningOf(command.day()), CycleSteps.NONE, connectors)
            .execute(words(command).toArray(new String[0]));
    terminal.flush();
    return new Ran(Optional.of(exitCode), out.toString(), err.toString());
  }

  /** The words of a command with the global options. */
  List<String> words(Situation.Command command) {
    List<String> words =
        new ArrayList<>(List.of("--home", home.folder().toString(), "--lang", "en"));
    words.addAll(command.words());
    return words;
  }

  Start keep(LocalDate day) {
    return new Start(ledger.copy(), home.snapshot(), day, view().untouchedDebtor(), lastRun());
  }

  /** Goes on from where it is, without a copy. */
  Start here(LocalDate day) {
    return new Start(ledger, home.folder(), day, view().untouchedDebtor(), lastRun());
  }

  void restore(Start start) {
    ledger = start.ledger().copy();
    erp.replace(arena.erp().start(ledger, arena.shape().options()));
    home.restore(start.files());
    morning(start.day());
  }

  /** What can be seen of the ledger and its store now. */
  CertificateView view() {
    return new CertificateView(ledger, home.store());
  }

  void beginScript() {
    script.begin(erp.faults());
  }

  @Override
  public void close() {
    erp.close();
    home.close();
  }

  private static Clock morningOf(LocalDate day) {
    return Clock.fixed(day.atTime(8, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
  }

  private int lastRun() {
    return new RunJournal(BOOKS, home.folder().resolve("runs").resolve(BOOKS.value()))
        .runs().stream().findFirst().map(run -> run.number()).orElse(0);
  }
}
