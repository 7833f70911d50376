package io.mahnwerk.scoring.proposal;

import io.mahnwerk.core.model.ItemHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * How many first notices went out so many days after the due date, and how many of them were
 * followed by payment within 14 days. Counts of what happened: whether a payment came because of
 * the notice they do not tell, and under a fixed schedule they know few days.
 *
 * @param spans in order of their days; they do not overlap
 */
public record ReactionCounts(List<Span> spans) {
  private static final int[] FIRST_DAYS = {0, 6, 11, 16, 21, 31, 46};
  private static final int NO_END = Integer.MAX_VALUE;

  public static final ReactionCounts NONE = none();

  public ReactionCounts {
    spans = List.copyOf(spans);
  }

  /**
   * @param from first day after the due date
   * @param to last day after it; {@link Integer#MAX_VALUE} for no end
   * @param sent first notices that are at least 14 days old
   * @param answered those of them that were followed by payment within 14 days
   */
  public record Span(int from, int to, int sent, int answered) {
    public Span {
      if (sent < answered || answered < 0) {
        throw new IllegalArgumentException(
            "%d of %d notices cannot have been answered".formatted(answered, sent));
      }
    }

    public boolean isEndless() {
      return to == NO_END;
    }

    private Span plus(Span other) {
      return new Span(from, to, sent + other.sent, answered + other.answered);
    }
  }

  /** Only what was recorded before {@code asOf} counts. */
  static ReactionCounts of(List<ItemHistory> items, LocalDate asOf) {
    int[] sent = new int[FIRST_DAYS.length];
    int[] answered = new int[FIRST_DAYS.length];
    PastBehaviour past = new PastBehaviour(items, asOf);
    for (ItemHistory item : items) {
      past.firstNotice(item)
          .filter(past::isRipe)
          .filter(day -> !day.isBefore(item.netDueDate()))
          .ifPresent(
              day -> {
                int span = span(ChronoUnit.DAYS.between(item.netDueDate(), day));
                sent[span]++;
                answered[span] += past.isAnswered(day, item) ? 1 : 0;
              });
    }
    List<Span> spans = new ArrayList<>();
    for (int n = 0; n < FIRST_DAYS.length; n++) {
      spans.add(new Span(FIRST_DAYS[n], last(n), sent[n], answered[n]));
    }
    return new ReactionCounts(spans);
  }

  ReactionCounts plus(ReactionCounts other) {
    List<Span> sums = new ArrayList<>();
    for (int n = 0; n < spans.size(); n++) {
      sums.add(spans.get(n).plus(other.spans.get(n)));
    }
    return new ReactionCounts(sums);
  }

  /** How many notices are counted. */
  public int sent() {
    return spans.stream().mapToInt(Span::sent).sum();
  }

  private static ReactionCounts none() {
    return of(List.of(), LocalDate.EPOCH);
  }

  private static int span(long days) {
    int span = 0;
    while (span + 1 < FIRST_DAYS.length && days >= FIRST_DAYS[span + 1]) {
      span++;
    }
    return span;
  }

  private static int last(int span) {
    return span + 1 < FIRST_DAYS.length ? FIRST_DAYS[span + 1] - 1 : NO_END;
  }
}
