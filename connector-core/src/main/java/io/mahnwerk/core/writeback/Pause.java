package io.mahnwerk.core.writeback;

import io.mahnwerk.core.spi.Turnaround;
import java.time.Duration;

/** Waits between two looks at a ledger that carries out our requests a moment later. */
@FunctionalInterface
public interface Pause {
  /** Looks after 1, 2, 4, ... seconds, two minutes in all. */
  Pause DEFAULT = doubling(Duration.ofSeconds(1), Duration.ofMinutes(2));

  /**
   * Waits before the next look.
   *
   * @param looks how many looks were made already, at least 1
   * @return whether another look is to be made; false when it was waited long enough or the thread
   *     was interrupted
   */
  boolean after(int looks);

  /** Waits twice as long each time, and no longer than the total in all. */
  static Pause doubling(Duration first, Duration total) {
    return looks -> {
      Duration waited = first.multipliedBy((1L << Math.min(looks - 1, 30)) - 1);
      Duration next = first.multipliedBy(1L << Math.min(looks - 1, 30));
      if (waited.plus(next).compareTo(total) > 0) {
        return false;
      }
      try {
        Thread.sleep(next.toMillis());
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    };
  }

  /** This pause, or a single look where people carry our writes into the ledger. */
  default Pause within(Turnaround turnaround) {
    return turnaround.byPeople() ? looks(1) : this;
  }

  /** Looks this often without waiting: for a ledger that carries out requests at once. */
  static Pause looks(int times) {
    return looks -> looks < times;
  }
}
