package io.mahnwerk.scoring.file;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.scoring.AdviceSettings;
import io.mahnwerk.scoring.SegmentRules;

/**
 * What advice from a file needs besides the file.
 *
 * @param schedule the notices as they are sent today
 * @param calendar a dunning run is taken to happen on every business day of it
 * @param seed decides everything that is random in training
 */
public record FileSettings(
    FormerSchedule schedule,
    BusinessCalendar calendar,
    AdviceSettings weights,
    SegmentRules rules,
    long seed) {

  /** The default weights and segment rules. */
  public static FileSettings standard(FormerSchedule schedule, BusinessCalendar calendar) {
    return new FileSettings(schedule, calendar, AdviceSettings.DEFAULT, SegmentRules.standard(), 1);
  }
}
