package io.mahnwerk.scoring.pilot;

import io.mahnwerk.core.model.DrawnDay;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * By how many euros what is expected of a day may be off: the less, the more days of like distance
 * from the former one were drawn. A standard deviation of 25 euros, about what a single answer
 * differs from its mean, over the root of one more than the draws seen.
 *
 * @param drawn draws by distance, in spans of five days
 */
public record Spread(List<Integer> drawn) {
  private static final double EUROS = 25;
  private static final int SPAN = 5;
  private static final int SPANS_TO_EITHER_SIDE = 6;

  /** Nothing was drawn yet. */
  public static final Spread UNKNOWN =
      new Spread(Collections.nCopies(2 * SPANS_TO_EITHER_SIDE + 1, 0));

  public Spread {
    drawn = List.copyOf(drawn);
  }

  /** From what a pilot has drawn so far; a draw that became no notice tells of no day. */
  public static Spread of(Collection<DrawnDay> draws) {
    List<Integer> drawn = new ArrayList<>(UNKNOWN.drawn());
    for (DrawnDay draw : draws) {
      draw.day()
          .map(day -> span(draw.formerDay(), day))
          .ifPresent(span -> drawn.set(span, drawn.get(span) + 1));
    }
    return new Spread(drawn);
  }

  double euros(LocalDate formerDay, LocalDate day) {
    return EUROS / Math.sqrt(1 + drawn.get(span(formerDay, day)));
  }

  private static int span(LocalDate formerDay, LocalDate day) {
    long days = ChronoUnit.DAYS.between(formerDay, day);
    long span = Math.round(days / (double) SPAN);
    return (int)
        (Math.max(-SPANS_TO_EITHER_SIDE, Math.min(SPANS_TO_EITHER_SIDE, span))
            + SPANS_TO_EITHER_SIDE);
  }
}
