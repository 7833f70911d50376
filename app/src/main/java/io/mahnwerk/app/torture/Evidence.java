package io.mahnwerk.app.torture;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was counted, and the first findings in words. Safe for use by several threads. */
record Evidence(TortureCounts counts, List<String> findings) {
  private static final int MOST = 50;

  Evidence() {
    this(new TortureCounts(), new CopyOnWriteArrayList<>());
  }

  void add(String finding) {
    if (findings.size() < MOST) {
      findings.add(finding);
    }
  }
}
