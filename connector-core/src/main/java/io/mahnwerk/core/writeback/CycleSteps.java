package io.mahnwerk.core.writeback;

/** Is called at each step of a cycle, in the thread that works: it may hold or end the process. */
@FunctionalInterface
public interface CycleSteps {
  CycleSteps NONE = step -> {};

  void at(CycleStep step);
}
