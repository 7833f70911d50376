package io.mahnwerk.app.practice;

import io.mahnwerk.core.model.Sentence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * Hears what the person at the terminal wants. Without a terminal the day lasts until the process
 * is ended.
 */
final class PracticePrompt implements Practice.Person {
  private static final int MOST_DAYS = 60;

  private final Practice practice;
  private final PracticeGuide guide;
  private final BufferedReader lines;
  private int daysToPass;
  private int lettersSoFar;

  PracticePrompt(Practice practice, PracticeGuide guide, BufferedReader lines) {
    this.practice = practice;
    this.guide = guide;
    this.lines = lines;
  }

  @Override
  public void work(LocalDate day) {
    tellOfLetters();
    if (daysToPass > 1) {
      daysToPass--;
      return;
    }
    daysToPass = 0;
    guide.say(morning(day));
    while (daysToPass == 0) {
      hear(line());
    }
  }

  /** What dunning runs sent since it was asked last. */
  private void tellOfLetters() {
    int letters = practice.letters();
    if (letters > lettersSoFar) {
      guide.say(
          new Sentence(
                  "The dunning run sent %s {letter|letters}.",
                  "Der Mahnlauf hat %s {Mahnung|Mahnungen} verschickt.")
              .naming(letters - lettersSoFar));
    }
    lettersSoFar = letters;
  }

  private Sentence morning(LocalDate day) {
    Sentence said =
        new Sentence("%s, %s.", "%s, %s.")
            .with(
                new Sentence(
                    day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                    day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.GERMAN)),
                Sentence.same(day.toString()));
    return practice.stage().runs().isRunDay(day)
        ? new Sentence("%s A dunning run is planned.", "%s Ein Mahnlauf ist geplant.").with(said)
        : said;
  }

  private void hear(String line) {
    String word = line.strip().toLowerCase(Locale.ROOT);
    if (word.isEmpty()) {
      daysToPass = 1;
    } else if (word.matches("[1-9][0-9]?") && Integer.parseInt(word) <= MOST_DAYS) {
      daysToPass = Integer.parseInt(word);
    } else if (practice.canOpen() && (word.equals("open") || word.equals("close"))) {
      give(word.equals("open"));
    } else {
      guide.say(notUnderstood(line.strip()));
    }
  }

  private void give(boolean opened) {
    int debtors = practice.give(opened);
    guide.say(
        (opened
                ? new Sentence(
                    "%s debtors have the opened dunning procedure.",
                    "%s Debitoren haben das geöffnete Mahnverfahren.")
                : new Sentence(
                    "%s debtors have the former dunning procedure again.",
                    "%s Debitoren haben wieder das bisherige Mahnverfahren."))
            .naming(debtors));
  }

  private Sentence notUnderstood(String line) {
    String words = practice.canOpen() ? ", open, close" : "";
    return new Sentence(
            "'%s' is not understood: Enter, a number of days up to %s%s.",
            "'%s' wird nicht verstanden: Enter, eine Anzahl Tage bis %s%s.")
        .naming(line, MOST_DAYS, words);
  }

  private String line() {
    try {
      String line = lines.readLine();
      if (line == null) {
        new CountDownLatch(1).await();
      }
      return String.valueOf(line);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Nobody waits any more", ended);
    }
  }
}
