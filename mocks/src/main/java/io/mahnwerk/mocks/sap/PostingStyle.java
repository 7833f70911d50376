package io.mahnwerk.mocks.sap;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.mocks.ledger.LedgerItem;

/** The document type and posting key with which an item of a kind stands in the books. */
record PostingStyle(String documentType, String postingKey) {
  static PostingStyle of(LedgerItem item) {
    return switch (item.kind()) {
      case INVOICE -> new PostingStyle("DR", "01");
      case CREDIT_MEMO -> new PostingStyle("DG", "11");
      case PAYMENT -> new PostingStyle("DZ", "15");
      case OTHER -> new PostingStyle("AB", item.amount().isCredit() ? "16" : "06");
    };
  }

  /** The clearing document's number, from its kind's range; blank for an open item. */
  static String clearingDocument(LedgerItem item) {
    String document = ItemKey.of(item.key()).document();
    String tail = document.substring(Math.min(2, document.length()));
    return item.clearing().map(clearing -> range(clearing.kind()) + tail).orElse("");
  }

  private static String range(Clearing.Kind kind) {
    return switch (kind) {
      case PAYMENT -> "14";
      case CREDIT -> "16";
      case REVERSAL -> "17";
      case WRITE_OFF -> "01";
    };
  }
}
