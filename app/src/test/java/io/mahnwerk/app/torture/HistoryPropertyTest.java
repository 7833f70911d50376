package io.mahnwerk.app.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.store.ReceivablesStore;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories of two actors: we read, advise whatever day, plan and write while requests are
 * lost and our process dies at any step; clerks set, change and lift blocks; debtors pay; the
 * ledger's own run duns. The ledger's change log is the judge. Where one block of the debtor holds
 * several items, {@code torture} and the contracts of such ledgers are asked instead. {@code
 * -Dmahnwerk.histories=N} plays more of them, {@code -Dmahnwerk.first-history=K} begins with
 * another one.
 */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.torture.Arena#holdingItems")
class HistoryPropertyTest {
  private static final int HISTORIES = Integer.getInteger("mahnwerk.histories", 8);
  private static final int FIRST = Integer.getInteger("mahnwerk.first-history", 0);
  private static final int BROKEN_ONES = 60;
  private static final int FEW_BROKEN_ONES = 3;

  @Parameter Arena arena;
  @TempDir Path folder;

  @Test
  void losesRepeatsAndOverwritesNothingInAnyHistory() {
    Evidence evidence = new Evidence();
    try (ReceivablesStore store = ReceivablesStore.open(folder.resolve("store.db"))) {
      for (int history = FIRST; history < FIRST + HISTORIES; history++) {
        play(history, Sabotage.NONE, store, evidence);
        assertThat(evidence.findings()).as("history %d", history).isEmpty();
      }
    }
    assertThat(evidence.counts().writes.get()).isGreaterThan(HISTORIES);
  }

  @Test
  void seesThatHoldsWereOnlyImagined() {
    assertThat(broken(Sabotage.LOSE_ACK, counts -> counts.lost)).isTrue();
  }

  @Test
  void seesThatNobodyEndsAHoldUnlessItEndsByItself() {
    boolean endsByItself = arena.capabilities().contains(Capability.BLOCK_EXPIRES);

    assertThat(broken(Sabotage.SKIP_RELEASE, counts -> counts.stuck)).isNotEqualTo(endsByItself);
  }

  /** Whether the counter counts anything in some histories of broken code. */
  private boolean broken(Sabotage sabotage, Function<TortureCounts, AtomicLong> counter) {
    Evidence evidence = new Evidence();
    AtomicLong counted = counter.apply(evidence.counts());
    int most = arena.shows(sabotage) ? BROKEN_ONES : FEW_BROKEN_ONES;
    try (ReceivablesStore store = ReceivablesStore.open(folder.resolve("store.db"))) {
      for (int history = 0; history < most && counted.get() == 0; history++) {
        play(history, sabotage, store, evidence);
      }
    }
    return counted.get() > 0;
  }

  private void play(int history, Sabotage sabotage, ReceivablesStore store, Evidence evidence) {
    new History(arena, sabotage, new SplittableRandom(history), store, evidence).play();
  }
}
