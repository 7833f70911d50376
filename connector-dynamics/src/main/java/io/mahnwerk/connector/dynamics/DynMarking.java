package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.spi.WriteOutcome;
import java.time.LocalDate;
import java.util.Optional;

/** How marks are written on one way; each method answers the outcome where nothing is written. */
interface DynMarking {

  /** An entry as it stands: its record and what it was read as. */
  record Current(ODataRecord entry, OpenItem item) {}

  /** Either what is to be written, or why nothing is. */
  record Plan(Optional<DynWrite> write, Optional<WriteOutcome> outcome) {
    static Plan of(DynWrite write) {
      return new Plan(Optional.of(write), Optional.empty());
    }

    static Plan of(WriteOutcome outcome) {
      return new Plan(Optional.empty(), Optional.of(outcome));
    }
  }

  /** Whether our mark stands already as a hold until that day would set it. */
  boolean isHeld(OpenItem item, LocalDate until);

  /** Throws {@link io.mahnwerk.core.failure.ConnectorException} where it has to read and cannot. */
  Plan hold(Current current, LocalDate until);

  Plan release(Current current);

  Plan withdraw(Current current);
}
