package io.mahnwerk.scoring.learned;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What notices for one item add to the cumulative hazard of a debtor of each kind. Not safe for use
 * by several threads.
 */
final class NoticeAnswers {
  private static final PlausibleAnswers.Range NONE = new PlausibleAnswers.Range(0, 0);

  private final KindModel model;
  private final KindBelief belief;
  private final NoticeCells cells;
  private final PlausibleAnswers plausible;
  private final LocalDate due;
  private final Map<KindHazard.Notice, double[]> expected = new HashMap<>();
  private final Map<KindHazard.Notice, List<PlausibleAnswers.Range>> ranges = new HashMap<>();

  /** How many answers a first notice is taken to bring; of later ones it is what is expected. */
  enum Taken {
    FEWEST,
    EXPECTED,
    MOST
  }

  NoticeAnswers(
      KindModel model,
      KindBelief belief,
      NoticeCells cells,
      PlausibleAnswers plausible,
      LocalDate due) {
    this.model = model;
    this.belief = belief;
    this.cells = cells;
    this.plausible = plausible;
    this.due = due;
  }

  /** The cells of a first notice, by hypothesis; none of a later one. */
  int[] cells(KindHazard.Notice notice) {
    return notice.level() == 1 ? cells.of(due, notice.day()) : new int[0];
  }

  double of(int kind, KindHazard.Notice notice, Taken taken) {
    if (taken == Taken.EXPECTED || notice.level() > 1) {
      return expected.computeIfAbsent(notice, this::expected)[kind];
    }
    PlausibleAnswers.Range range = ranges.computeIfAbsent(notice, this::ranges).get(kind);
    return belief.answers()[kind] * (taken == Taken.FEWEST ? range.fewest() : range.most());
  }

  private double[] expected(KindHazard.Notice notice) {
    int[] at = cells(notice);
    return IntStream.range(0, model.size())
        .mapToDouble(
            k ->
                counts(k)
                    ? belief.answers()[k] * model.kinds().get(k).answer(notice.level(), at)
                    : 0)
        .toArray();
  }

  private List<PlausibleAnswers.Range> ranges(KindHazard.Notice notice) {
    int[] at = cells(notice);
    return IntStream.range(0, model.size())
        .mapToObj(k -> counts(k) ? plausible.of(k, at) : NONE)
        .toList();
  }

  private boolean counts(int kind) {
    return belief.kinds()[kind] > KindHazard.LEAST;
  }
}
