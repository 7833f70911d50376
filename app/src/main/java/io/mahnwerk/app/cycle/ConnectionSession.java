package io.mahnwerk.app.cycle;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConfiguredConnection;
import io.mahnwerk.app.config.ConnectionFolder;
import io.mahnwerk.app.config.ConnectionsFile;
import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.app.gate.LedgerGates;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.core.writeback.LedgerAccess;
import io.mahnwerk.core.writeback.PlannerRules;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.AdviceSettings;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A configured connection while one command works on it, on one day. */
public final class ConnectionSession implements AutoCloseable {
  private final ConfiguredConnection configured;
  private final ErpConnector connector;
  private final ConnectionFolder folder;
  private final Supplier<LocalDateTime> clock;
  private final LocalDate today;
  private @Nullable ConnectionLock lock;
  private @Nullable ReceivablesStore store;

  private ConnectionSession(
      ConfiguredConnection configured,
      ErpConnector connector,
      ConnectionFolder folder,
      Supplier<LocalDateTime> clock) {
    this.configured = configured;
    this.connector = connector;
    this.folder = folder;
    this.clock = clock;
    this.today = clock.get().toLocalDate();
  }

  /**
   * Opens the connection of that name, lets a command work on it and closes it again. Answers the
   * command's exit code; whatever is wrong with the store becomes one sentence.
   */
  public static int on(Mahnwerk shared, String name, ToIntFunction<ConnectionSession> work) {
    ConfiguredConnection configured =
        ConnectionsFile.in(shared.home(), System.getenv()).connection(name);
    ConnectorRegistry registry = shared.connectors();
    ConnectionFolder folder = new ConnectionFolder(shared.home(), configured.id());
    try (ErpConnector connector = registry.open(configured, shared.clock());
        ConnectionSession session =
            new ConnectionSession(
                configured, connector, folder, () -> registry.now(configured, shared.clock()))) {
      return work.applyAsInt(session);
    } catch (RuntimeException failed) {
      Optional<CommandFailure> ofStore =
          new StoreFailure(configured.id(), folder.store()).of(failed);
      throw ofStore.isPresent() ? ofStore.get() : failed;
    }
  }

  public ConfiguredConnection configured() {
    return configured;
  }

  public ConnectionId id() {
    return configured.id();
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

  /** What bounds the advice, with these weights. */
  public AdviceContext context(AdviceSettings weights) {
    return new AdviceContext(
        connector.procedures(), configured.runs(), configured.calendar(), weights);
  }

  PlannerRules plannerRules() {
    return new PlannerRules(
        new DunningTimes(connector.procedures(), configured.runs()),
        configured.calendar(),
        configured.advice().leadBusinessDays(),
        configured.advice().longestHoldDays());
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
            configured.advice().longestHoldDays()));
  }

  /** Keeps other commands away from the connection until this session is closed. */
  public void lock() {
    lock = ConnectionLock.take(id(), folder.lock());
  }

  public boolean hasStore() {
    return Files.exists(folder.store());
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
    if (store != null) {
      store.close();
    }
    if (lock != null) {
      lock.close();
    }
  }
}
