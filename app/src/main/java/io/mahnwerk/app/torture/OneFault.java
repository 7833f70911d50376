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
import org.jspecify.annotations.Nullable;

/** Breaks one exchange of a command and notes all of them. */
final class OneFault implements WireScript {
  private final List<WireRequest> seen = new ArrayList<>();
  private Optional<FaultInjection> inTheErp = Optional.empty();
  private int at;
  private WireFault onTheWire = WireFault.NONE;
  private @Nullable Fault fault;
  private boolean met;

  /** Begins a command in which nothing breaks unless it is armed. */
  synchronized void begin(Optional<FaultInjection> faults) {
    inTheErp = faults;
    faults.ifPresent(FaultInjection::calm);
    seen.clear();
    at = 0;
    fault = null;
    onTheWire = WireFault.NONE;
    met = false;
  }

  synchronized void arm(int exchange, WireFault how) {
    at = exchange;
    onTheWire = how;
  }

  synchronized void arm(int exchange, Fault how) {
    at = exchange;
    fault = how;
  }

  /** Whether the exchange came about and could be broken. */
  synchronized boolean isMet() {
    return met;
  }

  synchronized List<WireRequest> seen() {
    return List.copyOf(seen);
  }

  @Override
  public synchronized WireFault next(WireRequest request) {
    seen.add(request);
    if (seen.size() != at) {
      return WireFault.NONE;
    }
    Fault wanted = fault;
    Call call = request.reads() ? Call.READ : Call.WRITE;
    met = wanted == null || inTheErp.map(faults -> faults.failNext(call, wanted)).orElse(false);
    return onTheWire;
  }
}
