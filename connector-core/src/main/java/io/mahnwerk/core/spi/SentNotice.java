package io.mahnwerk.core.spi;

import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.OpenItemRef;
import java.time.LocalDate;

/**
 * An item on a notice that the ledger's own run sent.
 *
 * @param level the level that the notice gave it, at least 1
 */
public record SentNotice(OpenItemRef item, LocalDate sentOn, DunningLevel level) {
  public SentNotice {
    if (level.equals(DunningLevel.NONE)) {
      throw new IllegalArgumentException("A notice has a level: " + item);
    }
  }
}
