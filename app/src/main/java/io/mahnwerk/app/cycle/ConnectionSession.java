package io.mahnwerk.app.cycle;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConfiguredConnection;
import io.mahnwerk.app.config.ConnectionFolder;
import io.mahnwerk.app.config.ConnectionsFile;
import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.app.config.SteeringState;
import io.mahnwerk.app.config.WriteProof;
import io.mahnwerk.app.factor.Factors;
import io.mahnwerk.app.gate.LedgerGates;
import io.mahnwerk.app.gate.PartnerCap;
import io.mahnwerk.app.gate.RunForecast;
import io.mahnwerk.app.gate.SteeringGate;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.model.FactorSource;
import io.mahnwerk.core.model.RunPlan;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.core.store.SteeredAccount;
import io.mahnwerk.core.writeback.DebtorSwitches;
import io.mahnwerk.core.writeback.LedgerAccess;
import io.mahnwerk.core.writeback.MarkPlanner;
import io.mahnwerk.core.writeback.Pause;
import io.mahnwerk.core.writeback.PlannerRules;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.AdviceSettings;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A configured connection while one command works on it, on one day. */
public final class ConnectionSession implements AutoCloseable {
  private final ConfiguredConnection configured;
  private final ErpConnector connector;
  private final ConnectionFolder folder;
  private final Supplier<LocalDateTime> clock;
  private final LocalDate today;
  private final NativeRun nativeRun;
  private final PartnerCap partners;
  private final Clock machine;
  private @Nullable ConnectionLock lock;
  private @Nullable ReceivablesStore store;

  /** The ledger that the session works on. */
  private record Ledger(
      ErpConnector connector, NativeRun nativeRun, Supplier<LocalDateTime> clock, Clock machine) {}

  private ConnectionSession(
      ConfiguredConnection configured,
      Ledger ledger,
      ConnectionFolder folder,
      PartnerCap partners) {
    this.configured = configured;
    this.connector = ledger.connector();
    this.folder = folder;
    this.clock = ledger.clock();
    this.machine = ledger.machine();
    this.today = clock.get().toLocalDate();
    this.nativeRun = ledger.nativeRun();
    this.partners = partners;
  }

  /**
   * Opens the connection of that name, lets a command work on it and closes it again. Answers what
   * came of it, such as an exit code; whatever is wrong with the store becomes one sentence.
   */
  public static <T> T on(Mahnwerk shared, String name, Function<ConnectionSession, T> work) {
    ConnectionsFile file = ConnectionsFile.in(shared.home(), System.getenv());
    ConfiguredConnection configured = file.connection(name);
    ConnectorRegistry registry = shared.connectors();
    ConnectionFolder folder = new ConnectionFolder(shared.home(), configured.id());
    try (ErpConnector connector = registry.open(configured, shared.clock());
        ConnectionSession session =
            new ConnectionSession(
                configured,
                new Ledger(
                    connector,
                    registry.provider(configured).nativeRun(configured.context(shared.clock())),
                    () -> registry.now(configured, shared.clock()),
                    shared.clock()),
                folder,
                partners(file, configured, shared))) {
      return work.apply(session);
    } catch (RuntimeException failed) {
      Optional<CommandFailure> ofStore =
          new StoreFailure(configured.id(), folder.store()).of(failed);
      throw ofStore.isPresent() ? ofStore.get() : failed;
    }
  }

  /** The cap over the stores of all connections that have their own in this home. */
  private static PartnerCap partners(
      ConnectionsFile file, ConfiguredConnection configured, Mahnwerk shared) {
    return new PartnerCap(
        file.names().stream()
            .map(other -> new ConnectionFolder(shared.home(), other).store())
            .toList(),
        file.creditorGroups(),
        configured.advice().frequencyCapDays());
  }

  public ConfiguredConnection configured() {
    return configured;
  }

  public ConnectionId id() {
    return configured.id();
  }

  /** Says what nobody has confirmed of the way in which this connection writes. */
  public void printReservation(Mahnwerk shared) {
    connector
        .reservation()
        .ifPresent(said -> shared.terminal().out().println(said.in(shared.locale())));
  }

  public ErpConnector connector() {
    return connector;
  }

  public ConnectionFolder folder() {
    return folder;
  }

  /** The day it is where the ledger stands. */
  public LocalDate today() {
    return today;
  }

  /** The planned run between whose proposal and printing the ledger stands now, if it does. */
  public Optional<LocalDate> quietRun() {
    return configured.quiet().flatMap(window -> window.runAt(clock.get(), configured.runs()));
  }

  public LedgerAccess ledger() {
    return LedgerAccess.of(id(), connector);
  }

  /** How long to look for what was written, as far as looking can help. */
  Pause pause(LedgerPatience patience) {
    return patience.pause().within(connector.turnaround());
  }

  /**
   * Figures from outside of the ledger that models may use; none unless the connection names any.
   */
  public List<FactorSource> factors() {
    return new Factors(configured, machine).open();
  }

  /** What bounds the advice, with these weights. */
  public AdviceContext context(AdviceSettings weights) {
    return new AdviceContext(
        connector.procedures(), configured.runs(), configured.calendar(), weights);
  }

  public PlannerRules plannerRules() {
    return new PlannerRules(
        new DunningTimes(connector.procedures(), configured.runs()),
        configured.calendar(),
        configured.advice().leadBusinessDays(),
        configured.advice().longestHoldDays(),
        connector.capabilities());
  }

  /** What holds recommendations back on this connection; makes the store. */
  public LedgerGates gates() {
    return new LedgerGates(
            id(),
            connector,
            store(),
            new LedgerGates.Rules(
                configured.calendar(),
                configured.gates().bankPostingDays(),
                configured.advice().longestHoldDays()))
        .withSteering(steeringGate(), code -> configured.steering(code) == SteeringState.STEERED)
        .withPartners(partners);
  }

  /** What decides whether a company code may be steered; makes the store. */
  public SteeringGate steeringGate() {
    return new SteeringGate(
        id(),
        connector.capabilities(),
        configured.gates().floorNotEnforced(),
        store().nativeRuns());
  }

  /** Which debtors carry marks, as the last cycle saw it. */
  public DebtorSwitches switches() {
    SteeringGate gate = steeringGate();
    Map<CompanyCode, Boolean> admitted = new HashMap<>();
    return new SteeringRules(
            configured,
            connector.procedures(),
            new WriteProof(folder).allows(connector),
            code ->
                admitted.computeIfAbsent(
                    code,
                    asked ->
                        store().gates().hasSteered(id(), asked) || gate.refuses(asked).isEmpty()))
        .switches(StopSwitch.of(folder.home(), id())::state);
  }

  /** Foresees native runs of this ledger. */
  public RunForecast forecast(DebtorSwitches switches) {
    NativeRun.Floor floor =
        connector.capabilities().contains(Capability.ENFORCES_FLOOR)
            ? NativeRun.Floor.ENFORCED
            : NativeRun.Floor.NONE;
    return new RunForecast(
        new RunForecast.Terms(nativeRun, connector.procedures(), floor),
        new MarkPlanner(plannerRules()),
        switches);
  }

  /** Keeps what the next native run is foreseen to do, where no business day lies before it. */
  void keepForecast(DebtorSwitches switches) {
    LocalDate run = configured.runs().nextOnOrAfter(today);
    LocalDate next = configured.calendar().nextOnOrAfter(today.plusDays(1));
    if (run.isAfter(today) && next.isBefore(run)) {
      return;
    }
    store()
        .inTransaction(
            () -> {
              try (Stream<SteeredAccount> accounts = store().steering().all(id())) {
                store()
                    .nativeRuns()
                    .foresee(
                        id(), run, forecast(switches).notices(reached(accounts, run), run), today);
              }
              return run;
            });
  }

  /** The accounts that a run on that day reaches; all of them where no run is planned then. */
  public Stream<SteeredAccount> reached(Stream<SteeredAccount> accounts, LocalDate run) {
    RunPlan plan = configured.runs();
    return plan.isRunDay(run)
        ? accounts.filter(account -> plan.of(account.debtor().ref().companyCode()).isRunDay(run))
        : accounts;
  }

  /** Keeps other commands away from the connection until this session is closed. */
  public void lock() {
    lock = ConnectionLock.take(id(), folder.lock());
  }

  public boolean hasStore() {
    return Files.exists(folder.store());
  }

  /** Throws {@link CommandFailure} where no cycle has read the ledger yet. */
  public void requireThatItWasRead() {
    if (!hasStore()) {
      throw new CommandFailure(
          new Sentence(
                  "Connection '%s' has read nothing yet; run 'mahnwerk cycle %s' first.",
                  "Verbindung '%s' hat noch nichts gelesen; zuerst 'mahnwerk cycle %s' aufrufen.")
              .naming(id(), id()));
    }
  }

  /** Makes the store where there is none; take the lock first. */
  public ReceivablesStore store() {
    if (store == null) {
      store = ReceivablesStore.open(folder.store());
    }
    return store;
  }

  @Override
  public void close() {
    try {
      if (store != null) {
        store.close();
      }
    } finally {
      if (lock != null) {
        lock.close();
      }
    }
  }
}
