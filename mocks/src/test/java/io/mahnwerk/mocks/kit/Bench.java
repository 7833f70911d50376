package io.mahnwerk.mocks.kit;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.core.spi.WriteOutcome;
import io.mahnwerk.mocks.erp.FaultInjection;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.wire.WireScript;
import io.mahnwerk.mocks.wire.WiredErp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/** A simulated ERP with a ledger and the module's connector opened on it. */
final class Bench implements AutoCloseable {
  static final ConnectionId CONNECTION = new ConnectionId("ledger");
  private static final String SMALL_PAGE = "7";

  final SimulatedLedger ledger;
  final SimulatedErp erp;
  final ErpConnector connector;
  private final MovableClock clock = new MovableClock(LedgerScenario.TODAY);

  Bench(SimulatedLedger ledger) {
    this.ledger = ledger;
    this.erp = Registered.simulatedErp().start(ledger, Registered.shape().options());
    this.connector = open(settings());
  }

  /** With the books of several company codes; {@link #ledger} is the first. */
  Bench(List<SimulatedLedger> books) {
    this.ledger = books.get(0);
    this.erp = Registered.simulatedErp().start(books, Registered.shape().options());
    this.connector = open(settings());
  }

  /** With a wire between the connector and its ERP that breaks as the script says. */
  Bench(SimulatedLedger ledger, WireScript script) {
    this.ledger = ledger;
    this.erp =
        WiredErp.of(Registered.simulatedErp().start(ledger, Registered.shape().options()), script);
    this.connector = open(settings());
  }

  static LedgerScenario scenario() {
    return new LedgerScenario(Registered.simulatedErp(), Registered.shape());
  }

  /** The settings the ERP names; pages are kept small where their size can be set. */
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(erp.settings());
    settings.computeIfPresent("page-size", (key, size) -> SMALL_PAGE);
    return settings;
  }

  ErpConnector open(Map<String, String> settings) {
    return Registered.connector().open(new ConnectorContext(CONNECTION, settings, clock));
  }

  void startDay(LocalDate day) {
    ledger.startDay(day);
    clock.moveTo(day);
  }

  /**
   * The connector when nothing is on its way any more; where people carry files, they have exported
   * what happened so far.
   */
  ErpConnector atRest() {
    erp.settle();
    return connector;
  }

  Reading readAll() {
    return readFrom(SyncCursor.START);
  }

  Reading readFrom(SyncCursor cursor) {
    return Reading.from(atRest().receivables(), cursor);
  }

  /** The item as it stands now. */
  OpenItem reread(String key) {
    OpenItemRef ref = ledger.itemRef(key);
    for (Change change : atRest().receivables().reread(List.of(ref))) {
      if (change instanceof Change.Open told && told.item().ref().equals(ref)) {
        return told.item();
      }
    }
    throw new AssertionError("Rereading item " + key + " does not show it as open");
  }

  Debtor rereadDebtor(String number) {
    List<Debtor> found = atRest().receivables().rereadDebtors(List.of(ledger.debtorRef(number)));
    if (found.size() != 1) {
      throw new AssertionError("Rereading debtor " + number + " shows " + found);
    }
    return found.get(0);
  }

  /** Asks for one change and lets the ledger come to rest. */
  WriteOutcome apply(DunningInstruction instruction) {
    List<WriteOutcome> outcomes = atRest().dunning().apply(List.of(instruction));
    erp.settle();
    if (outcomes.size() != 1) {
      throw new AssertionError("One instruction was given but the outcomes are " + outcomes);
    }
    return outcomes.get(0);
  }

  /** The means to break calls; the test is skipped visibly for an ERP that is not called. */
  FaultInjection faults() {
    Supplier<String> why = () -> "'" + Registered.connector().erpId() + "' is not reached by calls";
    Assumptions.assumeTrue(erp.faults().isPresent(), why);
    return erp.faults().orElseThrow();
  }

  /** Skips visibly where people and no calls carry a change of an item into the ledger. */
  void assumeItemsAreWrittenByCalls() {
    Assumptions.assumeFalse(
        connector.turnaround().byPeople(),
        () -> "An item of '" + Registered.connector().erpId() + "' is not reached by calls");
  }

  /** Skips visibly; that an unclaimed capability is refused is a contract of its own. */
  void assumeClaimed(Capability capability) {
    Assumptions.assumeTrue(
        connector.capabilities().contains(capability),
        () -> "'" + Registered.connector().erpId() + "' does not claim " + capability);
  }

  @Override
  public void close() {
    try {
      connector.close();
    } finally {
      erp.close();
    }
  }
}
