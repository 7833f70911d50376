package io.mahnwerk.core.model;

import java.util.Map;
import java.util.Optional;

/**
 * The dunning procedures of one ledger and which of them is an opened copy of which: a debtor whose
 * procedure is opened is steered, and the former procedure behind it is the floor.
 */
public record DunningProcedures(
    Map<DunningProcedureCode, DunningProcedure> byCode,
    Map<DunningProcedureCode, DunningProcedureCode> formerOf) {
  public DunningProcedures {
    byCode = Map.copyOf(byCode);
    formerOf = Map.copyOf(formerOf);
    for (Map.Entry<DunningProcedureCode, DunningProcedureCode> pair : formerOf.entrySet()) {
      if (!byCode.containsKey(pair.getKey()) || !byCode.containsKey(pair.getValue())) {
        throw new IllegalArgumentException(
            "Opened procedure %s and former procedure %s must both be described"
                .formatted(pair.getKey(), pair.getValue()));
      }
    }
  }

  public boolean isOpened(DunningProcedureCode code) {
    return formerOf.containsKey(code);
  }

  /** Whether debtors can only be held back, as no procedure has an opened copy. */
  public boolean onlyHoldBack() {
    return formerOf.isEmpty();
  }

  /** The procedure the ledger runs for this code; empty where it is not described. */
  public Optional<DunningProcedure> find(DunningProcedureCode code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** The procedure whose days are the floor: the former one for an opened code, else its own. */
  public Optional<DunningProcedure> findFormer(DunningProcedureCode code) {
    return find(formerOf.getOrDefault(code, code));
  }
}
