package io.mahnwerk.app.config;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When the service brings the digest to people by itself.
 *
 * @param at the time of day where the ledger stands
 * @param days on which it is brought
 * @param connections whose digest it is
 */
public record DigestTimes(LocalTime at, Set<DayOfWeek> days, List<ConnectionId> connections) {
  private static final int DAYS_OF_A_WEEK = 7;

  public DigestTimes {
    days = Set.copyOf(days);
    connections = List.copyOf(connections);
  }

  /** The day whose digest is the last that is due by then. */
  public LocalDate lastDue(LocalDateTime now) {
    LocalDate latest =
        now.toLocalTime().isBefore(at) ? now.toLocalDate().minusDays(1) : now.toLocalDate();
    return Stream.iterate(latest, day -> day.minusDays(1))
        .limit(DAYS_OF_A_WEEK)
        .filter(day -> days.contains(day.getDayOfWeek()))
        .findFirst()
        .orElseThrow();
  }

  static DigestTimes read(YamlMapping given, List<ConnectionId> all) {
    YamlMapping entry = given.allowing("at", "days", "connections");
    entry.requiredText("at");
    List<DayOfWeek> days =
        entry.parsedList(
            "days",
            new Sentence("a weekday such as monday", "ein Wochentag wie monday"),
            text -> DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT)));
    List<ConnectionId> named =
        entry.parsedList(
            "connections",
            new Sentence("a configured connection", "eine eingerichtete Verbindung"),
            text -> all.get(all.indexOf(new ConnectionId(text))));
    return new DigestTimes(
        entry
            .parsed(
                "at",
                new Sentence("a time such as 07:30", "eine Uhrzeit wie 07:30"),
                LocalTime::parse)
            .orElseThrow(),
        days.isEmpty() ? EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY) : Set.copyOf(days),
        named.isEmpty() ? all : named);
  }
}
