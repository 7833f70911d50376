package io.mahnwerk.mocks.dynamics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of table 379, detailed customer ledger entry: what was posted, or how much of it was
 * settled by what.
 *
 * @param entry the entry whose amount it changes
 * @param application whether something was applied, else what was posted at first
 * @param source the entry with which it was posted
 * @param appliedEntry the entry that was applied to this one; 0 where nothing was applied
 */
record DetailedEntry(
    int number,
    LedgerEntry entry,
    boolean application,
    LedgerEntry source,
    BigDecimal amount,
    int appliedEntry) {

  LocalDate posted() {
    return source.posted();
  }

  /** Of the document with which it was posted. */
  String documentType() {
    return source.documentType();
  }

  BigDecimal local() {
    return entry.local(amount);
  }

  /** All rows of one item's entries. */
  static List<DetailedEntry> of(List<LedgerEntry> entries) {
    List<DetailedEntry> rows = new ArrayList<>();
    LedgerEntry own = entries.get(0);
    rows.add(new DetailedEntry(own.number() * 4, own, false, own, own.original(), 0));
    for (LedgerEntry applied : entries.subList(1, entries.size())) {
      int number = applied.number() * 4;
      rows.add(new DetailedEntry(number, applied, false, applied, applied.original(), 0));
      rows.add(
          new DetailedEntry(
              number + 1, applied, true, applied, applied.original().negate(), own.number()));
      rows.add(
          new DetailedEntry(number + 2, own, true, applied, applied.original(), applied.number()));
    }
    return rows;
  }
}
