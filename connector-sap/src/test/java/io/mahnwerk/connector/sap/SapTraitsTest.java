package io.mahnwerk.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.Page;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.core.spi.WriteOutcome;
import io.mahnwerk.mocks.erp.FaultInjection;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.kit.LedgerScenario;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.sap.SimulatedSapProvider;
import io.mahnwerk.mocks.wire.WireFault;
import io.mahnwerk.mocks.wire.WireScript;
import io.mahnwerk.mocks.wire.WiredErp;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever sets a system apart, all is read once and several debtors are blocked. */
@Timeout(60)
class SapTraitsTest {
  private static final int ITEMS = 40;

  private final LedgerScenario scenario = new LedgerScenario(new SimulatedSapProvider());
  private final SimulatedLedger ledger = ledger();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fewer-properties,no-batch",
        "etags",
        "demands-if-match",
        "proxy,warnings",
        "proxy,no-batch,etags",
        "proxy,no-batch,demands-if-match"
      })
  void readsEverythingOnceAndBlocksDebtors(String traits) {
    try (SimulatedErp sap = start(Map.of("traits", traits, "page-limit", "7"));
        ErpConnector connector = open(sap)) {
      assertThat(read(connector)).hasSize(ITEMS);

      assertThat(connector.dunning().apply(holds(connector)))
          .isNotEmpty()
          .allMatch(outcome -> outcome instanceof WriteOutcome.Pending);
      assertThat(ledger.debtors())
          .filteredOn(row -> row.debtor().dunning().block().isPresent())
          .hasSize(debtors().size());
    }
  }

  @Test
  void changesSeveralDebtorsByOneCall() {
    try (SimulatedErp sap = start(Map.of());
        ErpConnector connector = open(sap)) {
      long before = sap.faults().orElseThrow().served(FaultInjection.Call.WRITE);

      connector.dunning().apply(holds(connector));

      assertThat(debtors().size()).isGreaterThan(1);
      assertThat(sap.faults().orElseThrow().served(FaultInjection.Call.WRITE))
          .isEqualTo(before + 1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = WireFault.class,
      names = {"RESET_BEFORE", "RESET_AMID", "RESET_AFTER", "HALF_BODY"})
  void losesAndRepeatsNothingWhenTheConnectionIsCutAtEveryPage(WireFault cut) {
    Set<String> asked = ConcurrentHashMap.newKeySet();
    WireScript once = request -> asked.add(request.target()) ? cut : WireFault.NONE;
    try (SimulatedErp sap = WiredErp.of(start(Map.of("page-limit", "7")), once);
        ErpConnector connector = open(sap)) {
      assertThat(read(connector)).hasSize(ITEMS);
      assertThat(asked).hasSizeGreaterThan(ITEMS / 7);
    }
  }

  @Test
  void losesNothingWhereTheSystemIsOftenTooBusy() {
    try (SimulatedErp sap = start(Map.of("busy-every", "3", "page-limit", "7"));
        ErpConnector connector = open(sap)) {
      assertThat(read(connector)).hasSize(ITEMS);
    }
  }

  @Test
  void showsOnCheckWhatSapWarnsOf() {
    try (SimulatedErp sap = start(Map.of("traits", "warnings"));
        ErpConnector connector = open(sap)) {
      assertThat(connector.check().findings())
          .anyMatch(
              finding ->
                  finding
                      .sentence()
                      .english()
                      .equals(
                          "SAP warns: Posting period 011/2026 is about to be closed (F5/808)."));
    }
  }

  private SimulatedLedger ledger() {
    for (int debtor = 0; debtor < 4; debtor++) {
      String number = scenario.debtor();
      for (int item = 0; item < ITEMS / 4; item++) {
        scenario.invoice(number, "119.00");
      }
    }
    return scenario.ledger();
  }

  private SimulatedErp start(Map<String, String> options) {
    return new SimulatedSapProvider().start(ledger, options);
  }

  private static ErpConnector open(SimulatedErp sap) {
    Clock clock =
        Clock.fixed(LedgerScenario.TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    return new SapConnectorProvider()
        .open(new ConnectorContext(new ConnectionId("s4"), sap.settings(), clock));
  }

  /** The open items' keys; fails on one that comes twice. */
  private static Set<String> read(ErpConnector connector) {
    Set<String> keys = new HashSet<>();
    SyncCursor at = SyncCursor.START;
    boolean last = false;
    while (!last) {
      Page page = connector.receivables().read(at);
      for (Change change : page.changes()) {
        if (change instanceof Change.Open open) {
          assertThat(keys.add(open.item().ref().nativeKey())).as("read once").isTrue();
        }
      }
      at = page.next();
      last = page.last();
    }
    return keys;
  }

  private List<DebtorRef> debtors() {
    return ledger.openItems().stream()
        .map(LedgerItem::debtor)
        .distinct()
        .map(ledger::debtorRef)
        .toList();
  }

  private List<DunningInstruction> holds(ErpConnector connector) {
    List<DunningInstruction> holds = new ArrayList<>();
    for (Debtor debtor : connector.receivables().rereadDebtors(debtors())) {
      String number = debtor.ref().number();
      holds.add(
          new Hold(
              debtor.ref(),
              debtor.version(),
              LedgerScenario.TODAY.plusDays(9),
              new IdempotencyKey(number)));
    }
    return holds;
  }
}
