package io.mahnwerk.app.demo;

import io.mahnwerk.app.config.GateSettings;
import io.mahnwerk.app.cycle.AdviceDesk;
import io.mahnwerk.app.cycle.FeedFile;
import io.mahnwerk.app.cycle.LedgerCycle;
import io.mahnwerk.app.gate.LedgerGates;
import io.mahnwerk.app.gate.RunForecast;
import io.mahnwerk.app.gate.SteeringGate;
import io.mahnwerk.app.receipt.KeptModels;
import io.mahnwerk.app.receipt.ReceiptAnswers;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.store.Receipt;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.core.store.RunComparison;
import io.mahnwerk.core.store.SteeredAccount;
import io.mahnwerk.core.writeback.DebtorSwitches;
import io.mahnwerk.core.writeback.MarkPlanner;
import io.mahnwerk.core.writeback.OverdueReleaser;
import io.mahnwerk.core.writeback.PlannerRules;
import io.mahnwerk.core.writeback.ReleaseReport;
import io.mahnwerk.scoring.AdviceSettings;
import io.mahnwerk.scoring.SegmentRules;
import io.mahnwerk.scoring.learned.TrainedModel;
import io.mahnwerk.scoring.learned.TrainingSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Mahnwerk at work on a simulated ERP, over the wire: connected like a stranger, observing three
 * native runs, then switched on. Holds the ERP, the connection and the store open until closed.
 */
final class WireRun implements AutoCloseable {
  private static final int DAYS_OF_EXAMPLES = 30;

  private final Stage stage;
  private final Setup setup;
  private final DemoConnection connection;
  private final DebtorOpening opening;
  private final ReceivablesStore store;
  private final AdviceDesk desk;
  private final LedgerCycle cycle;
  private final LedgerGates gates;
  private final RunForecast forecast;
  private final LedgerAudit audit;
  private final Playthrough play;
  private Optional<TrainedModel> model = Optional.empty();
  private Optional<LocalDate> receiptsUntil = Optional.empty();
  private boolean feedTaken;
  private boolean switchedOn;
  private boolean observing = true;
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
    this.connection = DemoConnection.open(stage, books, setup);
    this.opening = new DebtorOpening(stage, connection);
    ErpConnector connector = connection.connector();
    this.store = connection.store();
    this.desk = new AdviceDesk(stage.connection(), store, stage.context(), SegmentRules.standard());
    this.gates = gates();
    desk.guardedBy(gates);
    this.cycle =
        new LedgerCycle(
            new LedgerCycle.Workplace(stage.connection(), connector, store, DemoConnection.PAUSE),
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
                connector.turnaround()));
    this.play = new Playthrough(stage, books, setup.floor(), Optional.of(audit));
  }

  /** Cleared items that carried a mark of ours, for good, when Mahnwerk was connected. */
  int inertMarksBefore() {
    return inertMarksBefore;
  }

  /** Looks at the connection as an administrator would before anything else. */
  void check() {
    inertMarksBefore = connection.check();
  }

  /**
   * From the day of switching on advice says why. What it rests on is kept for as long as examples
   * come from; of a whole demo it would fill the disk.
   */
  void explain() {
    desk.keepReceipts(stage.world().country());
    receiptsUntil = Optional.of(stage.timeline().switchedOn().plusDays(DAYS_OF_EXAMPLES));
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
      if (receiptsUntil.filter(day::equals).isPresent()) {
        desk.explain();
        model.ifPresent(desk::follow);
      }
      connection.startDay(day);
      play.day(day, this::workOn);
      daysDone.accept(1);
    }
  }

  /** Plays days on which Mahnwerk stands still and only the independent releaser runs. */
  void playStopped(LocalDate first, LocalDate last, IntConsumer daysDone) {
    OverdueReleaser releaser =
        new OverdueReleaser(
            connection.access(), new DunningTimes(stage.erp().procedures(), stage.runs()));
    Steering onlyReleases =
        day -> {
          releaser.run(day);
          connection.erp().settle();
          endDay(day);
        };
    for (LocalDate day : first.datesUntil(last.plusDays(1)).toList()) {
      connection.startDay(day);
      play.day(day, onlyReleases);
      daysDone.accept(1);
    }
  }

  /** Plays further days after a standstill. */
  void playOn(LocalDate first, LocalDate last, IntConsumer daysDone) {
    for (LocalDate day : first.datesUntil(last.plusDays(1)).toList()) {
      connection.startDay(day);
      play.day(day, this::workOn);
      daysDone.accept(1);
    }
  }

  /** The administrator gives the former procedure back, and every mark of ours is taken back. */
  ReleaseReport release() {
    switchedOn = false;
    if (!stage.plan().delayOnly()) {
      opening.giveBack();
      connection.erp().settle();
    }
    cycle.abandon(today());
    return connection.release().run(today());
  }

  /** How many debtors have the opened procedure from the administrator. */
  int openedDebtors() {
    return stage.plan().delayOnly() || observing ? 0 : opening.opened();
  }

  Stage stage() {
    return stage;
  }

  DemoConnection connection() {
    return connection;
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

  Optional<TrainedModel> model() {
    return model;
  }

  /**
   * What would have led to another day than the advised one; empty where nothing is found, and
   * where the same advice does not come out of the receipt again.
   */
  Optional<Reason> counterfactual(Receipt receipt) {
    return model
        .flatMap(
            trained ->
                ReceiptAnswers.of(
                    receipt, store.receipts().basis(receipt.number()), KeptModels.only(trained)))
        .filter(ReceiptAnswers::comeOutTheSame)
        .flatMap(ReceiptAnswers::counterfactual);
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
    connection.close();
  }

  private void workOn(LocalDate day) {
    cycleOn(day);
    endDay(day);
  }

  private void endDay(LocalDate day) {
    connection.erp().endDay(day).forEach(audit::clerkActed);
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
    if (switchedOn && observing && gates.admits(stage.companyCode())) {
      open(day);
    } else if (switchedOn && !observing && !stage.plan().delayOnly()) {
      opening.openAgainOn(day);
    }
    if (observing && stage.runs().isRunDay(day)) {
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
    return new LedgerGates(stage.connection(), connection.connector(), store, rules)
        .withSteering(
            new SteeringGate(
                stage.connection(),
                connection.connector().capabilities(),
                true,
                store.nativeRuns()),
            code -> switchedOn && !stage.plan().delayOnly());
  }

  private LocalDate today() {
    return connection.ledger().today();
  }

  private PlannerRules plannerRules() {
    AdviceSettings advice = stage.context().settings();
    return new PlannerRules(
        new DunningTimes(stage.context().procedures(), stage.runs()),
        stage.calendar(),
        advice.leadBusinessDays(),
        advice.longestHoldDays(),
        connection.connector().capabilities());
  }

  private void switchOn(Optional<TrainedModel> trained) {
    desk.load();
    LocalDate today = stage.timeline().switchedOn();
    model = trained.or(() -> desk.train(trainingSettings(stage.plan().seed()), today));
    model.ifPresent(desk::follow);
    connection.ledger().startDay(today);
    switchedOn = true;
    observing = !stage.plan().delayOnly() && connection.isCarriedByPeople();
    if (!observing) {
      open(today);
    }
  }

  /**
   * The administrator gives the chosen debtors the opened procedure. Where people bring what the
   * ledger did, the last runs are compared days later, and until then nobody may be steered.
   */
  private void open(LocalDate today) {
    observing = false;
    if (!stage.plan().delayOnly()) {
      connection.ledger().startDay(today);
      opening.open();
    }
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
        && stage.steered().contains(debtor.ref().number())
        && (stage.plan().delayOnly() || isOpened(debtor));
  }

  /** A debtor that keeps the former procedure is not steered, and here not held back either. */
  private boolean isOpened(Debtor debtor) {
    return stage.erp().procedures().isOpened(debtor.dunning().procedure());
  }

  private Optional<Recommendation> advice(OpenItemRef item) {
    return store.receipts().latest(item).map(Receipt::recommendation);
  }
}
