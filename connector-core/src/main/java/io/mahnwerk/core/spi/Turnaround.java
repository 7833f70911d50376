package io.mahnwerk.core.spi;

/**
 * How long it takes until a read can show what was asked for.
 *
 * @param byPeople whether a person carries our writes into the ledger; waiting for it within one
 *     command is in vain then
 * @param days after which a write that no read has shown is given up, at least 1; a hold is given
 *     up on its own day at the latest
 */
public record Turnaround(boolean byPeople, int days) {
  /** The ledger carries out requests by itself, within moments. */
  public static final Turnaround AT_ONCE = new Turnaround(false, 1);

  public Turnaround {
    if (days < 1) {
      throw new IllegalArgumentException("A write is waited for at least 1 day but was " + days);
    }
  }

  public static Turnaround byPeople(int days) {
    return new Turnaround(true, days);
  }
}
