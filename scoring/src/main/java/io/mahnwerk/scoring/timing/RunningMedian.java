package io.mahnwerk.scoring.timing;

import java.util.Collections;
import java.util.PriorityQueue;

/** The median of the numbers so far. */
final class RunningMedian {
  private final PriorityQueue<Integer> below = new PriorityQueue<>(Collections.reverseOrder());
  private final PriorityQueue<Integer> above = new PriorityQueue<>();

  void add(int number) {
    if (below.isEmpty() || number <= below.element()) {
      below.add(number);
    } else {
      above.add(number);
    }
    if (below.size() > above.size() + 1) {
      above.add(below.remove());
    } else if (above.size() > below.size()) {
      below.add(above.remove());
    }
  }

  double value(double ofNone) {
    if (below.isEmpty()) {
      return ofNone;
    }
    return below.size() > above.size()
        ? below.element()
        : (below.element() + above.element()) / 2.0;
  }
}
