package io.mahnwerk.connector.datev;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Fields of a record as one text, in which they can be kept and compared. */
final class Fields {
  private static final char BETWEEN = '\u001f';

  private final StringBuilder text = new StringBuilder();

  Fields put(Object value) {
    String plain = value.toString();
    if (plain.indexOf(BETWEEN) >= 0) {
      plain = plain.replace(BETWEEN, ' ');
    }
    text.append(plain).append(BETWEEN);
    return this;
  }

  Fields put(Optional<?> value) {
    return put(value.map(Object::toString).orElse(""));
  }

  String text() {
    return text.toString();
  }

  /** The fields of such a text, one after the other. */
  record Read(Iterator<String> fields) {
    static Read of(String text) {
      List<String> fields = new ArrayList<>();
      int from = 0;
      for (int at = text.indexOf(BETWEEN); at >= 0; at = text.indexOf(BETWEEN, from)) {
        fields.add(text.substring(from, at));
        from = at + 1;
      }
      return new Read(fields.iterator());
    }

    String next() {
      return fields.next();
    }

    boolean flag() {
      return Boolean.parseBoolean(next());
    }

    int number() {
      return Integer.parseInt(next());
    }

    LocalDate day() {
      return LocalDate.parse(next());
    }

    Optional<LocalDate> dayIfAny() {
      String day = next();
      return day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
    }
  }
}
