package io.mahnwerk.scoring;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.RunCalendar;

/**
 * What bounds the advice for one ledger: its procedures, its planned runs and the user's weights.
 */
public record AdviceContext(
    DunningProcedures procedures,
    RunCalendar runs,
    BusinessCalendar calendar,
    AdviceSettings settings) {}
