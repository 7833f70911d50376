package io.mahnwerk.app.demo;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.check.ReadyConnection;
import io.mahnwerk.app.config.GateSettings;
import io.mahnwerk.app.cycle.AdviceDesk;
import io.mahnwerk.app.cycle.FeedFile;
import io.mahnwerk.app.cycle.LedgerCycle;
import io.mahnwerk.app.gate.LedgerGates;
import io.mahnwerk.app.gate.RunForecast;
import io.mahnwerk.app.gate.SteeringGate;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.store.Receipt;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.core.store.RunComparison;
import io.mahnwerk.core.store.SteeredAccount;
import io.mahnwerk.core.sync.Sync;
import io.mahnwerk.core.sync.SyncProgress;
import io.mahnwerk.core.writeback.DebtorSwitches;
import io.mahnwerk.core.writeback.LedgerAccess;
import io.mahnwerk.core.writeback.LedgerRelease;
import io.mahnwerk.core.writeback.MarkPlanner;
import io.mahnwerk.core.writeback.OverdueReleaser;
import io.mahnwerk.core.writeback.Pause;
import io.mahnwerk.core.writeback.PlannerRules;
import io.mahnwerk.core.writeback.ReleaseReport;
import io.mahnwerk.core.writeback.WriteBackProgress;
import io.mahnwerk.core.writeback.WriteTest;
import io.mahnwerk.core.writeback.WriteTestReport;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.scoring.AdviceSettings;
import io.mahnwerk.scoring.SegmentRules;
import io.mahnwerk.scoring.learned.TrainedModel;
import io.mahnwerk.scoring.learned.TrainingSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Mahnwerk at work on a simulated ERP, over the wire: connected like a stranger, observing three
 * native runs, then switched on. Holds the ERP, the connection and the store open until closed.
 */
final class WireRun implements AutoCloseable {
  private static final Pause PAUSE = Pause.doubling(Duration.ofMillis(2), Duration.ofSeconds(20));
  private static final int ROUNDS_OF_PEOPLE = 3;
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final Stage stage;
  private final Setup setup;
  private final SimulatedErp erp;
  private final Map<String, String> settings;
  private final SimulatedClock clock;
  private final ErpConnector connector;
  private final ReceivablesStore store;
  private final AdviceDesk desk;
  private final LedgerCycle cycle;
  private final LedgerGates gates;
  private final RunForecast forecast;
  private final LedgerAudit audit;
  private final Playthrough play;
  private Optional<TrainedModel> model = Optional.empty();
  private boolean feedTaken;
  private boolean switchedOn;
  private int inertMarksBefore;
  private long itemsRead;
  private long recommendations;

  /**
   * How one run is set up.
   *
   * @param store the store's file, which must not exist yet
   * @param settings settings of the connection that replace those of the simulated ERP
   */
  record Setup(
      io.mahnwerk.core.spi.ErpConnectorProvider provider,
      Path store,
      FeedFile feed,
      Map<String, String> settings,
      NativeRun.Floor floor) {}

  WireRun(Stage stage, Books books, Setup setup) {
    this.stage = stage;
    this.setup = setup;
    this.erp = stage.start(books.ledger());
    this.clock = new SimulatedClock(ZONE, stage.timeline().connected());
    Map<String, String> all = new HashMap<>(erp.settings());
    all.putAll(setup.settings());
    this.settings = Map.copyOf(all);
    try {
      this.connector =
          setup.provider().open(new ConnectorContext(stage.connection(), settings, clock));
    } catch (RuntimeException refused) {
      erp.close();
      throw refused;
    }
    this.store = ReceivablesStore.open(setup.store());
    this.desk = new AdviceDesk(stage.connection(), store, stage.context(), SegmentRules.standard());
    this.gates = gates();
    desk.guardedBy(gates);
    this.cycle =
        new LedgerCycle(
            new LedgerCycle.Workplace(stage.connection(), connector, store, PAUSE),
            stage.context(),
            desk,
            this::isSwitchedOn,
            LedgerCycle.Progress.SILENT);
    this.forecast =
        new RunForecast(
            new RunForecast.Terms(stage.nativeRun(), connector.procedures(), setup.floor()),
            new MarkPlanner(plannerRules()),
            DebtorSwitches.on(this::isSwitchedOn));
    this.audit =
        new LedgerAudit(
            books.ledger(),
            stage.nativeRun(),
            stage.erp().procedures(),
            new LedgerAudit.Mahnwerk(
                number -> switchedOn && stage.steered().contains(number),
                this::advice,
                connector.capabilities().contains(Capability.MARK_ITEM),
                connector.turnaround().byPeople()));
    this.play = new Playthrough(stage, books, setup.floor(), Optional.of(audit));
  }

  /** Cleared items that carried a mark of ours, for good, when Mahnwerk was connected. */
  int inertMarksBefore() {
    return inertMarksBefore;
  }

  /** Looks at the connection as an administrator would before anything else. */
  void check() {
    // The ledger's own day is that of the connection: a hold may end by the ledger's calendar.
    erp.ledger().startDay(stage.timeline().connected());
    new ReadyConnection(stage.connection()).require(connector.check());
    inertMarksBefore = ledgerRelease().preview().inertOnClearedItems();
    if (connector.capabilities().contains(Capability.BLOCK_ITEM)) {
      proveWriting();
    }
  }

  /** On the first debtor that has an item without a block. */
  private void proveWriting() {
    SimulatedLedger ledger = erp.ledger();
    String debtor =
        ledger.openItems().stream()
            .filter(item -> ledger.canonical(item).dunning().equals(DunningState.UNTOUCHED))
            .filter(item -> item.kind() == DocumentKind.INVOICE)
            .map(LedgerItem::debtor)
            .findFirst()
            .orElseThrow(() -> new CommandFailure("The world has no open invoice to test on."));
    WriteTestReport report =
        new WriteTest(LedgerAccess.of(stage.connection(), connector), patience())
            .run(debtor, stage.timeline().connected(), clock.instant().toString());
    if (!report.isPassed()) {
      throw new CommandFailure(
          "Connection '%s': the write test failed: %s"
              .formatted(
                  stage.connection(),
                  report.failure().map(reason -> reason.text(Locale.ENGLISH)).orElse("")));
    }
  }

  /** Plays until the last day, observing until the day of switching on. */
  void playUntil(LocalDate lastDay, Optional<TrainedModel> trained, IntConsumer daysDone) {
    Timeline timeline = stage.timeline();
    for (LocalDate day : timeline.steeredDays()) {
      if (day.isAfter(lastDay)) {
        return;
      }
      if (day.equals(timeline.switchedOn())) {
        switchOn(trained);
      }
      clock.startDay(day);
      play.day(day, this::workOn);
      daysDone.accept(1);
    }
  }

  /** Plays days on which Mahnwerk stands still and only the independent releaser runs. */
  void playStopped(LocalDate first, LocalDate last, IntConsumer daysDone) {
    OverdueReleaser releaser =
        new OverdueReleaser(
            LedgerAccess.of(stage.connection(), connector),
            new DunningTimes(stage.erp().procedures(), stage.runs()));
    Steering onlyReleases =
        day -> {
          releaser.run(day);
          erp.settle();
          endDay(day);
        };
    for (LocalDate day : first.datesUntil(last.plusDays(1)).toList()) {
      clock.startDay(day);
      play.day(day, onlyReleases);
      daysDone.accept(1);
    }
  }

  /** Plays further days after a standstill. */
  void playOn(LocalDate first, LocalDate last, IntConsumer daysDone) {
    for (LocalDate day : first.datesUntil(last.plusDays(1)).toList()) {
      clock.startDay(day);
      play.day(day, this::workOn);
      daysDone.accept(1);
    }
  }

  /**
   * Store against ledger: the absolute differences of the debtors' balances, summed, after a last
   * read of books at rest.
   */
  BigDecimal balanceDifference() {
    erp.settle();
    Sync.of(stage.connection(), connector, store, SyncProgress.SILENT).run(erp.ledger().today());
    BigDecimal difference = BigDecimal.ZERO;
    for (SimulatedLedger.LedgerDebtor debtor : erp.ledger().debtors()) {
      Map<Currency, Money> known = store.accounts().balance(debtor.debtor().ref());
      BigDecimal kept =
          known.values().stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal real =
          erp.ledger()
              .balance(debtor.debtor().ref().number())
              .map(Money::amount)
              .orElse(BigDecimal.ZERO);
      difference = difference.add(kept.subtract(real).abs());
    }
    return difference.setScale(2, RoundingMode.UNNECESSARY);
  }

  /** The administrator gives the former procedure back, and every mark of ours is taken back. */
  ReleaseReport release() {
    switchedOn = false;
    stage.assign(erp.ledger(), false);
    cycle.abandon(erp.ledger().today());
    return ledgerRelease().run(erp.ledger().today());
  }

  private LedgerRelease ledgerRelease() {
    return new LedgerRelease(
        LedgerAccess.of(stage.connection(), connector), patience(), WriteBackProgress.SILENT);
  }

  Stage stage() {
    return stage;
  }

  /** With which the connection was opened; secrets included. */
  Map<String, String> settings() {
    return settings;
  }

  boolean isSecret(String setting) {
    return setup.provider().settings().stream()
        .anyMatch(spec -> spec.key().equals(setting) && spec.secret());
  }

  /** Whether people carry our writes into this ledger. */
  boolean isCarriedByPeople() {
    return connector.turnaround().byPeople();
  }

  Playthrough play() {
    return play;
  }

  LedgerAudit audit() {
    return audit;
  }

  ReceivablesStore store() {
    return store;
  }

  SimulatedErp erp() {
    return erp;
  }

  Optional<TrainedModel> model() {
    return model;
  }

  List<RunComparison> observed() {
    return store.nativeRuns().compared(stage.connection());
  }

  long itemsRead() {
    return itemsRead;
  }

  long recommendations() {
    return recommendations;
  }

  @Override
  public void close() {
    store.close();
    connector.close();
    erp.close();
  }

  private void workOn(LocalDate day) {
    cycleOn(day);
    endDay(day);
  }

  private void endDay(LocalDate day) {
    erp.endDay(day).forEach(audit::clerkActed);
  }

  /** Where people carry our writes, waiting means that they do their round. */
  private Pause patience() {
    return isCarriedByPeople() ? this::people : PAUSE;
  }

  private boolean people(int looks) {
    erp.settle();
    return looks <= ROUNDS_OF_PEOPLE;
  }

  private void cycleOn(LocalDate day) {
    if (!stage.calendar().isBusinessDay(day)) {
      return;
    }
    LedgerCycle.Report report = cycle.run(day);
    itemsRead += report.sync().taken().itemsRead();
    recommendations += report.recommendations();
    if (!feedTaken) {
      store.importFeed(stage.connection(), setup.feed().read(stage.connection()), day);
      feedTaken = true;
    }
    if (!switchedOn && stage.runs().isRunDay(day)) {
      try (Stream<SteeredAccount> accounts = store.steering().all(stage.connection())) {
        store.nativeRuns().foresee(stage.connection(), day, forecast.notices(accounts, day), day);
      }
    }
  }

  /** The demo's simulated ledgers are played with and without a floor, which is accepted. */
  private LedgerGates gates() {
    LedgerGates.Rules rules =
        new LedgerGates.Rules(
            stage.calendar(),
            GateSettings.DEFAULT.bankPostingDays(),
            stage.context().settings().longestHoldDays());
    return new LedgerGates(stage.connection(), connector, store, rules)
        .withSteering(
            new SteeringGate(
                stage.connection(), connector.capabilities(), true, store.nativeRuns()),
            code -> switchedOn && !stage.plan().delayOnly());
  }

  private PlannerRules plannerRules() {
    AdviceSettings advice = stage.context().settings();
    return new PlannerRules(
        new DunningTimes(stage.context().procedures(), stage.runs()),
        stage.calendar(),
        advice.leadBusinessDays(),
        advice.longestHoldDays());
  }

  private void switchOn(Optional<TrainedModel> trained) {
    desk.load();
    LocalDate today = stage.timeline().switchedOn();
    model = trained.or(() -> desk.train(trainingSettings(stage.plan().seed()), today));
    model.ifPresent(desk::follow);
    erp.ledger().startDay(today);
    if (!stage.plan().delayOnly()) {
      stage.assign(erp.ledger(), true);
    }
    switchedOn = true;
    cycle.planAll();
  }

  private static TrainingSettings trainingSettings(long seed) {
    TrainingSettings usual = TrainingSettings.DEFAULT;
    return new TrainingSettings(
        seed, usual.rounds(), usual.depth(), usual.maxRows(), usual.entryDays());
  }

  private boolean isSwitchedOn(Debtor debtor) {
    return switchedOn
        && gates.admits(debtor.ref().companyCode())
        && stage.steered().contains(debtor.ref().number());
  }

  private Optional<Recommendation> advice(OpenItemRef item) {
    return store.receipts().latest(item).map(Receipt::recommendation);
  }
}
