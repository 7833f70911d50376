package io.mahnwerk.mocks.dynamics;

import static io.mahnwerk.mocks.dynamics.Field.amount;
import static io.mahnwerk.mocks.dynamics.Field.date;
import static io.mahnwerk.mocks.dynamics.Field.guid;
import static io.mahnwerk.mocks.dynamics.Field.text;
import static io.mahnwerk.mocks.dynamics.Field.timestamp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.mocks.ledger.LedgerItem;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Posted sales invoices and credit memos of API v2.0. Of a posted invoice only due date, promised
 * pay date and dispute status can be changed; a dispute status may set or empty On Hold.
 */
record Invoices(LedgerEntries entries, Customers customers)
    implements EntitySet.Changes<LedgerEntry> {
  private static final UUID NONE = new UUID(0, 0);
  private static final LedgerEntries.Names NAMES =
      new LedgerEntries.Names("", "", "customerNumber", "number", "", "lastModifiedDateTime");

  EntitySet<LedgerEntry> posted() {
    return EntitySet.readOnly(
            "salesInvoices",
            new EntityType<>(
                "salesInvoice",
                "id",
                List.of(
                    guid("id", Invoices::id),
                    text("number", 20, LedgerEntry::documentNumber),
                    date("invoiceDate", entry -> Optional.of(entry.documentDate())),
                    date("postingDate", entry -> Optional.of(entry.posted())),
                    Field.<LedgerEntry>date("dueDate", entry -> Optional.of(entry.due())).open(),
                    Field.date("promisedPayDate", LedgerEntry::promised).open(),
                    guid("customerId", entry -> Company.id("customer", entry.customer())),
                    text("customerNumber", 20, LedgerEntry::customer),
                    text("customerName", 100, entry -> customers.name(entry.customer())),
                    text("currencyCode", 10, Invoices::currency),
                    Field.guid("disputeStatusId", (LedgerEntry e) -> statusId(e.disputeStatus()))
                        .open(),
                    Field.text("disputeStatus", 10, LedgerEntry::disputeStatus).open(),
                    amount("totalAmountIncludingTax", LedgerEntry::original),
                    amount("remainingAmount", LedgerEntry::remaining),
                    text("status", 20, Invoices::status),
                    timestamp("lastModifiedDateTime", e -> Rows.modifiedAt(e.row())))),
            filter -> of(DocumentKind.INVOICE, filter),
            LedgerEntry::etag)
        .taking(this);
  }

  EntitySet<LedgerEntry> creditMemos() {
    return EntitySet.readOnly(
        "salesCreditMemos",
        new EntityType<>(
            "salesCreditMemo",
            "id",
            List.of(
                guid("id", Invoices::id),
                text("number", 20, LedgerEntry::documentNumber),
                date("creditMemoDate", entry -> Optional.of(entry.documentDate())),
                date("postingDate", entry -> Optional.of(entry.posted())),
                date("dueDate", entry -> Optional.of(entry.due())),
                text("customerNumber", 20, LedgerEntry::customer),
                text("currencyCode", 10, Invoices::currency),
                amount("totalAmountIncludingTax", entry -> entry.original().negate()),
                text("status", 20, Invoices::status),
                guid("invoiceId", entry -> invoiceId(entry.appliesTo())),
                text("invoiceNumber", 20, LedgerEntry::appliesTo),
                timestamp("lastModifiedDateTime", entry -> Rows.modifiedAt(entry.row())))),
        filter -> of(DocumentKind.CREDIT_MEMO, filter),
        LedgerEntry::etag);
  }

  private Collection<LedgerEntry> of(DocumentKind kind, Filter<LedgerEntry> filter) {
    return entries.matching(filter, NAMES).stream()
        .filter(entry -> !entry.applied() && entry.item().kind() == kind)
        .toList();
  }

  static UUID statusId(String code) {
    return code.isEmpty() ? NONE : Company.id("dispute status", code);
  }

  private static UUID id(LedgerEntry entry) {
    return Company.id("document", entry.documentNumber());
  }

  private static UUID invoiceId(String number) {
    return number.isEmpty() ? NONE : Company.id("document", number);
  }

  private static String currency(LedgerEntry entry) {
    return entry.currency().isEmpty() ? Currencies.LOCAL : entry.currency();
  }

  private static String status(LedgerEntry entry) {
    if (entry.open()) {
      return "Open";
    }
    return entry.reversal() != 0 ? "Canceled" : "Paid";
  }

  @Override
  public Supplier<LedgerEntry> update(LedgerEntry row, ObjectNode body) {
    body.properties().forEach(field -> require(field.getKey()));
    String status = newStatus(row, body);
    EntryEdit.requireStatus(status);
    if (!row.open()) {
      throw BcError.dialog("This simulated company keeps no change of a closed entry.");
    }
    LocalDate today = entries.ledger().today();
    return () -> {
      entries.ledger().edit(row.item().key(), item -> changed(item, status, body, today));
      return entries.find(row.number()).orElseThrow();
    };
  }

  private static void require(String field) {
    if (!List.of("dueDate", "promisedPayDate", "disputeStatus", "disputeStatusId")
        .contains(field)) {
      throw BcError.dialog("The invoice has been posted and can no longer be modified.");
    }
    if (field.equals("dueDate")) {
      throw BcError.badRequest(
          "BadRequest_MethodNotImplemented", "This simulated company keeps no change of dueDate.");
    }
  }

  /** The code that stands, where nothing else is asked for. */
  private static String newStatus(LedgerEntry row, ObjectNode body) {
    if (body.has("disputeStatusId")) {
      UUID id = UUID.fromString(body.get("disputeStatusId").asText());
      return id.equals(NONE)
          ? ""
          : BcSetup.DISPUTES.keySet().stream()
              .filter(code -> statusId(code).equals(id))
              .findFirst()
              .orElseThrow(() -> BcError.dialog("The dispute status cannot be found."));
    }
    if (!body.has("disputeStatus")) {
      return row.disputeStatus();
    }
    String code = body.get("disputeStatus").asText();
    if (code.isEmpty()) {
      throw BcError.dialog("The dispute status cannot be found.");
    }
    return code;
  }

  /** Codeunit 1409, then codeunit 103. Leaving a status that overwrites empties On Hold. */
  private static LedgerItem changed(
      LedgerItem item, String status, ObjectNode body, LocalDate today) {
    boolean left = EntryEdit.overwrites(EntryEdit.status(item)) && !EntryEdit.overwrites(status);
    LedgerItem free = left ? item.withBlock("", today) : item;
    LedgerItem disputed = EntryEdit.overwritten(EntryEdit.disputed(free, status, today), today);
    if (!body.has("promisedPayDate")) {
      return disputed;
    }
    LocalDate day = LocalDate.parse(body.get("promisedPayDate").asText());
    return disputed.promised(
        day.equals(EdmType.NO_DATE) ? Optional.empty() : Optional.of(day), today);
  }
}
