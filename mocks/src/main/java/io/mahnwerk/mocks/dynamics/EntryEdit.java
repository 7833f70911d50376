package io.mahnwerk.mocks.dynamics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.mocks.ledger.LedgerItem;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What is kept of a change of page 25, as codeunit 103 has it: On Hold, dispute status and promised
 * pay date. Of a closed entry this ledger keeps no change, and it keeps no other field.
 */
record EntryEdit(LedgerEntries entries) implements EntitySet.Changes<LedgerEntry> {
  private static final Set<String> LOST =
      Set.of("Description", "Exported_to_Payment_File", "Message_to_Recipient");

  @Override
  public Supplier<LedgerEntry> update(LedgerEntry row, ObjectNode body) {
    UnaryOperator<LedgerItem> change = change(body);
    if (row.applied() || !row.open()) {
      throw BcError.dialog("This simulated company keeps no change of a closed entry.");
    }
    return () -> carryOut(row, change);
  }

  private LedgerEntry carryOut(LedgerEntry row, UnaryOperator<LedgerItem> change) {
    entries.ledger().edit(row.item().key(), change);
    return entries.find(row.number()).orElseThrow();
  }

  private UnaryOperator<LedgerItem> change(ObjectNode body) {
    LocalDate today = entries.ledger().today();
    UnaryOperator<LedgerItem> change = item -> item;
    for (var field : body.properties()) {
      change = then(change, step(field.getKey(), field.getValue().asText(), today));
    }
    // The dispute status is validated after On Hold was taken over.
    return then(change, item -> overwritten(item, today));
  }

  private static UnaryOperator<LedgerItem> step(String field, String value, LocalDate today) {
    return switch (field) {
      case "On_Hold" -> item -> item.withBlock(value, today);
      case "Dispute_Status" -> {
        requireStatus(value);
        yield item -> disputed(item, value, today);
      }
      case "Promised_Pay_Date" -> {
        LocalDate day = LocalDate.parse(value);
        Optional<LocalDate> promised =
            day.equals(EdmType.NO_DATE) ? Optional.empty() : Optional.of(day);
        yield item -> item.promised(promised, today);
      }
      default -> {
        if (!LOST.contains(field)) {
          throw BcError.badRequest(
              "BadRequest_MethodNotImplemented",
              "This simulated company keeps no change of " + field + ".");
        }
        yield item -> item;
      }
    };
  }

  static void requireStatus(String code) {
    if (!code.isEmpty() && !BcSetup.DISPUTES.containsKey(code)) {
      throw BcError.badRequest(
          "Internal_InvalidTableRelation",
          "The field Dispute Status contains a value (%s) that cannot be found in the related table"
              + " (Dispute Status).".formatted(code));
    }
  }

  /** One field for both: a status of ours is kept apart from those of clerks. */
  static LedgerItem disputed(LedgerItem item, String code, LocalDate today) {
    boolean ours = code.equals(BcMarks.DISPUTE);
    return item.disputed(ours ? "" : code, today)
        .withReference(BcMarks.DISPUTE_STATUS, ours ? code : "", today);
  }

  static LedgerItem overwritten(LedgerItem item, LocalDate today) {
    return overwrites(status(item)) ? item.withBlock(BcMarks.OVERWRITTEN, today) : item;
  }

  static boolean overwrites(String status) {
    return BcSetup.DISPUTES.getOrDefault(status, false);
  }

  static String status(LedgerItem item) {
    String clerks = item.traits().dispute();
    return clerks.isBlank() ? item.references().getOrDefault(BcMarks.DISPUTE_STATUS, "") : clerks;
  }

  private static UnaryOperator<LedgerItem> then(
      UnaryOperator<LedgerItem> first, UnaryOperator<LedgerItem> next) {
    return item -> next.apply(first.apply(item));
  }
}
