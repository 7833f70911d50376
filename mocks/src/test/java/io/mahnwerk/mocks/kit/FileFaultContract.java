package io.mahnwerk.mocks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.mocks.erp.FileFaults;
import io.mahnwerk.mocks.erp.FileFaults.FileFault;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
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

/** What a connector makes of files that are torn, half, foreign or there twice. */
@InEveryShape
@Timeout(120)
public class FileFaultContract {
  private final SimulatedLedger ledger = Bench.scenario().withOverdueInvoices(9).ledger();
  private final List<String> keys = ledger.items().stream().map(LedgerItem::key).toList();
  private final Bench bench = new Bench(ledger);

  @BeforeEach
  void needsFiles() {
    Assumptions.assumeTrue(bench.erp.fileFaults().isPresent(), "This protocol has no files");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(FileFault.class)
  void showsTheBooksAsTheyAreOrAsTheyWereButNeverHalf(FileFault fault) {
    Set<String> before = open();
    ledger.clear(keys.get(8), Clearing.Kind.PAYMENT);
    strike(fault);
    bench.erp.settle();

    Set<String> now = shownOr(before);

    assertThat(now).isIn(before, new TreeSet<>(keys.subList(0, 8)));
  }

  @ParameterizedTest
  @EnumSource(FileFault.class)
  void isBackOnTheRightPathWithTheNextFiles(FileFault fault) {
    open();
    strike(fault);
    ledger.clear(keys.get(8), Clearing.Kind.PAYMENT);
    bench.erp.settle();
    shownOr(Set.of());
    ledger.clear(keys.get(0), Clearing.Kind.PAYMENT);

    assertThat(open()).isEqualTo(new TreeSet<>(keys.subList(1, 8)));
  }

  @ParameterizedTest
  @EnumSource(FileFault.class)
  void makesAChangeOnceHoweverTheFilesComeAndGo(FileFault fault) {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    OpenItem item = bench.readAll().open(keys.get(0));
    strike(fault);
    bench.apply(new Hold(item.ref(), item.version(), LedgerScenario.TODAY.plusDays(9), key()));
    strike(fault);
    bench.erp.settle();
    shownOr(Set.of());
    bench.erp.settle();

    assertThat(bench.reread(keys.get(0)).dunning().isHeldByUs()).isTrue();
    assertThat(ledger.changes()).isEqualTo(1);
  }

  @Test
  void takesNoOtherClientsDebtorsForOurs() {
    int before = bench.readAll().debtors().size();
    strike(FileFault.FOREIGN_EXPORT);
    ledger.assign(ledger.item(keys.get(0)).debtor(), Registered.simulatedErp().openedProcedure());

    assertThat(bench.readAll().debtors()).hasSize(before);
    assertThat(bench.rereadDebtor(ledger.item(keys.get(0)).debtor()).dunning().procedure())
        .isEqualTo(Registered.simulatedErp().openedProcedure());
  }

  private void strike(FileFault fault) {
    FileFaults files = bench.erp.fileFaults().orElseThrow();
    files.strike(fault);
  }

  private Set<String> open() {
    return new TreeSet<>(bench.readAll().open().keySet());
  }

  /** What is read without another round of people; a reading that says it failed shows nothing. */
  private Set<String> shownOr(Set<String> fallback) {
    try {
      return new TreeSet<>(
          Reading.from(bench.connector.receivables(), SyncCursor.START).open().keySet());
    } catch (ConnectorException saysSo) {
      return fallback;
    }
  }

  private static IdempotencyKey key() {
    return new IdempotencyKey("k1");
  }
}
