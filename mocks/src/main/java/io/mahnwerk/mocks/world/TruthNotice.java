package io.mahnwerk.mocks.world;

import io.mahnwerk.core.model.DunningLevel;
import java.time.LocalDate;

/** A notice of the given level on the given day, sent or thought of. */
public record TruthNotice(DunningLevel level, LocalDate day) {}
