package io.mahnwerk.app.gate;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.store.NativeRuns;
import io.mahnwerk.core.store.RunComparison;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses steering until the last three observed native runs of a company code were foreseen, each
 * with at least 98 % of its notices, and where no code in the ledger holds the floor, until the
 * user has accepted that.
 */
public record SteeringGate(
    ConnectionId connection,
    Set<Capability> capabilities,
    boolean floorNotEnforced,
    NativeRuns runs) {
  public static final int OBSERVED_RUNS = 3;

  /** Why the company code must not be steered; empty when it may. */
  public Optional<Reason> refuses(CompanyCode company) {
    if (!capabilities.contains(Capability.ENFORCES_FLOOR) && !floorNotEnforced) {
      return Optional.of(Reason.of(ReasonCode.FLOOR_NOT_ENFORCED));
    }
    List<RunComparison> last = runs.last(connection, company, OBSERVED_RUNS);
    if (last.size() < OBSERVED_RUNS) {
      return Optional.of(Reason.of(ReasonCode.RUNS_NOT_OBSERVED, last.size()));
    }
    return last.stream()
        .filter(run -> !run.isReproduced())
        .findFirst()
        .map(run -> Reason.of(ReasonCode.RUN_NOT_REPRODUCED, run.run(), run.agreeing(), run.all()));
  }

  /** Whether the levels of notices are compared, or only which items were on one. */
  boolean comparesLevels() {
    return capabilities.contains(Capability.SHOWS_LEVEL);
  }
}
