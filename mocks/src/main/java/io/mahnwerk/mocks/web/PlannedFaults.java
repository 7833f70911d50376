package io.mahnwerk.mocks.web;

import io.mahnwerk.mocks.erp.FaultInjection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The faults that were asked for and that no call has met yet, and how many calls there were. */
public final class PlannedFaults implements FaultInjection {
  private final Map<Call, Set<Fault>> unknown;
  private final Runnable onCalm;
  private final Map<Call, Deque<Fault>> planned = new EnumMap<>(Call.class);
  private final Map<Call, Long> served = new EnumMap<>(Call.class);

  /**
   * @param notOfReads faults of which this protocol's reads know nothing
   * @param notOfWrites the same of its writes
   * @param onCalm what else is forgotten with the planned faults
   */
  public PlannedFaults(Set<Fault> notOfReads, Set<Fault> notOfWrites, Runnable onCalm) {
    this.unknown = new EnumMap<>(Call.class);
    this.unknown.put(Call.READ, copy(notOfReads));
    this.unknown.put(Call.WRITE, copy(notOfWrites));
    this.onCalm = onCalm;
  }

  private static Set<Fault> copy(Set<Fault> faults) {
    Set<Fault> copy = EnumSet.noneOf(Fault.class);
    copy.addAll(faults);
    return copy;
  }

  @Override
  public synchronized boolean failNext(Call call, Fault fault) {
    if (unknown.getOrDefault(call, Set.of()).contains(fault)) {
      return false;
    }
    planned.computeIfAbsent(call, c -> new ArrayDeque<>()).add(fault);
    return true;
  }

  @Override
  public synchronized void calm() {
    planned.clear();
    onCalm.run();
  }

  @Override
  public synchronized long served(Call call) {
    return served.getOrDefault(call, 0L);
  }

  /** Counts a call and answers the fault that it meets, if any. */
  public synchronized Optional<Fault> met(Call call) {
    served.merge(call, 1L, Long::sum);
    Deque<Fault> faults = planned.get(call);
    return faults == null ? Optional.empty() : Optional.ofNullable(faults.poll());
  }
}
