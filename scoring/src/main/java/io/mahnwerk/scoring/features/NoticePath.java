package io.mahnwerk.scoring.features;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The days of an item's notices, sent or planned, in order. */
public final class NoticePath {
  public static final NoticePath EMPTY = new NoticePath(new long[0]);

  /**
   * A notice older than this no longer counts. A fixed schedule leaves no long time without a
   * notice; what happens after the last one has worn off tells what such a time is like.
   */
  static final int WORN_OFF_DAYS = 16;

  private final long[] days;

  private NoticePath(long[] days) {
    this.days = days;
  }

  public static NoticePath of(List<LocalDate> days) {
    return new NoticePath(days.stream().mapToLong(LocalDate::toEpochDay).sorted().toArray());
  }

  /** This path and the further days, which must not lie before it. */
  public NoticePath plus(Stream<LocalDate> further) {
    long[] more = further.mapToLong(LocalDate::toEpochDay).toArray();
    long[] all = Arrays.copyOf(days, days.length + more.length);
    System.arraycopy(more, 0, all, days.length, more.length);
    return new NoticePath(all);
  }

  /** How many notices lie on or before the day. */
  int countUpTo(long epochDay) {
    int count = 0;
    while (count < days.length && days[count] <= epochDay) {
      count++;
    }
    return count;
  }

  /** Whether no notice before the day still counts on it. */
  public boolean isWornOffOn(LocalDate day) {
    long epoch = day.toEpochDay();
    int sent = countUpTo(epoch - 1);
    return sent == 0 || epoch - days[sent - 1] > WORN_OFF_DAYS;
  }

  /** Whether the notice of this index, from 0, lies before the day. */
  public boolean isBefore(int index, LocalDate day) {
    return index < days.length && days[index] < day.toEpochDay();
  }

  /** How many notices there are. */
  public int size() {
    return days.length;
  }

  public LocalDate date(int index) {
    return LocalDate.ofEpochDay(days[index]);
  }

  long day(int index) {
    return days[index];
  }
}
