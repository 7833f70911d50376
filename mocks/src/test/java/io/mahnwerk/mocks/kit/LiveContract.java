package io.mahnwerk.mocks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.DunningInstruction.Withdraw;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.core.spi.WriteOutcome;
import io.mahnwerk.core.writeback.Pause;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What can be asked of a live sandbox: {@code -Dmahnwerk.live=FILE} names a properties file of the
 * connector's settings, and then nothing is written unless {@code -Dmahnwerk.live.customer=NUMBER}
 * names a debtor, as the ledger shows it, on one of whose items a hold is set and taken back. The
 * ledger's day must be that of this machine. Without the file the same is asked of the simulated
 * ERP, so that the questions themselves are tried.
 */
@Timeout(600)
public class LiveContract {
  private static final Optional<Path> LIVE =
      Optional.ofNullable(System.getProperty("mahnwerk.live")).map(Path::of);
  private static final int FEW = 20;
  private static final Pause PATIENCE =
      Pause.doubling(Duration.ofMillis(50), Duration.ofMinutes(2));

  private final SimulatedLedger ledger = Bench.scenario().withOverdueInvoices(9).ledger();
  private final Bench bench = new Bench(ledger);
  private ErpConnector connector = bench.connector;

  @BeforeEach
  void open() throws IOException {
    if (LIVE.isPresent()) {
      connector =
          Registered.connector()
              .open(
                  new ConnectorContext(
                      Bench.CONNECTION, settings(LIVE.get()), Clock.systemDefaultZone()));
    }
  }

  @AfterEach
  void close() {
    connector.close();
    bench.close();
  }

  @Test
  void findsNothingMissing() {
    ConnectionCheck check = connector.check();

    assertThat(check.passed()).as(check.toString()).isTrue();
  }

  @Test
  void readsEveryPageToItsEndAndUnderstandsEveryRecord() {
    Reading reading = Reading.from(connector.receivables(), SyncCursor.START);

    assertThat(reading.open()).isNotEmpty();
    assertThat(reading.unreadable()).isEmpty();
  }

  @Test
  void tellsOfSingleItemsWhatItTellsOfAll() {
    Map<String, OpenItem> open = Reading.from(connector.receivables(), SyncCursor.START).open();
    List<OpenItem> some = open.values().stream().limit(FEW).toList();

    List<Change> again = connector.receivables().reread(some.stream().map(OpenItem::ref).toList());

    assertThat(again).hasSize(some.size());
    assertThat(again)
        .filteredOn(Change.Open.class::isInstance)
        .allSatisfy(
            change -> {
              OpenItem item = ((Change.Open) change).item();
              assertThat(item).isEqualTo(open.get(item.ref().nativeKey()));
            });
  }

  @Test
  void knowsTheDebtorOfEveryItem() {
    Reading reading = Reading.from(connector.receivables(), SyncCursor.START);

    assertThat(reading.open().values().stream().map(OpenItem::debtor))
        .allSatisfy(debtor -> assertThat(reading.debtors()).containsKey(debtor));
  }

  @Test
  void findsNoMarkThatIsNotOurs() {
    try (Stream<Change> marks = connector.receivables().ourMarks()) {
      assertThat(marks.filter(Change.Open.class::isInstance))
          .allSatisfy(
              change -> {
                DunningState state = ((Change.Open) change).item().dunning();
                assertThat(state.isHeldByUs() || state.mark().isPresent()).isTrue();
              });
    }
  }

  @Test
  void setsAHoldAndTakesItBack() {
    Assumptions.assumeTrue(
        connector.capabilities().contains(Capability.BLOCK_ITEM),
        () -> "'" + Registered.connector().erpId() + "' does not claim BLOCK_ITEM");
    Assumptions.assumeFalse(
        connector.turnaround().byPeople(), "This protocol has no write that no person carries");
    OpenItem item = itemToTry();
    LocalDate until =
        LIVE.isPresent() ? LocalDate.now().plusDays(2) : LedgerScenario.TODAY.plusDays(2);
    String run = LIVE.isPresent() ? Clock.systemUTC().instant().toString() : "tried";

    write(new Hold(item.ref(), item.version(), until, IdempotencyKey.of(run, "hold")));
    OpenItem held = shown(item.ref(), state -> state.isHeldByUs());
    write(new Withdraw(held.ref(), held.version(), IdempotencyKey.of(run, "withdraw")));
    OpenItem after = shown(item.ref(), state -> !state.isHeldByUs() && state.mark().isEmpty());

    assertThat(after.dunning()).isEqualTo(item.dunning());
  }

  private OpenItem itemToTry() {
    String customer = System.getProperty("mahnwerk.live.customer", "");
    Assumptions.assumeTrue(
        LIVE.isEmpty() || !customer.isBlank(),
        "mahnwerk.live.customer names no debtor: the live system is only read");
    return Reading.from(connector.receivables(), SyncCursor.START).open().values().stream()
        .filter(item -> LIVE.isEmpty() || item.debtor().number().equals(customer))
        .filter(item -> item.dunning().equals(DunningState.UNTOUCHED))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("Debtor " + customer + " has no untouched open item"));
  }

  /** What was refused would never show; a lost answer may. */
  private void write(DunningInstruction instruction) {
    assertThat(connector.dunning().apply(List.of(instruction)))
        .singleElement()
        .isInstanceOfAny(WriteOutcome.Pending.class, WriteOutcome.Uncertain.class);
  }

  private OpenItem shown(OpenItemRef ref, Predicate<DunningState> expected) {
    for (int looks = 1; ; looks++) {
      for (Change change : connector.receivables().reread(List.of(ref))) {
        if (change instanceof Change.Open open && expected.test(open.item().dunning())) {
          return open.item();
        }
      }
      if (!PATIENCE.after(looks)) {
        throw new AssertionError("Item " + ref + " does not show what was written");
      }
    }
  }

  private static Map<String, String> settings(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    Map<String, String> settings = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
    return settings;
  }
}
