package io.mahnwerk.app.config;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.core.model.RunPlan;
import io.mahnwerk.core.model.Sentence;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads when dunning runs are planned: {@code run-days}, one list for all company codes or one for
 * each, and {@code left-out}. Without them a run is planned on every day from Monday to Friday.
 */
record RunDays(YamlMapping connection) {
  private static final String KEY = "run-days";
  private static final Set<DayOfWeek> WORKING_DAYS =
      EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  RunPlan read() {
    if (!connection.isMapping(KEY)) {
      return RunPlan.everywhere(calendar(connection.parsedList(KEY, Day.FORM, Day::parse)));
    }
    YamlMapping byCode = connection.mapping(KEY).orElseThrow();
    Map<CompanyCode, RunCalendar> own = new HashMap<>();
    for (String code : byCode.keys()) {
      own.put(new CompanyCode(code), calendar(byCode.parsedList(code, Day.FORM, Day::parse)));
    }
    return new RunPlan(calendar(List.of()), own);
  }

  private RunCalendar calendar(List<Day> days) {
    Set<LocalDate> leftOut =
        new HashSet<>(
            connection.parsedList(
                "left-out",
                new Sentence("a date such as 2026-12-24", "ein Datum wie 2026-12-24"),
                LocalDate::parse));
    if (days.isEmpty()) {
      return new RunCalendar(WORKING_DAYS, leftOut);
    }
    Set<DayOfWeek> weekdays = new HashSet<>();
    Set<Integer> monthDays = new HashSet<>();
    Set<LocalDate> dates = new HashSet<>();
    for (Day day : days) {
      weekdays.addAll(day.weekday());
      monthDays.addAll(day.ofMonth());
      dates.addAll(day.date());
    }
    return new RunCalendar(weekdays, monthDays, dates, leftOut);
  }

  /** One entry of the list: exactly one of the three is there. */
  private record Day(List<DayOfWeek> weekday, List<Integer> ofMonth, List<LocalDate> date) {
    static final Sentence FORM =
        new Sentence(
            "a weekday such as tuesday, a day of the month from 1 to 31, last, or a date such as"
                + " 2026-12-24",
            "ein Wochentag wie tuesday, ein Tag des Monats von 1 bis 31, last oder ein Datum wie"
                + " 2026-12-24");
    private static final int LAST = 31;

    static Day parse(String text) {
      List<DayOfWeek> weekday = new ArrayList<>();
      List<Integer> ofMonth = new ArrayList<>();
      List<LocalDate> date = new ArrayList<>();
      if (text.matches("[0-9]{1,2}")) {
        ofMonth.add(dayOfMonth(Integer.parseInt(text)));
      } else if (text.matches("[0-9].*")) {
        date.add(LocalDate.parse(text));
      } else if (text.equals("last")) {
        ofMonth.add(LAST);
      } else {
        weekday.add(DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT)));
      }
      return new Day(weekday, ofMonth, date);
    }

    private static int dayOfMonth(int day) {
      if (day < 1 || day > LAST) {
        throw new IllegalArgumentException("No day of a month: " + day);
      }
      return day;
    }
  }
}
