package io.mahnwerk.app.torture;

import io.mahnwerk.mocks.erp.FaultInjection;
import io.mahnwerk.mocks.erp.FaultInjection.Call;
import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.wire.WireFault;
import io.mahnwerk.mocks.wire.WireRequest;
import io.mahnwerk.mocks.wire.WireScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Breaks one exchange of a command and notes all of them. */
final class OneFault implements WireScript {
  private static final Plan NOTHING =
      new Plan(0, WireFault.NONE, Optional.empty(), () -> {}, false);

  private final List<Exchange> seen = new ArrayList<>();
  private Optional<FaultInjection> inTheErp = Optional.empty();
  private Plan plan = NOTHING;
  private long reads;
  private long writes;
  private boolean met;

  /**
   * One request that was made.
   *
   * @param call what the ERP itself took it for; empty where it never came to that, as when signing
   *     in elsewhere
   */
  record Exchange(WireRequest request, Optional<Call> call) {
    boolean writes() {
      return call.filter(Call.WRITE::equals).isPresent();
    }
  }

  /** What the ERP itself does to a call of that kind. */
  private record Failure(Call call, Fault fault) {}

  /**
   * What happens to one exchange.
   *
   * @param at counted from 1
   * @param kill what ends our process there
   * @param answered whether it ends only when the ERP has answered
   */
  private record Plan(
      int at, WireFault onTheWire, Optional<Failure> failure, Runnable kill, boolean answered) {}

  /** Begins a command in which nothing breaks unless it is armed. */
  synchronized void begin(Optional<FaultInjection> faults) {
    inTheErp = faults;
    faults.ifPresent(FaultInjection::calm);
    seen.clear();
    plan = NOTHING;
    met = false;
  }

  synchronized void arm(int exchange, WireFault how) {
    plan = new Plan(exchange, how, Optional.empty(), () -> {}, false);
  }

  synchronized void arm(int exchange, Call call, Fault how) {
    Optional<Failure> failure = Optional.of(new Failure(call, how));
    plan = new Plan(exchange, WireFault.NONE, failure, () -> {}, false);
  }

  /**
   * Ends our process at an exchange.
   *
   * @param answered whether the ERP has answered by then, else nothing of the request leaves
   */
  synchronized void arm(int exchange, boolean answered, Runnable kill) {
    WireFault fault = answered ? WireFault.NONE : WireFault.RESET_BEFORE;
    plan = new Plan(exchange, fault, Optional.empty(), kill, answered);
  }

  /** Whether the exchange came about and could be broken. */
  synchronized boolean isMet() {
    return met;
  }

  synchronized List<Exchange> seen() {
    return List.copyOf(seen);
  }

  @Override
  public synchronized WireFault next(WireRequest request) {
    seen.add(new Exchange(request, Optional.empty()));
    reads = served(Call.READ);
    writes = served(Call.WRITE);
    if (seen.size() != plan.at()) {
      return WireFault.NONE;
    }
    met = plan.failure().map(this::planned).orElse(true);
    if (!plan.answered()) {
      plan.kill().run();
    }
    return plan.onTheWire();
  }

  /** What the ERP took the exchange for is known by what it has counted. */
  @Override
  public synchronized void answered(WireRequest request) {
    int place = seen.size() - 1;
    if (place >= 0 && seen.get(place).request().equals(request)) {
      seen.set(place, new Exchange(request, counted()));
      if (place + 1 == plan.at() && plan.answered()) {
        plan.kill().run();
      }
    }
  }

  private boolean planned(Failure failure) {
    return inTheErp.map(faults -> faults.failNext(failure.call(), failure.fault())).orElse(false);
  }

  private Optional<Call> counted() {
    if (served(Call.WRITE) > writes) {
      return Optional.of(Call.WRITE);
    }
    return served(Call.READ) > reads ? Optional.of(Call.READ) : Optional.empty();
  }

  private long served(Call call) {
    return inTheErp.map(faults -> faults.served(call)).orElse(0L);
  }
}
