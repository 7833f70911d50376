package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.LedgerTracks;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Table 300: one row for each notice that an entry got. Reminders are issued when they are made.
 */
record ReminderEntries(SimulatedLedger ledger) {

  /** One notice of one item. */
  record Row(LedgerItem item, LedgerTracks.Notice notice) {
    UUID id() {
      return Company.id("reminder entry", Integer.toString(number()));
    }

    int number() {
      return Math.toIntExact(notice.version());
    }

    String reminder() {
      return "REM-" + notice.version();
    }

    /** By the due date calculation of the level, which is the same for all of them here. */
    LocalDate due() {
      return dueOf(notice.on());
    }

    BigDecimal remaining() {
      return item.amount().amount();
    }

    Instant modifiedAt() {
      return notice.on().atStartOfDay(ZoneOffset.UTC).toInstant().plusMillis(notice.version());
    }
  }

  static LocalDate dueOf(LocalDate documentDate) {
    return documentDate.plusDays(BcSetup.TERMS.get(0).due());
  }

  /**
   * @param entry the field with the entry's number
   * @param modified the field with the time of the change; blank for none
   */
  Collection<Row> matching(Filter<Row> filter, String entry, String modified) {
    Optional<Set<Object>> entries = filter.values(entry);
    Optional<Comparable<?>> since = filter.least(modified);
    return ledger.tracked(
        tracks -> {
          List<Row> rows = new ArrayList<>();
          Stream<LedgerItem> items =
              entries.isPresent()
                  ? entries.get().stream()
                      .flatMap(number -> ledger.find(number.toString()).stream())
                  : ledger.items().stream();
          items.forEach(
              item ->
                  tracks.notices(item.key()).forEach(notice -> rows.add(new Row(item, notice))));
          since.ifPresent(from -> rows.removeIf(row -> row.modifiedAt().isBefore((Instant) from)));
          return rows;
        });
  }
}
