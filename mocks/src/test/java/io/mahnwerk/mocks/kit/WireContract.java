package io.mahnwerk.mocks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.spi.WriteOutcome;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.wire.WireFault;
import io.mahnwerk.mocks.wire.WireRequest;
import io.mahnwerk.mocks.wire.WireScript;
import io.mahnwerk.mocks.wire.WiredErp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What a connector makes of a connection that breaks before, amid and after a request. */
@InEveryShape
@Timeout(120)
public class WireContract {
  private static final Duration DEADLINE = Duration.ofSeconds(1);
  private static final LocalDate UNTIL = LedgerScenario.TODAY.plusDays(9);

  private final SimulatedLedger ledger = Bench.scenario().withOverdueInvoices(10).ledger();
  private final String key = ledger.items().get(0).key();
  private final AtomicReference<WireFault> forReads = new AtomicReference<>(WireFault.NONE);
  private final AtomicReference<WireFault> forWrites = new AtomicReference<>(WireFault.NONE);
  private final WireScript script = this::next;
  private final Bench bench = new Bench(ledger, script);

  @BeforeEach
  void needsAWire() {
    Assumptions.assumeTrue(
        ((WiredErp) bench.erp).isCalled(),
        () -> "'" + Registered.connector().erpId() + "' is not reached by calls");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(value = WireFault.class, mode = Mode.EXCLUDE, names = "SILENCE")
  void readsEverythingAsItIsOrFails(WireFault fault) {
    forReads.set(fault);
    try {
      assertThat(amounts(bench.readAll())).isEqualTo(truth());
    } catch (ConnectorException failed) {
      assertThat(failed).hasMessageStartingWith("Connection 'ledger': ");
      assertThat(fault).isNotIn(WireFault.NONE, WireFault.SLOW_DRIP);
    }
    ((WiredErp) bench.erp).open();

    assertThat(amounts(bench.readAll())).isEqualTo(truth());
  }

  @ParameterizedTest
  @EnumSource(value = WireFault.class, mode = Mode.EXCLUDE, names = "SILENCE")
  void saysTheTruthOfAWriteAndDoesItOnce(WireFault fault) {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    OpenItem item = bench.readAll().open(key);
    forWrites.set(fault);

    WriteOutcome outcome = bench.apply(hold(item));

    if (outcome instanceof WriteOutcome.Pending) {
      assertThat(isHeld()).isTrue();
    } else if (!(outcome instanceof WriteOutcome.Uncertain)) {
      assertThat(outcome).isInstanceOf(WriteOutcome.Failed.class);
      assertThat(isHeld()).isFalse();
    }
    assertThat(ledger.changes()).isEqualTo(isHeld() ? 1 : 0);
  }

  @ParameterizedTest
  @EnumSource(value = WireFault.class, mode = Mode.EXCLUDE, names = "SILENCE")
  void comesToTheSameEndWhenAskedAgain(WireFault fault) {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    OpenItem item = bench.readAll().open(key);
    forWrites.set(fault);
    bench.apply(hold(item));
    ((WiredErp) bench.erp).open();

    bench.apply(hold(item));

    assertThat(isHeld()).isTrue();
    assertThat(ledger.changes()).isEqualTo(1);
  }

  @Test
  void givesUpAfterTheDeadline() {
    try (ErpConnector impatient = bench.open(impatient())) {
      forReads.set(WireFault.SILENCE);
      long start = System.nanoTime();

      Reading reading = Reading.from(impatient.receivables(), SyncCursor.START);

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(DEADLINE.minusMillis(100), DEADLINE.multipliedBy(30));
      assertThat(amounts(reading)).isEqualTo(truth());
    }
  }

  @Test
  void isUncertainOfAWriteThatWasNotAnsweredByTheDeadline() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    bench.assumeItemsAreWrittenByCalls();
    OpenItem item = bench.readAll().open(key);
    try (ErpConnector impatient = bench.open(impatient())) {
      // Signs in first: asking for a token is no read by the rules of HTTP, and is no write either.
      impatient.receivables().reread(List.of(item.ref()));
      forWrites.set(WireFault.SILENCE);

      WriteOutcome outcome = impatient.dunning().apply(List.of(hold(item))).get(0);

      assertThat(outcome).isInstanceOf(WriteOutcome.Uncertain.class);
    }
    bench.erp.settle();
    assertThat(isHeld()).isTrue();
    assertThat(ledger.changes()).isEqualTo(1);
  }

  /** A connector that is called says by a setting how long it waits for a whole answer. */
  private Map<String, String> impatient() {
    assertThat(Registered.connector().settings())
        .extracting(SettingSpec::key)
        .contains("call-timeout-seconds");
    Map<String, String> settings = bench.settings();
    settings.put("call-timeout-seconds", Long.toString(DEADLINE.toSeconds()));
    return settings;
  }

  private WireFault next(WireRequest request) {
    return (request.reads() ? forReads : forWrites).getAndSet(WireFault.NONE);
  }

  private boolean isHeld() {
    return ledger.canonical(ledger.item(key)).dunning().isHeldByUs();
  }

  private static Hold hold(OpenItem item) {
    return new Hold(item.ref(), item.version(), UNTIL, new IdempotencyKey("k1"));
  }

  private static Map<String, Money> amounts(Reading reading) {
    return reading.open().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, item -> item.getValue().openAmount()));
  }

  private Map<String, Money> truth() {
    return ledger.openItems().stream()
        .collect(Collectors.toMap(LedgerItem::key, LedgerItem::amount));
  }
}
