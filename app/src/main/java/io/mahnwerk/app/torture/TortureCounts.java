package io.mahnwerk.app.torture;

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
}
