package io.mahnwerk.app.cycle;

import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.SentNotice;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes the notices of past runs from a ledger that keeps them all; most show an item's last one
 * only. What was sent before the first cycle is asked for once, later on the days since the last.
 */
record PastNotices(ConnectionSession session) {
  private static final int YEARS_OF_HISTORY = 2;
  private static final int OVERLAP_DAYS = 7;
  private static final int TOGETHER = 500;
  private static final String STEP = "notices";

  /** Says how many were not known; they count from the next advice on. */
  void take(PrintWriter out, Locale locale) {
    int taken = taken();
    if (taken > 0) {
      out.println(
          new Sentence(
                  "%s {notice|notices} of past runs {was|were} taken over from the ledger.",
                  "%s {Mahnung|Mahnungen} früherer Läufe {wurde|wurden} aus dem Buchungssystem übernommen.")
              .with(Sentence.number(taken, 0))
              .in(locale));
    }
  }

  private int taken() {
    LocalDate today = session.today();
    Optional<LocalDate> last = session.store().cycles().last(session.id(), STEP);
    LocalDate from =
        last.map(day -> day.minusDays(OVERLAP_DAYS))
            .orElseGet(() -> today.minusYears(YEARS_OF_HISTORY));
    int taken = 0;
    try (Stream<SentNotice> notices = session.connector().sentNotices(from)) {
      List<SentNotice> some = new ArrayList<>();
      for (Iterator<SentNotice> all = notices.iterator(); all.hasNext(); ) {
        some.add(all.next());
        if (some.size() == TOGETHER || !all.hasNext()) {
          taken += session.store().importNotices(session.id(), some, today);
          some.clear();
        }
      }
    }
    session.store().cycles().add(session.id(), today, STEP, Map.of("new", (long) taken));
    return taken;
  }
}
