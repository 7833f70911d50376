package io.mahnwerk.mocks.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.DunningInstruction.Withdraw;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.Page;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.core.spi.WriteOutcome;
import io.mahnwerk.mocks.erp.FaultInjection;
import io.mahnwerk.mocks.erp.FaultInjection.Call;
import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a connector makes of an ERP that stumbles. */
@InEveryShape
@Timeout(120)
public class FaultContract {
  private static final LocalDate UNTIL = LedgerScenario.TODAY.plusDays(9);

  private final SimulatedLedger ledger = Bench.scenario().withOverdueInvoices(10).ledger();
  private final String key = ledger.items().stream().map(LedgerItem::key).findFirst().orElseThrow();
  private final Bench bench = new Bench(ledger);

  @BeforeEach
  void needsCalls() {
    bench.faults();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"UNAVAILABLE", "RESET"})
  void repeatsAReadThatFailed(Fault fault) {
    failNext(Call.READ, fault);

    assertThat(bench.readAll().open()).hasSize(10);
  }

  @Test
  void waitsAsLongAsRetryAfterSays() {
    failNext(Call.READ, Fault.RATE_LIMITED);
    long start = System.nanoTime();

    assertThat(bench.readAll().open()).hasSize(10);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(950), Duration.ofSeconds(20));
  }

  @Test
  void failsOnATruncatedBody() {
    failNext(Call.READ, Fault.TRUNCATED);

    assertThat(failureOfReading().kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
  }

  @Test
  void failsOnJunk() {
    failNext(Call.READ, Fault.JUNK);

    assertThat(failureOfReading().kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
  }

  @Test
  void readsOnAfterAFailure() {
    failNext(Call.READ, Fault.JUNK);
    failureOfReading();

    assertThat(bench.readAll().open()).hasSize(10);
  }

  @Test
  void losesNothingWhenAPageComesTwice() {
    Page first = bench.connector.receivables().read(SyncCursor.START);
    failNext(Call.READ, Fault.REPEATED_PAGE);

    assertTellsEverythingOrFails(first);
  }

  @Test
  void stopsWhenPagesGoInACircle() {
    Page first = bench.connector.receivables().read(SyncCursor.START);
    failNext(Call.READ, Fault.PAGE_CIRCLE);

    assertTellsEverythingOrFails(first);
    assertThat(bench.readAll().open()).hasSize(10);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "SERVER_ERROR",
        "RATE_LIMITED_SILENTLY",
        "UNAUTHORIZED",
        "TOKEN_REFUSED",
        "CONFLICT",
        "PRECONDITION_FAILED",
        "PRECONDITION_REQUIRED"
      })
  void claimsNoWriteThatWasNotDone(Fault fault) {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    OpenItem item = bench.readAll().open(key);
    failNext(Call.WRITE, fault);

    WriteOutcome outcome = bench.apply(hold(item));

    boolean held = ledger.canonical(ledger.item(key)).dunning().isHeldByUs();
    assertThat(held || !(outcome instanceof WriteOutcome.Pending)).as(outcome.toString()).isTrue();
    assertThat(ledger.changes()).isLessThanOrEqualTo(1);
  }

  @Test
  void triesAWrongPasswordOnce() {
    FaultInjection faults = failNext(Call.READ, Fault.UNAUTHORIZED);
    long before = faults.served(Call.READ);

    ConnectorException failure = failureOfReading();

    assertThat(failure.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
    assertThat(failure).hasMessageStartingWith("Connection 'ledger': ");
    assertThat(faults.served(Call.READ)).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"UNAVAILABLE", "RESET", "LOST_ANSWER"})
  void doesNotRepeatAWriteThatMayHaveArrived(Fault fault) {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    bench.assumeItemsAreWrittenByCalls();
    OpenItem item = bench.readAll().open(key);
    FaultInjection faults = failNext(Call.WRITE, fault);

    WriteOutcome outcome = bench.apply(hold(item));

    assertThat(outcome).isInstanceOfAny(WriteOutcome.Uncertain.class, WriteOutcome.Failed.class);
    assertThat(faults.served(Call.WRITE)).isEqualTo(1);
  }

  @Test
  void isUncertainWhenTheConnectionBreaksDuringAWrite() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    bench.assumeItemsAreWrittenByCalls();
    OpenItem item = bench.readAll().open(key);
    failNext(Call.WRITE, Fault.RESET);

    assertThat(bench.apply(hold(item))).isInstanceOf(WriteOutcome.Uncertain.class);
  }

  @Test
  void saysTheTruthOfAWriteThatWasTurnedAway() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    OpenItem item = bench.readAll().open(key);
    failNext(Call.WRITE, Fault.RATE_LIMITED);

    WriteOutcome outcome = bench.apply(hold(item));

    boolean held = ledger.canonical(ledger.item(key)).dunning().isHeldByUs();
    assertThat(outcome).isInstanceOfAny(WriteOutcome.Pending.class, WriteOutcome.Failed.class);
    assertThat(held).isEqualTo(outcome instanceof WriteOutcome.Pending);
  }

  @Test
  void answersAFailedCallAsAnOutcome() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    OpenItem item = bench.readAll().open(key);
    bench.erp.close();

    WriteOutcome outcome = bench.connector.dunning().apply(List.of(hold(item))).get(0);

    assertThat(outcome).isInstanceOf(WriteOutcome.Failed.class);
  }

  @Test
  void refreshesAnExpiredTokenOfAReadOnce() {
    bench.readAll();
    FaultInjection faults = failNext(Call.READ, Fault.EXPIRED_TOKEN);
    long before = faults.served(Call.READ);

    bench.reread(key);

    assertThat(faults.served(Call.READ)).isBetween(before + 2, before + 3);
  }

  @Test
  void refreshesAnExpiredTokenOfAWriteOnce() {
    bench.assumeClaimed(Capability.BLOCK_DEBTOR);
    String number = ledger.item(key).debtor();
    Debtor debtor = bench.rereadDebtor(number);
    bench.apply(new Hold(debtor.ref(), debtor.version(), UNTIL, new IdempotencyKey("k1")));
    Debtor held = bench.rereadDebtor(number);
    FaultInjection faults = failNext(Call.WRITE, Fault.EXPIRED_TOKEN);
    long before = faults.served(Call.WRITE);

    WriteOutcome outcome =
        bench.apply(new Withdraw(held.ref(), held.version(), new IdempotencyKey("k2")));

    assertThat(outcome).isInstanceOf(WriteOutcome.Pending.class);
    assertThat(ledger.debtor(number).dunning().block()).isEmpty();
    assertThat(faults.served(Call.WRITE)).isEqualTo(before + 2);
  }

  /** Page by page from the second one on. */
  private void assertTellsEverythingOrFails(Page first) {
    Set<String> told = new TreeSet<>(openIn(first));
    try {
      Reading rest = Reading.from(bench.connector.receivables(), first.next());
      told.addAll(rest.open().keySet());
      assertThat(told).hasSize(10);
    } catch (ConnectorException failed) {
      assertThat(failed.kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
    }
  }

  private static List<String> openIn(Page page) {
    return page.changes().stream()
        .filter(Change.Open.class::isInstance)
        .map(change -> ((Change.Open) change).item().ref().nativeKey())
        .toList();
  }

  private FaultInjection failNext(Call call, Fault fault) {
    FaultInjection faults = bench.faults();
    boolean known = faults.failNext(call, fault);
    Assumptions.assumeTrue(known, () -> "This protocol has no " + fault + " of a " + call);
    return faults;
  }

  private ConnectorException failureOfReading() {
    ConnectorException failure =
        catchThrowableOfType(ConnectorException.class, () -> bench.readAll());
    assertThat(failure).as("reading failed").isNotNull();
    return failure;
  }

  private static Hold hold(OpenItem item) {
    return new Hold(item.ref(), item.version(), UNTIL, new IdempotencyKey("k1"));
  }
}
