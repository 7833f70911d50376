package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DocumentKind;
import java.util.Set;

/**
 * What SAP's document types and posting keys mean. Types are customizing, so those that mark credit
 * memos and write-offs are settings; posting keys are delivered by SAP and seldom changed.
 */
record SapDocumentTypes(Set<String> credits, Set<String> writeOffs) {
  private static final Set<String> RECEIVABLE_KEYS = Set.of("", "01", "06", "09");
  private static final Set<String> CREDIT_MEMO_KEYS = Set.of("", "11");
  private static final Set<String> PAYMENT_KEYS = Set.of("15", "16", "18");
  private static final Set<String> PAYMENT_TYPES = Set.of("DZ", "ZP", "ZV");

  SapDocumentTypes {
    credits = Set.copyOf(credits);
    writeOffs = Set.copyOf(writeOffs);
  }

  DocumentKind kind(String type, String postingKey, boolean isCredit) {
    if (!isCredit) {
      return RECEIVABLE_KEYS.contains(postingKey) ? DocumentKind.INVOICE : DocumentKind.OTHER;
    }
    if (PAYMENT_KEYS.contains(postingKey) || PAYMENT_TYPES.contains(type)) {
      return DocumentKind.PAYMENT;
    }
    boolean isCreditMemo = CREDIT_MEMO_KEYS.contains(postingKey) || credits.contains(type);
    return isCreditMemo ? DocumentKind.CREDIT_MEMO : DocumentKind.OTHER;
  }

  /** Types other than payments that say how an item ended. */
  Set<String> telling() {
    Set<String> all = new java.util.TreeSet<>(credits);
    all.addAll(writeOffs);
    return all;
  }

  /** A clearing document of any type not named in the settings counts as a payment. */
  Clearing.Kind clearing(String clearingType) {
    if (credits.contains(clearingType)) {
      return Clearing.Kind.CREDIT;
    }
    return writeOffs.contains(clearingType) ? Clearing.Kind.WRITE_OFF : Clearing.Kind.PAYMENT;
  }
}
