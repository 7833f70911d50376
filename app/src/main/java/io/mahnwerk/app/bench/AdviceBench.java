package io.mahnwerk.app.bench;

import io.mahnwerk.app.simulate.Present;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.scoring.Advisor;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Advises the same debtors plainly, explained, and with every counterfactual, in turn and several
 * times; the shortest time of each counts. Processor time of this thread, so that other work on the
 * machine does not count.
 */
final class AdviceBench {
  private static final int ROUNDS = 3;
  private static final double NANOS = 1e9;

  private final Present present;
  private final Advisor plain;
  private final Advisor explaining;
  private final double[] seconds = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};

  AdviceBench(Present present) {
    this.present = present;
    this.plain = present.advisor(present.history());
    this.explaining = plain.explaining();
  }

  AdviceFigures measure() {
    List<Recommendation> without = List.of();
    List<Recommendation> with = List.of();
    List<Reason> found = List.of();
    for (int round = 0; round < ROUNDS; round++) {
      without = timed(0, () -> advise(plain));
      with = timed(1, () -> advise(explaining));
      List<OpenItemRef> others = otherDays(with);
      found = timed(2, () -> counterfactuals(others));
    }
    return new AdviceFigures(
        present.accounts().size(),
        with.size(),
        otherDays(with).size(),
        found.size(),
        decisions(with).equals(decisions(without)),
        seconds[0],
        seconds[1],
        seconds[1] + seconds[2]);
  }

  private <T> T timed(int which, Supplier<T> work) {
    long begun = processorTime();
    T done = work.get();
    seconds[which] = Math.min(seconds[which], (processorTime() - begun) / NANOS);
    return done;
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private List<Recommendation> advise(Advisor advisor) {
    return present.accounts().stream()
        .flatMap(account -> advisor.advise(account, present.today()).stream())
        .toList();
  }

  private List<Reason> counterfactuals(List<OpenItemRef> items) {
    List<Reason> found = new ArrayList<>();
    present
        .accounts()
        .forEach(
            account ->
                account.items().stream()
                    .filter(item -> items.contains(item.ref()))
                    .flatMap(
                        item -> plain.counterfactual(account, present.today(), item.ref()).stream())
                    .forEach(found::add));
    return found;
  }

  private static List<OpenItemRef> otherDays(List<Recommendation> advice) {
    return advice.stream()
        .filter(one -> !one.decision().until().equals(Optional.of(one.formerDay())))
        .map(Recommendation::item)
        .toList();
  }

  private static List<Decision> decisions(List<Recommendation> advice) {
    return advice.stream().map(Recommendation::decision).toList();
  }
}
