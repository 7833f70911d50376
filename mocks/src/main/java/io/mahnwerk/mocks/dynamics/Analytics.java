package io.mahnwerk.mocks.dynamics;

import static io.mahnwerk.mocks.dynamics.Field.amount;
import static io.mahnwerk.mocks.dynamics.Field.date;
import static io.mahnwerk.mocks.dynamics.Field.flag;
import static io.mahnwerk.mocks.dynamics.Field.number;
import static io.mahnwerk.mocks.dynamics.Field.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The query {@code customerLedgerEntries} of the free app "Power BI Reports": one row for each
 * detailed entry, read only.
 */
record Analytics(LedgerEntries entries, Words words) {
  private static final LedgerEntries.Names NAMES =
      new LedgerEntries.Names("cleEntryNo", "cleOpen", "dcleCustomerNo", "", "cleClosedAtDate", "");

  EntitySet<DetailedEntry> customerLedgerEntries() {
    return EntitySet.readOnly(
        "customerLedgerEntries",
        new EntityType<>(
            "customerLedgerEntry",
            "dcleEntryNo",
            List.of(
                number("cleEntryNo", row -> row.entry().number()),
                date("cleDueDate", row -> Optional.of(row.entry().due())),
                flag("cleOpen", row -> row.entry().open()),
                date("clePostingDate", row -> Optional.of(row.entry().posted())),
                date("cleDocumentDate", row -> Optional.of(row.entry().documentDate())),
                date("cleClosedAtDate", row -> row.entry().closed()),
                text("cleReasonCode", 10, row -> row.entry().reasonCode()),
                number("dcleEntryNo", DetailedEntry::number),
                date("dclePostingDate", row -> Optional.of(row.posted())),
                flag("dcleLedgerEntryAmount", row -> !row.application()),
                text("dcleEntryType", 40, row -> words.of(entryType(row))),
                text("dcleDocumentType", 30, row -> words.of(row.documentType())),
                text("dcleDocumentNo", 20, row -> row.source().documentNumber()),
                date("dcleInitialEntryDueDate", row -> Optional.of(row.entry().due())),
                amount("dcleAmountLCY", DetailedEntry::local),
                text("dcleCustomerNo", 20, row -> row.entry().customer()),
                number("dcleApplicationNo", row -> row.application() ? row.source().number() : 0),
                number("dcleAppliedCustLedgerEntryNo", DetailedEntry::appliedEntry))),
        filter -> rows(entries, narrowed(filter), NAMES),
        row -> "");
  }

  static String entryType(DetailedEntry row) {
    return row.application() ? "Application" : "Initial Entry";
  }

  /** The rows of all entries that belong to the items of those that can match. */
  static Collection<DetailedEntry> rows(
      LedgerEntries entries, Filter<LedgerEntry> filter, LedgerEntries.Names names) {
    List<DetailedEntry> rows = new ArrayList<>();
    entries.matching(filter, names).stream()
        .filter(entry -> !entry.applied())
        .forEach(entry -> rows.addAll(DetailedEntry.of(entries.of(entry.item()))));
    return rows;
  }

  /** What a filter of details says of the entries; open ones have closed entries beside them. */
  private static Filter<LedgerEntry> narrowed(Filter<DetailedEntry> filter) {
    return new Narrowed<>(filter, NAMES.open());
  }
}
