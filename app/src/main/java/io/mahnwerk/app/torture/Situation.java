package io.mahnwerk.app.torture;

import java.time.LocalDate;
import java.util.List;

/** What a command finds and does when it is disturbed. */
enum Situation {
  HOLDS("cycle that sets holds", List.of("cycle", "books", "--wait", "1"), true),
  ENDS("cycle that ends holds", List.of("cycle", "books", "--wait", "1"), true),
  RELEASE("release", List.of("release", "books", "--yes", "--wait", "1"), false),
  OVERDUE("release-overdue", List.of("release-overdue", "books"), false);

  private final String title;
  private final List<String> words;
  private final boolean daily;

  Situation(String title, List<String> words, boolean daily) {
    this.title = title;
    this.words = words;
    this.daily = daily;
  }

  String title() {
    return title;
  }

  /** The command without its global options. */
  List<String> words() {
    return words;
  }

  /** The days on which the command is run again when the disturbance is over. */
  List<LocalDate> daysAfter(LocalDate day) {
    return daily ? List.of(day, day.plusDays(1)) : List.of(day);
  }
}
