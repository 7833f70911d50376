package io.mahnwerk.scoring.file;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.scoring.AdviceSettings;
import io.mahnwerk.scoring.SegmentRules;
import java.util.List;

/**
 * What advice from a file needs besides the file.
 *
 * @param schedule days after the due date of the notices as they are sent today, in rising order
 */
public record FileSettings(
    List<Integer> schedule,
    BusinessCalendar calendar,
    AdviceSettings weights,
    SegmentRules rules,
    long seed) {
  public FileSettings {
    schedule = List.copyOf(schedule);
    if (schedule.isEmpty() || schedule.size() > 9) {
      throw new IllegalArgumentException(
          "A schedule has 1 to 9 notices but got " + schedule.size());
    }
    for (int i = 0; i < schedule.size(); i++) {
      if (schedule.get(i) < 1 || i > 0 && schedule.get(i) <= schedule.get(i - 1)) {
        throw new IllegalArgumentException(
            "The days of a schedule must rise from 1 on but are " + schedule);
      }
    }
  }

  /** 14/30/45 days, the default weights and segment rules. */
  public static FileSettings standard(BusinessCalendar calendar) {
    return new FileSettings(
        List.of(14, 30, 45), calendar, AdviceSettings.DEFAULT, SegmentRules.standard(), 1);
  }
}
