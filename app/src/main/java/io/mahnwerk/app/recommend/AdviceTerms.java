package io.mahnwerk.app.recommend;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.scoring.AdviceSettings;

/** Under which schedule, on which days and with which weights invoices are advised. */
record AdviceTerms(
    FormerSchedule schedule,
    RunCalendar runs,
    BusinessCalendar calendar,
    AdviceSettings settings) {}
