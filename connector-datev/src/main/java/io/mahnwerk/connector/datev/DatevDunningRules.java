package io.mahnwerk.connector.datev;

import java.util.Locale;

/**
 * What DATEV's documentation leaves open about the Mahnvorschlag or an office chooses in its
 * Mahnstammdaten. Each is a setting, so that an office can set what its own program shows.
 *
 * @param lastNotice whether a level also waits for the last notice
 * @param rise how far an item rises that was passed by in earlier runs
 * @param limits how the two Mahnlimits of a debtor work together
 * @param credits whether open credits count against the limits and the balance
 * @param directDebit whether debtors on direct debit are dunned
 */
record DatevDunningRules(
    LastNotice lastNotice, Rise rise, Limits limits, Credits credits, DirectDebit directDebit) {
  static final DatevDunningRules USUAL =
      new DatevDunningRules(
          LastNotice.IGNORED, Rise.ONE, Limits.BOTH, Credits.OFFSET, DirectDebit.LEFT_OUT);

  /** From what the Mahnfristen count. */
  enum LastNotice {
    /** From the due date alone, whenever an earlier notice went out. */
    IGNORED("due-date"),
    /** From the due date, and the difference of two Mahnfristen lies between their notices. */
    AWAITED("due-date-and-last-notice");

    private final String word;

    LastNotice(String word) {
      this.word = word;
    }

    static LastNotice parse(String text) {
      for (LastNotice one : values()) {
        if (one.word.equals(text)) {
          return one;
        }
      }
      throw new IllegalArgumentException("Neither of the two ways");
    }
  }

  /** How many levels a run may raise an item. */
  enum Rise {
    ONE,
    /** To the highest level whose Mahnfrist has passed. */
    JUMP
  }

  /** When a sum is worth a notice. */
  enum Limits {
    /** Amount and percentage must both be reached. */
    BOTH,
    /** One of the two is enough. */
    EITHER
  }

  /** What open credits do. */
  enum Credits {
    OFFSET,
    LEFT_OUT
  }

  /** What becomes of debtors and items that are collected. */
  enum DirectDebit {
    LEFT_OUT,
    DUNNED
  }

  /** A word of a setting as a constant, such as {@code left-out}. */
  static <E extends Enum<E>> E word(Class<E> type, String text) {
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
