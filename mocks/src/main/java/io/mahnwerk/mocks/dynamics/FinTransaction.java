package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.LedgerTracks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A row of the table of customer transactions.
 *
 * @param item the item that it is, or that it settled
 * @param settling whether it settled the item
 * @param type a member of LedgerTransType
 * @param invoice blank for what is no invoice and no credit note
 * @param amount what was posted; negative for credits and payments
 * @param settledBy the transaction that it was settled with last; 0 for none
 * @param correction whether it takes another one back
 * @param reason the row of the reason that it was posted for; 0 for none
 */
record FinTransaction(
    String company,
    long recId,
    LedgerItem item,
    boolean settling,
    String type,
    String invoice,
    LocalDate posted,
    BigDecimal amount,
    BigDecimal settled,
    Optional<LocalDate> closed,
    long settledBy,
    boolean correction,
    long reason,
    LedgerTracks.Stamp row) {
  /** The block of an item whose posting profile, or a person, keeps it out of all letters. */
  static final String NO_LETTER = "no-letter";

  private static final int LAST_LETTER = 4;

  /** Tells it apart within the whole database; in the order of company and record. */
  String key() {
    return company + "/" + "%020d".formatted(recId);
  }

  String customer() {
    return item.debtor();
  }

  String currency() {
    String own = item.traits().ownCurrency();
    return own.isBlank() ? item.amount().currency().getCurrencyCode() : own;
  }

  LocalDate documentDate() {
    return settling ? posted : item.documentDate();
  }

  LocalDate due() {
    return settling ? posted : item.netDueDate();
  }

  Optional<LocalDate> lastSettled() {
    return closed.or(() -> settledBy == 0 ? Optional.empty() : Optional.of(item.changedOn()));
  }

  String letter() {
    int level = settling ? 0 : item.level().value();
    if (level == 0) {
      return "None";
    }
    return level > LAST_LETTER ? "Collection" : "CollectionLetter" + level;
  }

  String getsLetters() {
    return yesOrNo(settling || !item.blockReason().equals(NO_LETTER));
  }

  /** What people set on a transaction that is to be left alone. */
  String excluded() {
    boolean isBlocked = !item.blockReason().isBlank() && !item.blockReason().equals(NO_LETTER);
    return yesOrNo(!settling && isBlocked);
  }

  String paymentMethod() {
    return !settling && item.traits().directDebit() ? BcSetup.DIRECT_DEBIT : BcSetup.TRANSFER;
  }

  String etag() {
    return Rows.etag(row.version());
  }

  static String yesOrNo(boolean is) {
    return is ? "Yes" : "No";
  }
}
