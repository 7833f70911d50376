package io.mahnwerk.scoring.features;

import io.mahnwerk.scoring.features.Behaviour.Count;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Behaviour by the day on which it became known; answers what was known before any day. */
final class Timeline {
  private final NavigableMap<LocalDate, Behaviour> known = new TreeMap<>();

  void add(LocalDate day, Count count, long value) {
    known.computeIfAbsent(day, d -> new Behaviour()).add(count, value);
  }

  /** Adds all of the other timeline, or takes it away again when the sign is -1. */
  void add(Timeline other, int sign) {
    for (Map.Entry<LocalDate, Behaviour> entry : other.known.entrySet()) {
      Behaviour mine = known.computeIfAbsent(entry.getKey(), d -> new Behaviour());
      mine.add(entry.getValue(), sign);
      if (mine.isZero()) {
        known.remove(entry.getKey());
      }
    }
  }

  Behaviour before(LocalDate day) {
    Behaviour sum = new Behaviour();
    known.headMap(day, false).values().forEach(b -> sum.add(b, 1));
    return sum;
  }
}
