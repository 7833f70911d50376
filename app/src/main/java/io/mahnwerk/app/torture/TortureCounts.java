package io.mahnwerk.app.torture;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What has happened so far; counted by several threads. */
final class TortureCounts {
  final AtomicLong cycles = new AtomicLong();
  final AtomicLong kills = new AtomicLong();
  final AtomicLong faults = new AtomicLong();
  final AtomicLong writes = new AtomicLong();
  final AtomicLong lost = new AtomicLong();
  final AtomicLong repeated = new AtomicLong();
  final AtomicLong wrongOwner = new AtomicLong();
  final AtomicLong stuck = new AtomicLong();
  final AtomicLong marksLeft = new AtomicLong();

  /** Changes of ours by the name of the ledger. */
  final Map<String, AtomicLong> writesOf = new ConcurrentHashMap<>();

  /** A command that ended, or whose process did. */
  void count(WorkProcess.Ended command) {
    cycles.incrementAndGet();
    if (command.exitCode().isEmpty()) {
      kills.incrementAndGet();
    }
  }
}
