package io.mahnwerk.scoring.features;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Debtor;
import java.time.LocalDate;

/** How well a notice's day fits what is believed of the debtor's segment. */
public interface NoticeFit {
  /**
   * Days outside the segment's window: 0 within it, negative before it, positive after it or where
   * there is no before; NaN where nothing is believed of the debtor.
   */
  double daysOutside(
      Debtor debtor, LocalDate netDueDate, LocalDate notice, BusinessCalendar calendar);

  /** How many segments the beliefs tell apart, each with a window of its own. */
  int segments();

  /** The number of the debtor's segment from 0; -1 where nothing is believed of the debtor. */
  int segment(Debtor debtor);

  /** Whether the day lies within the window of that segment, whoever is dunned. */
  boolean isWithin(int segment, LocalDate netDueDate, LocalDate notice, BusinessCalendar calendar);

  /** Names the beliefs; a model trained with others must not be used with these. */
  String version();
}
