package io.mahnwerk.scoring.learned;

import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The days after the due date on which a fixed schedule sends each level. A ledger shows an item's
 * last notice only, so that a notice of another day is seen where it was answered and has been
 * replaced by the schedule's day where it was not: counted, it would seem to work wonders. An item
 * is watched up to the first such notice, unless its first day was drawn at random and recorded.
 */
final class UsualDays {
  private static final double USUAL = 0.25;

  private final Map<Sent, Integer> counts = new HashMap<>();
  private final Map<DunningLevel, Integer> most = new HashMap<>();

  private record Sent(DunningLevel level, long offset) {}

  UsualDays(List<Observation> all) {
    for (Observation seen : all) {
      if (!seen.isRandomised()) {
        for (RecordedNotice notice : seen.notices()) {
          int count = counts.merge(sent(seen, notice), 1, Integer::sum);
          most.merge(notice.level(), count, Math::max);
        }
      }
    }
  }

  Observation watched(Observation seen) {
    if (seen.isRandomised()) {
      return seen;
    }
    return seen.notices().stream()
        .filter(n -> counts.getOrDefault(sent(seen, n), 0) < USUAL * most.get(n.level()))
        .findFirst()
        .map(n -> seen.until(n.dunnedOn()))
        .orElse(seen);
  }

  private static Sent sent(Observation seen, RecordedNotice notice) {
    return new Sent(
        notice.level(), ChronoUnit.DAYS.between(seen.item().netDueDate(), notice.dunnedOn()));
  }
}
