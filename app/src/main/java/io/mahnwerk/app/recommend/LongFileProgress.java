package io.mahnwerk.app.recommend;

import io.mahnwerk.app.output.ProgressBar;
import io.mahnwerk.app.output.Terminal;
import io.mahnwerk.core.model.Sentence;
import java.util.Locale;
import java.util.Optional;

/** Shows how far a long file is; a short one is done before anybody could read it. */
final class LongFileProgress implements AutoCloseable {
  /** Done within seconds. */
  static final int SHORT_INVOICES = 20_000;

  private static final int ALL = 100;

  private final Optional<ProgressBar> bar;
  private int shown;

  private LongFileProgress(Optional<ProgressBar> bar) {
    this.bar = bar;
  }

  static LongFileProgress of(InvoiceBook book, Terminal terminal, Locale locale) {
    if (book.invoices() < SHORT_INVOICES) {
      return new LongFileProgress(Optional.empty());
    }
    ProgressBar bar = new ProgressBar(terminal, ALL);
    bar.label(new Sentence("Learning and advising", "Lernen und Empfehlen").in(locale));
    return new LongFileProgress(Optional.of(bar));
  }

  /** So much is done, 0 to 1. */
  void advised(double share) {
    int percent = (int) (ALL * share);
    bar.ifPresent(b -> b.advance(percent - shown));
    shown = percent;
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
