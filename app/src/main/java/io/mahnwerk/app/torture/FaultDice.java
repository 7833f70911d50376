package io.mahnwerk.app.torture;

import io.mahnwerk.mocks.erp.FaultInjection;
import io.mahnwerk.mocks.erp.FaultInjection.Call;
import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.wire.WireFault;
import io.mahnwerk.mocks.wire.WireRequest;
import io.mahnwerk.mocks.wire.WireScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Throws dice for each exchange: it passes, or it breaks on the wire, or the ERP itself breaks it.
 * At one chosen exchange it kills the process that asks.
 */
final class FaultDice implements WireScript {
  /** Silence lasts until a command gives up, which would leave time for little else. */
  private static final List<WireFault> ON_THE_WIRE =
      EnumSet.complementOf(EnumSet.of(WireFault.NONE, WireFault.SILENCE)).stream().toList();

  private final SplittableRandom random;
  private final TortureCounts counts;
  private Optional<FaultInjection> inTheErp = Optional.empty();
  private Throw present = Throw.NOTHING;
  private int exchanges;

  /**
   * What is done to one command.
   *
   * @param chance of each exchange to be broken, 0 to 1; a change is broken three times as often
   * @param killAt the exchange at which the process is killed, counted from 1; 0 for none
   * @param answered whether it is killed only when the ERP has answered
   * @param kill kills the process
   * @param aside what somebody else does when the second exchange begins
   */
  record Throw(double chance, int killAt, boolean answered, Runnable kill, Runnable aside) {
    static final Throw NOTHING = new Throw(0, 0, false, () -> {}, () -> {});
  }

  FaultDice(SplittableRandom random, TortureCounts counts) {
    this.random = random;
    this.counts = counts;
  }

  void breaks(Optional<FaultInjection> faults) {
    inTheErp = faults;
  }

  /** Begins another command; what was planned for the one before is forgotten. */
  synchronized void begin(Throw next) {
    present = next;
    exchanges = 0;
    inTheErp.ifPresent(FaultInjection::calm);
  }

  @Override
  public synchronized WireFault next(WireRequest request) {
    exchanges++;
    if (exchanges == 2) {
      present.aside().run();
    }
    if (exchanges == present.killAt() && !present.answered()) {
      present.kill().run();
      return WireFault.RESET_BEFORE;
    }
    double chance = request.reads() ? present.chance() : Math.min(0.5, 3 * present.chance());
    if (random.nextDouble() >= chance) {
      return WireFault.NONE;
    }
    counts.faults.incrementAndGet();
    return random.nextBoolean() && breaksInTheErp(request)
        ? WireFault.NONE
        : ON_THE_WIRE.get(random.nextInt(ON_THE_WIRE.size()));
  }

  @Override
  public synchronized void answered(WireRequest request) {
    if (exchanges == present.killAt() && present.answered()) {
      present.kill().run();
    }
  }

  private boolean breaksInTheErp(WireRequest request) {
    Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
    Call call = request.reads() ? Call.READ : Call.WRITE;
    return inTheErp.map(faults -> faults.failNext(call, fault)).orElse(false);
  }
}
