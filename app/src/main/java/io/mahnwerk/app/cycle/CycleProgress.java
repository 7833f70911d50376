package io.mahnwerk.app.cycle;

import io.mahnwerk.app.output.Terminal;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.sync.SyncReport;
import io.mahnwerk.core.writeback.CycleSteps;
import io.mahnwerk.core.writeback.WriteBackProgress.Step;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Tells how far a cycle is. How much there is to read is not known beforehand, so it counts instead
 * of showing a share. A person who watches sees one line that changes.
 */
final class CycleProgress implements AutoCloseable {
  private static final int EVERY_PAGE_UP_TO = 10;

  private final PrintWriter out;
  private final boolean interactive;
  private final Locale locale;
  private int shownLength;

  CycleProgress(Terminal terminal, Locale locale) {
    this.out = terminal.err();
    this.interactive = terminal.interactive();
    this.locale = locale;
  }

  LedgerCycle.Progress listeners(CycleSteps steps) {
    return new LedgerCycle.Progress(this::page, this::written, steps);
  }

  void written(int done, int total, Step step) {
    if (total == 0) {
      return;
    }
    Sentence sentence =
        step == Step.SENT
            ? new Sentence(
                "Written %s of %s {change|changes}", "%s von %s {Änderung|Änderungen} geschrieben")
            : new Sentence(
                "Read back %s of %s {change|changes}",
                "%s von %s {Änderung|Änderungen} zurückgelesen");
    show(sentence.with(Sentence.number(done, 0), Sentence.number(total, 0)));
  }

  /** Ends the line, so that what is printed next does not overwrite it. */
  @Override
  public void close() {
    if (interactive && shownLength > 0) {
      out.println();
      shownLength = 0;
    }
    out.flush();
  }

  private void page(SyncReport soFar) {
    int pages = soFar.pages();
    if (interactive || pages <= EVERY_PAGE_UP_TO || pages % EVERY_PAGE_UP_TO == 0) {
      show(
          new Sentence("Read page %s: %s {item|items} so far", "Seite %s gelesen: bisher %s Posten")
              .with(Sentence.number(pages, 0), Sentence.number(soFar.taken().itemsRead(), 0)));
    }
  }

  private void show(Sentence sentence) {
    String text = sentence.in(locale);
    if (interactive) {
      out.print("\r" + text + " ".repeat(Math.max(0, shownLength - text.length())));
      shownLength = text.length();
    } else {
      out.println(text);
    }
    out.flush();
  }
}
