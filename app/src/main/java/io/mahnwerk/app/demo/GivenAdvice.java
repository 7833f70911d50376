package io.mahnwerk.app.demo;

import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Recommendation;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was last recommended for an item.
 *
 * @param latest the last recommendation that was given, whichever notice it was for
 */
record GivenAdvice(Function<OpenItemRef, Optional<Recommendation>> latest) {

  /** The day on which the item's next notice is to go out, if one was chosen. */
  Optional<LocalDate> day(OpenItem item) {
    return forNextNotice(item)
        .map(Recommendation::decision)
        .filter(Decision.DunOn.class::isInstance)
        .map(dun -> ((Decision.DunOn) dun).day());
  }

  /** Whether the item's next notice is not to go out on that day yet. */
  boolean holds(OpenItem item, LocalDate day) {
    return forNextNotice(item)
        .map(Recommendation::decision)
        .flatMap(Decision::until)
        .filter(until -> until.isAfter(day))
        .isPresent();
  }

  private Optional<Recommendation> forNextNotice(OpenItem item) {
    return latest
        .apply(item.ref())
        .filter(given -> given.nextLevel().equals(item.dunning().level().next()));
  }
}
