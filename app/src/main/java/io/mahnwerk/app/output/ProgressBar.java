package io.mahnwerk.app.output;

import java.io.PrintWriter;

/**
 * Shows how far a long command is. A person who watches sees one line that changes; anywhere else a
 * line appears for every tenth of the way. Safe for use by several threads.
 */
public final class ProgressBar implements AutoCloseable {
  private static final int WIDTH = 30;

  private final PrintWriter out;
  private final boolean interactive;
  private final long total;
  private long done;
  private int shownPercent = -1;
  private int shownLength;
  private String label = "";

  /**
   * @param total the number of steps, at least 1
   */
  public ProgressBar(Terminal terminal, long total) {
    if (total < 1) {
      throw new IllegalArgumentException("Progress needs at least 1 step but got " + total);
    }
    this.out = terminal.err();
    this.interactive = terminal.interactive();
    this.total = total;
  }

  /** Says what is being done from here on. */
  public synchronized void label(String text) {
    label = text;
    shownPercent = interactive ? -1 : shownPercent;
    show();
  }

  /** Counts steps that are done; more than the total count as the total. */
  public synchronized void advance(long steps) {
    done = Math.min(total, done + steps);
    show();
  }

  /** Ends the line, so that what is printed next does not overwrite it. */
  @Override
  public synchronized void close() {
    if (interactive && shownLength > 0) {
      out.println();
    }
    out.flush();
    shownLength = 0;
  }

  private void show() {
    int percent = (int) (100 * done / total);
    if (interactive) {
      if (percent != shownPercent) {
        overwrite(percent);
      }
    } else if (percent / 10 > shownPercent / 10 || shownPercent < 0 && percent > 0) {
      shownPercent = percent;
      out.println("%3d %%  %s".formatted(percent, label));
      out.flush();
    }
  }

  private void overwrite(int percent) {
    int filled = WIDTH * percent / 100;
    String bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
    String line = "%s %3d %%  %s".formatted(bar, percent, label);
    String rest = " ".repeat(Math.max(0, shownLength - line.length()));
    out.print("\r" + line + rest);
    out.flush();
    shownPercent = percent;
    shownLength = line.length();
  }
}
