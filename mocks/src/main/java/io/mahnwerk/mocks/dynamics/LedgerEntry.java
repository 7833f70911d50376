package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.LedgerTracks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A row of table 21, customer ledger entry.
 *
 * @param item the item that it is, or that it was applied to
 * @param applied whether it is an entry that was applied to the item
 * @param original what was posted; negative for credits and payments
 * @param reversal the entry that reverses this one or that this one reverses; 0 for none
 * @param row the row's last change
 */
record LedgerEntry(
    int number,
    LedgerItem item,
    boolean applied,
    String documentType,
    String documentNumber,
    LocalDate posted,
    BigDecimal original,
    BigDecimal remaining,
    Optional<LocalDate> closed,
    int closedBy,
    int reversal,
    String reasonCode,
    LedgerTracks.Stamp row) {

  boolean open() {
    return closed.isEmpty();
  }

  boolean positive() {
    return original.signum() > 0;
  }

  String customer() {
    return item.debtor();
  }

  String currency() {
    return Currencies.code(item);
  }

  BigDecimal local(BigDecimal amount) {
    return Currencies.local(currency(), amount);
  }

  LocalDate documentDate() {
    return applied ? posted : item.documentDate();
  }

  LocalDate due() {
    return applied ? posted : item.netDueDate();
  }

  String onHold() {
    return applied ? "" : item.blockReason();
  }

  /** A clerk's dispute status stands before one of ours. */
  String disputeStatus() {
    if (applied) {
      return "";
    }
    String clerks = item.traits().dispute();
    return clerks.isBlank() ? item.references().getOrDefault(BcMarks.DISPUTE_STATUS, "") : clerks;
  }

  Optional<LocalDate> promised() {
    return applied ? Optional.empty() : item.traits().promisedFor();
  }

  int level() {
    return applied ? 0 : item.level().value();
  }

  String paymentMethod() {
    return !applied && item.traits().directDebit() ? BcSetup.DIRECT_DEBIT : BcSetup.TRANSFER;
  }

  String mandate() {
    return !applied && item.traits().directDebit() ? "MANDATE-" + customer() : "";
  }

  /** The document that a credit was posted for; blank for none. */
  String appliesTo() {
    return applied ? "" : item.traits().settles().map(BcKeys::document).orElse("");
  }

  String etag() {
    return Rows.etag(row.version());
  }
}
