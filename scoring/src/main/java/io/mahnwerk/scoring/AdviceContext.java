package io.mahnwerk.scoring;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.core.model.RunPlan;

/**
 * What bounds the advice for one ledger: its procedures, its planned runs and the user's weights.
 */
public record AdviceContext(
    DunningProcedures procedures,
    RunPlan runs,
    BusinessCalendar calendar,
    AdviceSettings settings) {
  public AdviceContext(
      DunningProcedures procedures,
      RunCalendar runs,
      BusinessCalendar calendar,
      AdviceSettings settings) {
    this(procedures, RunPlan.everywhere(runs), calendar, settings);
  }
}
