package io.mahnwerk.app.torture;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was counted, and the first findings in words. Safe for use by several threads.
 *
 * @param ledger the name of the ledger that adds to it; blank for none
 * @param burdened whether that ledger has added a finding, also one that is not among the first
 */
record Evidence(
    TortureCounts counts, List<Finding> findings, String ledger, AtomicBoolean burdened) {
  private static final int MOST = 50;

  Evidence() {
    this(new TortureCounts(), new CopyOnWriteArrayList<>(), "", new AtomicBoolean());
  }

  /** The same evidence, to which one ledger adds. */
  Evidence of(String one) {
    return new Evidence(counts, findings, one, new AtomicBoolean());
  }

  /** A change of ours reached the ledger. */
  void written() {
    counts.writes.incrementAndGet();
    counts.writesOf.computeIfAbsent(ledger, name -> new AtomicLong()).incrementAndGet();
  }

  /**
   * @param known what else is known of it, for whoever looks for the cause
   */
  void add(String sentence, List<String> known) {
    burdened.set(true);
    if (findings.size() < MOST) {
      findings.add(new Finding(ledger.isEmpty() ? sentence : ledger + ": " + sentence, known));
    }
  }
}
