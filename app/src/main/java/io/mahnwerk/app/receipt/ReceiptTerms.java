package io.mahnwerk.app.receipt;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConfiguredConnection;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.AdviceSettings;
import io.mahnwerk.scoring.SegmentRules;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was in force for all debtors of a connection.
 *
 * @param mahnwerk the version that advised
 * @param rules digest of the segment rules
 * @param region whose holidays counted
 */
record ReceiptTerms(
    String mahnwerk,
    String rules,
    String region,
    AdviceSettings weights,
    List<DunningProcedure> procedures,
    List<Opened> opened,
    PlannedRuns runs) {
  /** A procedure that steered debtors have, and the former one behind it. */
  record Opened(DunningProcedureCode opened, DunningProcedureCode former) {}

  static ReceiptTerms of(AdviceContext context, String region, SegmentRules rules) {
    DunningProcedures procedures = context.procedures();
    return new ReceiptTerms(
        Mahnwerk.version(),
        rules.version(),
        region,
        context.settings(),
        procedures.byCode().values().stream()
            .sorted(Comparator.comparing(procedure -> procedure.code().value()))
            .toList(),
        procedures.formerOf().entrySet().stream()
            .map(pair -> new Opened(pair.getKey(), pair.getValue()))
            .sorted(Comparator.comparing(pair -> pair.opened().value()))
            .toList(),
        PlannedRuns.of(context.runs()));
  }

  AdviceContext context() {
    Map<DunningProcedureCode, DunningProcedure> byCode = new HashMap<>();
    procedures.forEach(procedure -> byCode.put(procedure.code(), procedure));
    Map<DunningProcedureCode, DunningProcedureCode> formerOf = new HashMap<>();
    opened.forEach(pair -> formerOf.put(pair.opened(), pair.former()));
    return new AdviceContext(
        new DunningProcedures(byCode, formerOf),
        runs.plan(),
        ConfiguredConnection.calendar(region),
        weights);
  }
}
