package io.mahnwerk.connector.datev;

import java.util.List;
import java.util.stream.Stream;

/** Impersonal accounts, by ranges such as {@code 1200-1299,1800}. */
record AccountRanges(List<Range> ranges) {
  /** From the first account to the last, both included. */
  record Range(int first, int last) {}

  AccountRanges {
    ranges = List.copyOf(ranges);
  }

  static AccountRanges parse(String text) {
    if (text.isBlank()) {
      return new AccountRanges(List.of());
    }
    return new AccountRanges(Stream.of(text.split(",", -1)).map(AccountRanges::range).toList());
  }

  private static Range range(String text) {
    String[] ends = text.strip().split("-", -1);
    if (ends.length > 2) {
      throw new IllegalArgumentException("A range has two ends");
    }
    Range range = new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
    if (range.first() < 0 || range.first() > range.last()) {
      throw new IllegalArgumentException("A range ascends");
    }
    return range;
  }

  /** Anything but a number is in no range. */
  boolean contains(String account) {
    if (!account.matches("[0-9]{1,9}")) {
      return false;
    }
    int number = Integer.parseInt(account);
    return ranges.stream().anyMatch(r -> r.first() <= number && number <= r.last());
  }
}
