package io.mahnwerk.scoring;

import io.mahnwerk.core.model.DunningLevel;
import java.time.LocalDate;

/** A notice that would go out on this day if the item is still open then. */
public record PlannedNotice(DunningLevel level, LocalDate day) {}
