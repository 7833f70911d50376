package io.mahnwerk.scoring.file;

import java.util.Locale;

/**
 * Why choosing days is not worthwhile for a set of invoices, with the figure that was found and the
 * limit it misses. Shares are percentages.
 */
public record Finding(Kind kind, long found, long limit) {
  /** What was looked at. */
  public enum Kind {
    FEW_DEBTORS("%d debtors, at least %d are needed", "%d Debitoren, nötig sind mindestens %d"),
    SHORT_HISTORY(
        "%d months of history, at least %d are needed",
        "%d Monate Historie, nötig sind mindestens %d"),
    PAID_BEFORE_NOTICE(
        "%d %% are paid before the first notice, more than %d %%",
        "%d %% werden vor der ersten Mahnung bezahlt, mehr als %d %%"),
    PREPAID("%d %% are paid in advance, more than %d %%", "%d %% sind Vorkasse, mehr als %d %%"),
    DIRECT_DEBIT(
        "%d %% of the debtors pay by direct debit, more than %d %%",
        "%d %% der Debitoren zahlen per Lastschrift, mehr als %d %%");

    private final String english;
    private final String german;

    Kind(String english, String german) {
      this.english = english;
      this.german = german;
    }
  }

  /** The sentence a user reads: German for a German locale, else English. */
  public String text(Locale locale) {
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    return (german ? kind.german : kind.english).formatted(found, limit);
  }
}
