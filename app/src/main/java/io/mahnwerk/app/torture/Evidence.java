package io.mahnwerk.app.torture;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** What was counted, and the first findings in words. Safe for use by several threads. */
record Evidence(TortureCounts counts, List<String> findings, String ledger) {
  private static final int MOST = 50;

  Evidence() {
    this(new TortureCounts(), new CopyOnWriteArrayList<>(), "");
  }

  /** The same evidence, to which one ledger adds. */
  Evidence of(String one) {
    return new Evidence(counts, findings, one);
  }

  /** A change of ours reached the ledger. */
  void written() {
    counts.writes.incrementAndGet();
    counts.writesOf.computeIfAbsent(ledger, name -> new AtomicLong()).incrementAndGet();
  }

  void add(String finding) {
    if (findings.size() < MOST) {
      findings.add(ledger.isEmpty() ? finding : ledger + ": " + finding);
    }
  }
}
