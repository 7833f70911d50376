package io.mahnwerk.app.journal;

import java.util.Locale;

/** What a run was for. */
public enum RunKind {
  CYCLE,
  UNDO,
  RELEASE;

  /** As it is written in a file. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RunKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
