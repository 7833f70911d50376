package io.mahnwerk.mocks.sap;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.mocks.ledger.LedgerItem;

/** The document type and posting key with which an item of a kind stands in the books. */
record PostingStyle(String documentType, String postingKey) {
  static final String CREDIT_MEMO = "DG";
  static final String WRITE_OFF = "ZW";

  static PostingStyle of(LedgerItem item) {
    if (!item.traits().specialLedger().isBlank()) {
      return new PostingStyle("DA", item.amount().isCredit() ? "19" : "09");
    }
    return switch (item.kind()) {
      case INVOICE -> new PostingStyle("DR", "01");
      case CREDIT_MEMO -> new PostingStyle(CREDIT_MEMO, "11");
      case PAYMENT -> new PostingStyle("DZ", "15");
      case OTHER ->
          new PostingStyle(
              ClearingLine.isLine(item) ? WRITE_OFF : "AB", item.amount().isCredit() ? "17" : "07");
    };
  }

  /**
   * How an item follows the invoice it names: G for credits, Z for payments, V for residual items.
   */
  static String followOnType(LedgerItem item) {
    if (item.traits().settles().isEmpty()) {
      return "";
    }
    return switch (item.kind()) {
      case CREDIT_MEMO -> "G";
      case PAYMENT -> "Z";
      default -> "V";
    };
  }

  static DocumentKind kindOf(Clearing.Kind clearing) {
    return clearing == Clearing.Kind.CREDIT ? DocumentKind.CREDIT_MEMO : DocumentKind.OTHER;
  }
}
