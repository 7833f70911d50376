package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One block of a single open item that a person sets or lifts by hand, because no file does.
 *
 * @param invoice Belegfeld 1
 * @param set whether the block is to be set; else it is to be lifted
 * @param until the last day of the block; empty where it is to be lifted
 * @param reason in German, as a clerk reads it
 */
record WorklistLine(
    String account,
    String name,
    String invoice,
    LocalDate date,
    Optional<LocalDate> due,
    Money amount,
    boolean set,
    Optional<LocalDate> until,
    String reason) {

  /** What the clerk is to do, in German. */
  String task() {
    return set ? "Sperre setzen" : "Sperre aufheben";
  }
}
