package io.mahnwerk.mocks.ledger;

import io.mahnwerk.core.model.DunningLevel;
import java.time.LocalDate;

/** An item on a notice that a dunning run sent. */
public record SentLine(String item, LocalDate sentOn, DunningLevel level) {}
