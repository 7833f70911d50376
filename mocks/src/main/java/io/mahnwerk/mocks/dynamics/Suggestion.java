package io.mahnwerk.mocks.dynamics;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Our mark of an entry in the extension's own table, as one text of the ledger's item. What is no
 * mark of ours in that text means that a person has taken the decision over.
 *
 * @param held whether the entry is kept out of reminders until the date
 * @param markedOn when date or hold were last changed
 */
record Suggestion(
    Optional<LocalDate> date, boolean held, Optional<LocalDate> markedOn, boolean personDecides) {
  static final String FIELD = "dunningSuggestion";
  static final String PERSON = "person";
  static final int MOST_DAYS = 30;
  static final Suggestion NONE = new Suggestion(Optional.empty(), false, Optional.empty(), false);

  static Suggestion of(String text) {
    String[] parts = text.split(";", -1);
    if (text.isBlank()) {
      return NONE;
    }
    try {
      return new Suggestion(
          Optional.of(LocalDate.parse(parts[0])),
          parts[1].equals("held"),
          Optional.of(LocalDate.parse(parts[2])),
          false);
    } catch (DateTimeException | ArrayIndexOutOfBoundsException somebodyElses) {
      return new Suggestion(Optional.empty(), false, Optional.empty(), true);
    }
  }

  static Suggestion marked(LocalDate date, boolean held, LocalDate today) {
    return new Suggestion(Optional.of(date), held, Optional.of(today), false);
  }

  /** Blank where there is no mark. */
  String text() {
    if (personDecides) {
      return PERSON;
    }
    return date.map(day -> day + (held ? ";held;" : ";free;") + markedOn.orElse(day)).orElse("");
  }

  /** Whether the run of that day leaves the entry out; a hold ends 30 days after it was written. */
  boolean holdsOn(LocalDate day) {
    return held
        && !personDecides
        && date.filter(until -> until.isAfter(day))
            .filter(until -> !until.isAfter(markedOn.orElse(day).plusDays(MOST_DAYS)))
            .isPresent();
  }
}
