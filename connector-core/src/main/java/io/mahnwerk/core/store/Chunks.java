package io.mahnwerk.core.store;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads a long result some rows at a time, ordered by their ids: needs neither an open cursor nor
 * the memory for all of it, and lets rows be written in between.
 */
final class Chunks<T> implements Iterator<T> {
  static final int SIZE = 200;

  private final LongFunction<List<T>> after;
  private final ToLongFunction<T> id;
  private final Queue<T> read = new ArrayDeque<>();
  private long last;
  private boolean ended;

  private Chunks(LongFunction<List<T>> after, ToLongFunction<T> id) {
    this.after = after;
    this.id = id;
  }

  /**
   * @param after at most {@link #SIZE} rows with an id greater than the given one, in order; fewer
   *     mean that there are no more
   */
  static <T> Stream<T> stream(LongFunction<List<T>> after, ToLongFunction<T> id) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new Chunks<>(after, id), Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  @Override
  public boolean hasNext() {
    if (read.isEmpty() && !ended) {
      List<T> more = after.apply(last);
      read.addAll(more);
      ended = more.size() < SIZE;
      if (!more.isEmpty()) {
        last = id.applyAsLong(more.get(more.size() - 1));
      }
    }
    return !read.isEmpty();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return read.remove();
  }
}
