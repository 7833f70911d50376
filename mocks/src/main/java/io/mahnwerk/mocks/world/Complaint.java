package io.mahnwerk.mocks.world;

import io.mahnwerk.core.model.DunningLevel;
import java.time.LocalDate;

/** A debtor complained on {@code day} about an item on a letter. */
public record Complaint(String itemKey, LocalDate day, LocalDate letterDay, DunningLevel level) {}
