package io.mahnwerk.app.e2e;

import io.mahnwerk.mocks.erp.FaultInjection;
import io.mahnwerk.mocks.erp.FaultInjection.Call;
import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.erp.SimulatedErp;

/** A ledger that refuses every write for longer than anybody repeats one. */
final class Outage {
  private static final int CALLS = 20;

  private Outage() {}

  static void ofWrites(SimulatedErp erp) {
    FaultInjection faults = erp.faults().orElseThrow();
    for (int i = 0; i < CALLS; i++) {
      faults.failNext(Call.WRITE, Fault.UNAUTHORIZED);
    }
  }
}
