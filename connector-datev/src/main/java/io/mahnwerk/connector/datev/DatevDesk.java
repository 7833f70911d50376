package io.mahnwerk.connector.datev;

import io.mahnwerk.core.spi.ReceivablesReader.UnreadableRecord;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the books of a Mandant are worked on, by one thread at a time. They are opened when they
 * are first needed.
 */
final class DatevDesk implements AutoCloseable {
  private final DatevSettings settings;
  private final Function<DatevDesk, DatevSource> source;
  private @Nullable DatevBooks books;

  DatevDesk(DatevSettings settings, Function<DatevDesk, DatevSource> source) {
    this.settings = settings;
    this.source = source;
  }

  DatevSettings settings() {
    return settings;
  }

  synchronized <T> T with(Function<DatevBooks, T> work) {
    if (books == null) {
      books = DatevBooks.open(settings.connection(), settings.folder());
    }
    return work.apply(books);
  }

  synchronized List<UnreadableRecord> refresh() {
    return source.apply(this).refresh();
  }

  synchronized void refresh(Collection<String> accounts) {
    source.apply(this).refresh(accounts);
  }

  @Override
  public synchronized void close() {
    if (books != null) {
      books.close();
      books = null;
    }
  }
}
