package io.mahnwerk.core.model;

import java.time.LocalDate;

/** How and when an item left the open items; the date is the ledger's value date. */
public record Clearing(LocalDate clearedOn, Kind kind) {
  /** Only a payment teaches payment behaviour; everything else ends the observation. */
  public enum Kind {
    PAYMENT,
    CREDIT,
    REVERSAL,
    WRITE_OFF
  }
}
