package io.mahnwerk.app.torture;

import java.util.Locale;

/** How our own code is broken on purpose, to see that the judge finds it. */
enum Sabotage {
  NONE,
  /** A hold is never sent, and every read claims that it stands. */
  LOSE_ACK,
  /** A change is sent by two callers at the same time under different keys. */
  DOUBLE_SEND,
  /** What would end a hold is dropped. */
  SKIP_RELEASE,
  /** A clerk's reason code is taken for our own. */
  OVERWRITE_CLERK;

  /** The word on the command line. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
