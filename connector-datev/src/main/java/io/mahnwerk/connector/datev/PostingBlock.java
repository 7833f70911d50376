package io.mahnwerk.connector.datev;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A block for an invoice that is still to be booked.
 *
 * @param until the last day of Postensperre bis; empty for a block without an end, which only a
 *     person lifts
 */
record PostingBlock(Optional<LocalDate> until) {

  RawRow applyTo(RawRow row) {
    return until
        .map(
            day ->
                row.withNumber(PostingColumn.BLOCKED_UNTIL.index(), DebtorChange.DATE.format(day)))
        .orElseGet(() -> row.withNumber(PostingColumn.BLOCK.index(), "1"));
  }
}
