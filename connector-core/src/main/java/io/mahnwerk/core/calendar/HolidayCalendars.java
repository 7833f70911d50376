package io.mahnwerk.core.calendar;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.mahnwerk.core.model.BusinessCalendar;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The public holidays of one country or one of its regions, from jollyday's tables; a holiday of
 * only part of a region does not count. Safe for use by several threads; each year is worked out
 * once.
 */
public final class HolidayCalendars {
  /** Christmas Eve and New Year's Eve: no public holidays, yet few offices and no banks work. */
  public static final Set<MonthDay> YEAR_END = Set.of(MonthDay.of(12, 24), MonthDay.of(12, 31));

  private final HolidayManager holidays;
  private final String[] region;
  private final Set<MonthDay> alsoFree;
  private final Map<Integer, Set<LocalDate>> byYear = new ConcurrentHashMap<>();

  private HolidayCalendars(HolidayManager holidays, String[] region, Set<MonthDay> alsoFree) {
    this.holidays = holidays;
    this.region = region;
    this.alsoFree = Set.copyOf(alsoFree);
  }

  /** The holidays of all of Germany, and 24 and 31 December. */
  public static BusinessCalendar germany() {
    return of("DE", "", YEAR_END);
  }

  /**
   * @param country ISO 3166-1 alpha-2, in either case
   * @param region the second part of an ISO 3166-2 code, such as BY; blank for the whole country
   * @param alsoFree days of each year that are treated as holidays although they are none
   * @throws IllegalArgumentException when no holidays are known of the country or region
   */
  public static BusinessCalendar of(String country, String region, Set<MonthDay> alsoFree) {
    String countryKey = country.toLowerCase(Locale.ROOT);
    String regionKey = region.toLowerCase(Locale.ROOT);
    if (!HolidayManager.getSupportedCalendarCodes().contains(country.toUpperCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "No holidays are known of country '%s'".formatted(country));
    }
    HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(countryKey));
    if (!regionKey.isEmpty()
        && !manager.getCalendarHierarchy().getChildren().containsKey(regionKey)) {
      throw new IllegalArgumentException(
          "No holidays are known of region '%s' in country '%s'".formatted(region, country));
    }
    String[] path = regionKey.isEmpty() ? new String[0] : new String[] {regionKey};
    HolidayCalendars calendars = new HolidayCalendars(manager, path, alsoFree);
    return new BusinessCalendar(calendars::isHoliday);
  }

  private boolean isHoliday(LocalDate day) {
    return alsoFree.contains(MonthDay.from(day))
        || byYear.computeIfAbsent(day.getYear(), this::holidaysOf).contains(day);
  }

  private Set<LocalDate> holidaysOf(int year) {
    return holidays.getHolidays(Year.of(year), region).stream()
        .map(holiday -> holiday.getDate())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
