package io.mahnwerk.connector.datev;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Whose books a file must be of. Files of one client must never count for another.
 *
 * @param consultant the Beraternummer, 1 to 9999999
 * @param client the Mandantennummer, 1 to 99999
 * @param fiscalYearStart the first day of the Wirtschaftsjahr; empty where any year will do
 */
record OfficeClient(int consultant, int client, Optional<LocalDate> fiscalYearStart) {}
