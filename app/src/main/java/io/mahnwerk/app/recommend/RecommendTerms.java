package io.mahnwerk.app.recommend;

import io.mahnwerk.core.calendar.HolidayCalendars;
import io.mahnwerk.scoring.file.FileSettings;
import io.mahnwerk.scoring.file.FormerSchedule;
import java.time.LocalDate;
import java.util.Locale;

/**
 * What a user chooses beside the file.
 *
 * @param locale the language of sentences, German or English
 */
record RecommendTerms(LocalDate asOf, FormerSchedule schedule, Locale locale) {
  /** The country whose public holidays are no run days. */
  static final String HOLIDAYS = "DE";

  FileSettings settings() {
    return FileSettings.standard(schedule, HolidayCalendars.germany());
  }
}
