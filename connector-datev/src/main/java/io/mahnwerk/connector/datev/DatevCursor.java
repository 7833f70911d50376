package io.mahnwerk.connector.datev;

import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a reading pass stands: debtors first, then items, each in the order of their keys. A pass
 * reads what changed since the last one.
 *
 * @param phase what comes next
 * @param since number of the export up to which earlier passes read
 * @param upTo number of the newest export when this pass began
 * @param from the day of the last pass
 * @param to the day of this one
 * @param after key of the record that was read last
 */
record DatevCursor(Phase phase, long since, long upTo, LocalDate from, LocalDate to, String after) {
  private static final Pattern FORM =
      Pattern.compile(
          "(REST|DEBTORS|ITEMS)\\|([0-9]+)\\|([0-9]+)\\|([0-9-]{10})\\|([0-9-]{10})\\|(.*)",
          Pattern.DOTALL);

  enum Phase {
    /** Between two passes. */
    REST,
    DEBTORS,
    ITEMS
  }

  /** Throws IllegalArgumentException for a position of another connector. */
  static DatevCursor parse(SyncCursor cursor, LocalDate today) {
    if (cursor.equals(SyncCursor.START)) {
      return new DatevCursor(Phase.REST, 0, 0, today, today, "");
    }
    Matcher form = FORM.matcher(cursor.value());
    if (!form.matches()) {
      throw new IllegalArgumentException("Not a position of this connector");
    }
    return new DatevCursor(
        Phase.valueOf(form.group(1)),
        Long.parseLong(form.group(2)),
        Long.parseLong(form.group(3)),
        LocalDate.parse(form.group(4)),
        LocalDate.parse(form.group(5)),
        form.group(6));
  }

  SyncCursor toSyncCursor() {
    return new SyncCursor(
        String.join(
            "|",
            phase.name(),
            Long.toString(since),
            Long.toString(upTo),
            from.toString(),
            to.toString(),
            after));
  }

  /** The pass that begins today, after the one that rests here. */
  DatevCursor begin(long newest, LocalDate today) {
    return new DatevCursor(Phase.DEBTORS, upTo, newest, to, today, "");
  }

  DatevCursor behind(String key) {
    return new DatevCursor(phase, since, upTo, from, to, key);
  }

  DatevCursor next() {
    return phase == Phase.DEBTORS
        ? new DatevCursor(Phase.ITEMS, since, upTo, from, to, "")
        : new DatevCursor(Phase.REST, since, upTo, from, to, "");
  }

  DatevItems.Window window() {
    return new DatevItems.Window(since, from.toString(), to.toString());
  }
}
