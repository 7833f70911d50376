package io.mahnwerk.mocks.dynamics;

import static io.mahnwerk.mocks.dynamics.Field.amount;
import static io.mahnwerk.mocks.dynamics.Field.big;
import static io.mahnwerk.mocks.dynamics.Field.blank;
import static io.mahnwerk.mocks.dynamics.Field.date;
import static io.mahnwerk.mocks.dynamics.Field.flag;
import static io.mahnwerk.mocks.dynamics.Field.guid;
import static io.mahnwerk.mocks.dynamics.Field.number;
import static io.mahnwerk.mocks.dynamics.Field.text;
import static io.mahnwerk.mocks.dynamics.Field.timestamp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The API pages of our extension on ledger entries and on what they were settled by. */
record EntryPages(LedgerEntries entries, Customers customers, Words words) {
  private static final LedgerEntries.Names NAMES =
      new LedgerEntries.Names(
          "entryNumber",
          "open",
          "customerNumber",
          "documentNumber",
          "closedAtDate",
          "systemModifiedAt");
  private static final LedgerEntries.Names DETAIL_NAMES =
      new LedgerEntries.Names(
          "ledgerEntryNumber", "", "customerNumber", "", "", "systemModifiedAt");

  EntitySet<LedgerEntry> ledgerEntries(EntitySet<Suggestions.Row> board, Suggestions suggestions) {
    List<Field<LedgerEntry>> fields = new ArrayList<>(what());
    fields.addAll(amounts());
    fields.addAll(state());
    return EntitySet.readOnly(
            "ledgerEntries",
            new EntityType<>("ledgerEntry", "id", fields),
            filter -> entries.matching(filter, NAMES),
            LedgerEntry::etag)
        .with("dunningSuggestion", new SuggestionPart(board, suggestions));
  }

  private record SuggestionPart(EntitySet<Suggestions.Row> board, Suggestions suggestions)
      implements EntitySet.Part<LedgerEntry> {
    @Override
    public EntitySet<?> set() {
      return board;
    }

    @Override
    public Optional<Object> of(LedgerEntry row) {
      return row.applied() ? Optional.empty() : suggestions.of(row.item()).map(Object.class::cast);
    }
  }

  private List<Field<LedgerEntry>> what() {
    return List.of(
        guid("id", EntryPages::id),
        number("entryNumber", LedgerEntry::number),
        big("rowVersion", entry -> entry.row().version()),
        text("customerNumber", 20, LedgerEntry::customer),
        text("customerName", 100, entry -> customers.name(entry.customer())),
        text("documentType", 40, entry -> words.of(entry.documentType())),
        text("documentNumber", 20, LedgerEntry::documentNumber),
        blank("externalDocumentNumber", 35),
        date("postingDate", entry -> Optional.of(entry.posted())),
        date("documentDate", entry -> Optional.of(entry.documentDate())),
        date("dueDate", entry -> Optional.of(entry.due())),
        text("currencyCode", 10, LedgerEntry::currency),
        text(
            "appliesToDocumentType",
            40,
            entry -> words.of(entry.appliesTo().isEmpty() ? " " : "Invoice")),
        text("appliesToDocumentNumber", 20, LedgerEntry::appliesTo),
        text("paymentMethodCode", 10, LedgerEntry::paymentMethod),
        text("directDebitMandateId", 35, LedgerEntry::mandate),
        text("reasonCode", 10, LedgerEntry::reasonCode),
        text("customerPostingGroup", 20, entry -> customers.group(entry.customer())));
  }

  private static List<Field<LedgerEntry>> amounts() {
    return List.of(
        amount("originalAmount", LedgerEntry::original),
        amount("amount", LedgerEntry::original),
        amount("remainingAmount", LedgerEntry::remaining),
        amount("originalAmountLocalCurrency", entry -> entry.local(entry.original())),
        amount("amountLocalCurrency", entry -> entry.local(entry.original())),
        amount("remainingAmountLocalCurrency", entry -> entry.local(entry.remaining())));
  }

  private static List<Field<LedgerEntry>> state() {
    return List.of(
        flag("positive", LedgerEntry::positive),
        flag("open", LedgerEntry::open),
        date("closedAtDate", LedgerEntry::closed),
        number("closedByEntryNumber", LedgerEntry::closedBy),
        flag("reversed", entry -> entry.reversal() != 0),
        number("reversedByEntryNumber", entry -> entry.applied() ? 0 : entry.reversal()),
        number("reversedEntryNumber", entry -> entry.applied() ? entry.reversal() : 0),
        text("onHold", 3, LedgerEntry::onHold),
        text("disputeStatus", 10, LedgerEntry::disputeStatus),
        date("promisedPayDate", LedgerEntry::promised),
        number("lastIssuedReminderLevel", LedgerEntry::level),
        date("lastReminderDate", EntryPages::lastReminder),
        date("lastReminderDueDate", entry -> lastReminder(entry).map(ReminderEntries::dueOf)),
        timestamp("systemModifiedAt", entry -> Rows.modifiedAt(entry.row())));
  }

  private static Optional<LocalDate> lastReminder(LedgerEntry entry) {
    return entry.level() == 0 ? Optional.empty() : entry.item().lastDunnedOn();
  }

  private static UUID id(LedgerEntry entry) {
    return Company.id("ledger entry", Integer.toString(entry.number()));
  }

  EntitySet<DetailedEntry> detailedEntries() {
    return EntitySet.readOnly(
        "detailedLedgerEntries",
        new EntityType<>(
            "detailedLedgerEntry",
            "id",
            List.of(
                guid("id", row -> Company.id("detailed entry", Integer.toString(row.number()))),
                number("entryNumber", DetailedEntry::number),
                number("ledgerEntryNumber", row -> row.entry().number()),
                text("entryType", 60, row -> words.of(Analytics.entryType(row))),
                date("postingDate", row -> Optional.of(row.posted())),
                text("documentType", 40, row -> words.of(row.documentType())),
                text("documentNumber", 20, row -> row.source().documentNumber()),
                amount("amount", DetailedEntry::amount),
                amount("amountLocalCurrency", DetailedEntry::local),
                text("currencyCode", 10, row -> row.entry().currency()),
                text("customerNumber", 20, row -> row.entry().customer()),
                date("initialEntryDueDate", row -> Optional.of(row.entry().due())),
                flag("unapplied", row -> false),
                number("unappliedByEntryNumber", row -> 0),
                number("appliedLedgerEntryNumber", DetailedEntry::appliedEntry),
                number("applicationNumber", row -> row.application() ? row.source().number() : 0),
                number("transactionNumber", row -> row.source().number()),
                text("initialDocumentType", 40, row -> words.of(row.entry().documentType())),
                timestamp("systemModifiedAt", row -> Rows.modifiedAt(row.entry().row())))),
        filter -> Analytics.rows(entries, new Narrowed<>(filter, ""), DETAIL_NAMES),
        row -> Rows.etag(row.entry().row().version()));
  }
}
