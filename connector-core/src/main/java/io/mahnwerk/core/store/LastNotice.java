package io.mahnwerk.core.store;

import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningState;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The notice an item was last sent: what is decided or overridden holds until this changes, for
 * then the next notice is another one.
 */
public record LastNotice(DunningLevel level, Optional<LocalDate> dunnedOn) {
  public static LastNotice of(DunningState state) {
    return new LastNotice(state.level(), state.lastDunnedOn());
  }

  /** Blank where there was none: a text that a unique key can hold. */
  String dayText() {
    return dunnedOn.map(LocalDate::toString).orElse("");
  }
}
