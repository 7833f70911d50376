package io.mahnwerk.connector.dynamics;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is found once; a failed attempt is made again by the next. */
final class Once<T> {
  private final Supplier<T> finding;
  private Optional<T> found = Optional.empty();

  Once(Supplier<T> finding) {
    this.finding = finding;
  }

  synchronized T get() {
    T value = found.orElseGet(finding);
    found = Optional.of(value);
    return value;
  }
}
