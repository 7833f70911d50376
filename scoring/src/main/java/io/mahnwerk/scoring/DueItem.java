package io.mahnwerk.scoring;

import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.OpenItem;
import java.time.LocalDate;

/**
 * An open item and the bounds of its next notice.
 *
 * @param level the level that notice would carry
 * @param firstRun the first planned run on which the ledger could send it
 * @param formerDay the first planned run on which the former procedure would send it
 */
record DueItem(OpenItem item, DunningLevel level, LocalDate firstRun, LocalDate formerDay) {}
