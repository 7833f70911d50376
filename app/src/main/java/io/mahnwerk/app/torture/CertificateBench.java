package io.mahnwerk.app.torture;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.app.output.Terminal;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.OutboxState;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.core.writeback.CycleSteps;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.wire.WireRequest;
import io.mahnwerk.mocks.wire.WiredErp;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One ledger that has been observed for two weeks and then steered, and can be brought back to
 * where a command begins as often as it is disturbed.
 */
final class CertificateBench implements AutoCloseable {
  private static final int OBSERVED_DAYS = 12;
  private static final String DEADLINE = "call-timeout-seconds";

  private final Arena arena;
  private final ConnectorRegistry connectors;
  private final OneFault script = new OneFault();
  private final WiredErp erp;
  private final TortureHome home;
  private final Map<Situation, Start> starts = new EnumMap<>(Situation.class);
  private SimulatedLedger ledger;

  /** Where a command begins. */
  private record Start(SimulatedLedger ledger, Path files, LocalDate day) {}

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

  /**
   * What a disturbed command and the undisturbed ones after it left.
   *
   * @param after every item's dunning state right after the command
   * @param end the same after the commands that followed
   * @param unsettled writes that ended without a reason or have not ended, and holds past their
   *     date
   */
  record Trace(
      Ran ran,
      boolean met,
      List<WireRequest> exchanges,
      Map<String, DunningState> after,
      Map<String, DunningState> end,
      int unsettled,
      int repeated) {}

  CertificateBench(Arena arena, ConnectorRegistry connectors, Path folder) {
    this.arena = arena;
    this.connectors = connectors;
    TortureLedger books = new TortureLedger(arena, 7);
    this.ledger = books.ledger();
    this.erp = WiredErp.of(arena.erp().start(ledger, arena.shape().options()), script);
    this.home = new TortureHome(folder, arena);
    prepare(books);
  }

  OneFault script() {
    return script;
  }

  TortureHome home() {
    return home;
  }

  /** Whether calls of the ledger can be broken at all. */
  boolean isCalled() {
    return erp.isCalled();
  }

  Trace play(Situation situation, Disturbance disturbance) {
    Start start = starts.get(situation);
    restore(start);
    Evidence evidence = new Evidence();
    ledger.watchedBy(new LedgerJournal(ledger, evidence.counts(), evidence::add));
    script.begin(erp.faults());
    Ran ran = disturbance.during(this, words(situation.words()), start.day());
    boolean met = script.isMet();
    List<WireRequest> exchanges = script.seen();
    script.begin(erp.faults());
    erp.open();
    erp.settle();
    Map<String, DunningState> after = states();
    for (LocalDate day : situation.daysAfter(start.day())) {
      ledger.startDay(day);
      ledger.postBankStatement();
      run(words(situation.words()), day);
    }
    int repeated = (int) (evidence.counts().repeated.get() + evidence.counts().wrongOwner.get());
    return new Trace(ran, met, exchanges, after, states(), unsettled(), repeated);
  }

  Ran run(List<String> words, LocalDate day) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false);
    Clock clock = Clock.fixed(day.atTime(8, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    int exitCode =
        Mahnwerk.commandLine(terminal, clock, CycleSteps.NONE, connectors)
            .execute(words.toArray(new String[0]));
    terminal.flush();
    erp.settle();
    return new Ran(Optional.of(exitCode), out.toString(), err.toString());
  }

  @Override
  public void close() {
    erp.close();
    home.close();
  }

  private void prepare(TortureLedger books) {
    LocalDate day = TortureLedger.FIRST_DAY;
    home.configure(settings(), "observe");
    String debtor = ledger.openItems().get(0).debtor();
    run(words(List.of("check", "books", "--wait", "5", "--write-test", debtor)), day);
    for (int observed = 0; observed < OBSERVED_DAYS; observed++) {
      day = day.plusDays(1);
      ledger.startDay(day);
      ledger.postBankStatement();
      if (TortureLedger.RUN_DAYS.contains(day.getDayOfWeek())) {
        run(words(Situation.HOLDS.words()), day);
      }
      books.end(day);
    }
    books.assign(true);
    home.configure(settings(), "steered");
    day = day.plusDays(1);
    ledger.startDay(day);
    ledger.postBankStatement();
    starts.put(Situation.HOLDS, start(day));
    run(words(Situation.HOLDS.words()), day);
    starts.put(Situation.RELEASE, start(day));
    starts.put(Situation.ENDS, start(lastMark(day)));
    starts.put(Situation.OVERDUE, start(lastMark(day)));
    books.assign(false);
    starts.put(Situation.RELEASE, start(day));
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(erp.settings());
    settings.computeIfPresent("page-size", (key, size) -> "8");
    if (arena.connector().settings().stream().anyMatch(spec -> spec.key().equals(DEADLINE))) {
      settings.put(DEADLINE, "3");
    }
    return settings;
  }

  private LocalDate lastMark(LocalDate fallback) {
    try (ReceivablesStore store = ReceivablesStore.open(home.store())) {
      return states().entrySet().stream()
          .filter(item -> item.getValue().isHeldByUs())
          .map(item -> heldUntil(store, item.getKey(), item.getValue()))
          .filter(until -> until.isBefore(LocalDate.MAX))
          .max(LocalDate::compareTo)
          .orElse(fallback);
    }
  }

  private LocalDate heldUntil(ReceivablesStore store, String key, DunningState state) {
    return LedgerJudge.heldUntil(state, store.outbox().of(ledger.itemRef(key)));
  }

  private Start start(LocalDate day) {
    return new Start(ledger.copy(), home.snapshot(), day);
  }

  private void restore(Start start) {
    ledger = start.ledger().copy();
    ledger.startDay(start.day());
    ledger.postBankStatement();
    erp.replace(arena.erp().start(ledger, arena.shape().options()));
    home.restore(start.files());
  }

  private List<String> words(List<String> command) {
    List<String> words =
        new ArrayList<>(List.of("--home", home.folder().toString(), "--lang", "en"));
    words.addAll(command);
    return words;
  }

  private Map<String, DunningState> states() {
    Map<String, DunningState> states = new TreeMap<>();
    for (LedgerItem item : ledger.items()) {
      states.put(item.key(), ledger.canonical(item).dunning());
    }
    return states;
  }

  private int unsettled() {
    int unsettled = 0;
    try (ReceivablesStore store = ReceivablesStore.open(home.store())) {
      for (LedgerItem item : ledger.items()) {
        unsettled +=
            (int)
                store.outbox().of(ledger.itemRef(item.key())).stream()
                    .filter(CertificateBench::isUnsettled)
                    .count();
        DunningState state = ledger.canonical(item).dunning();
        boolean past = !heldUntil(store, item.key(), state).isAfter(ledger.today());
        unsettled += state.isHeldByUs() && past ? 1 : 0;
      }
    }
    return unsettled;
  }

  private static boolean isUnsettled(OutboxEntry entry) {
    boolean ended = entry.state().isFinal();
    return !ended || entry.state() != OutboxState.CONFIRMED && entry.reason().isEmpty();
  }
}
