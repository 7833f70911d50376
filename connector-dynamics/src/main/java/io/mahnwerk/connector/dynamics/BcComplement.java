package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.Clearing;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of an entry beside its own record.
 *
 * @param level of the last reminder issued for it, 0 where there is none or it cannot be read
 * @param remindedOn document date of that reminder
 * @param closedBy what closed it, as far as it is closed
 * @param settles key of the invoice that a credit refers to
 */
record BcComplement(
    int level, Optional<LocalDate> remindedOn, Clearing.Kind closedBy, Optional<String> settles) {}
