package io.mahnwerk.app.demo;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.check.ReadyConnection;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.core.sync.Sync;
import io.mahnwerk.core.sync.SyncProgress;
import io.mahnwerk.core.writeback.LedgerAccess;
import io.mahnwerk.core.writeback.LedgerRelease;
import io.mahnwerk.core.writeback.Pause;
import io.mahnwerk.core.writeback.WriteBackProgress;
import io.mahnwerk.core.writeback.WriteTest;
import io.mahnwerk.core.writeback.WriteTestReport;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A running simulated ERP, the connector that reaches it and the store of what it says. */
final class DemoConnection implements AutoCloseable {
  static final Pause PAUSE = Pause.doubling(Duration.ofMillis(2), Duration.ofSeconds(20));
  private static final int ROUNDS_OF_PEOPLE = 3;
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final Stage stage;
  private final WireRun.Setup setup;
  private final SimulatedErp erp;
  private final Map<String, String> settings;
  private final SimulatedClock clock;
  private final ErpConnector connector;
  private final ReceivablesStore store;

  private DemoConnection(Stage stage, WireRun.Setup setup, SimulatedErp erp) {
    this.stage = stage;
    this.setup = setup;
    this.erp = erp;
    this.clock = new SimulatedClock(ZONE, stage.timeline().connected());
    Map<String, String> all = new HashMap<>(erp.settings());
    all.putAll(setup.settings());
    this.settings = Map.copyOf(all);
    this.connector =
        setup.provider().open(new ConnectorContext(stage.connection(), settings, clock));
    this.store = ReceivablesStore.open(setup.store());
  }

  /** Starts the ERP and connects to it. */
  static DemoConnection open(Stage stage, Books books, WireRun.Setup setup) {
    SimulatedErp erp = stage.start(books.ledger());
    try {
      return new DemoConnection(stage, setup, erp);
    } catch (RuntimeException refused) {
      erp.close();
      throw refused;
    }
  }

  SimulatedErp erp() {
    return erp;
  }

  SimulatedLedger ledger() {
    return erp.ledger();
  }

  ErpConnector connector() {
    return connector;
  }

  ReceivablesStore store() {
    return store;
  }

  LedgerAccess access() {
    return LedgerAccess.of(stage.connection(), connector);
  }

  void startDay(LocalDate day) {
    clock.startDay(day);
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

  /**
   * Looks at the connection as an administrator would before anything else. Answers how many
   * cleared items carry a mark of ours for good already.
   */
  int check() {
    // The ledger's own day is that of the connection: a hold may end by the ledger's calendar.
    ledger().startDay(stage.timeline().connected());
    new ReadyConnection(stage.connection()).require(connector.check());
    int inert = release().preview().inertOnClearedItems();
    if (connector.capabilities().contains(Capability.BLOCK_ITEM)) {
      proveWriting();
    }
    return inert;
  }

  /** On the first debtor that has an item without a block. */
  private void proveWriting() {
    SimulatedLedger ledger = ledger();
    String debtor =
        ledger.openItems().stream()
            .filter(item -> ledger.canonical(item).dunning().equals(DunningState.UNTOUCHED))
            .filter(item -> item.kind() == DocumentKind.INVOICE)
            .map(LedgerItem::debtor)
            .findFirst()
            .orElseThrow(() -> new CommandFailure("The world has no open invoice to test on."));
    WriteTestReport report =
        new WriteTest(access(), patience())
            .run(debtor, stage.timeline().connected(), clock.instant().toString());
    if (!report.isPassed()) {
      throw new CommandFailure(
          "Connection '%s': the write test failed: %s"
              .formatted(
                  stage.connection(),
                  report.failure().map(reason -> reason.text(Locale.ENGLISH)).orElse("")));
    }
  }

  LedgerRelease release() {
    return new LedgerRelease(access(), patience(), WriteBackProgress.SILENT);
  }

  /**
   * Store against ledger: the absolute differences of the debtors' balances, summed, after a last
   * read of books at rest.
   */
  BigDecimal balanceDifference() {
    erp.settle();
    Sync.of(stage.connection(), connector, store, SyncProgress.SILENT).run(ledger().today());
    BigDecimal difference = BigDecimal.ZERO;
    for (SimulatedLedger.LedgerDebtor debtor : ledger().debtors()) {
      Map<Currency, Money> known = store.accounts().balance(debtor.debtor().ref());
      BigDecimal kept =
          known.values().stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal real =
          ledger()
              .balance(debtor.debtor().ref().number())
              .map(Money::amount)
              .orElse(BigDecimal.ZERO);
      difference = difference.add(kept.subtract(real).abs());
    }
    return difference.setScale(2, RoundingMode.UNNECESSARY);
  }

  /** Where people carry our writes, waiting means that they do their round. */
  private Pause patience() {
    return isCarriedByPeople() ? this::people : PAUSE;
  }

  private boolean people(int looks) {
    erp.settle();
    return looks <= ROUNDS_OF_PEOPLE;
  }

  @Override
  public void close() {
    store.close();
    connector.close();
    erp.close();
  }
}
