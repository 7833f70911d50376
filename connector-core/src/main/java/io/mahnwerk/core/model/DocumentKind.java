package io.mahnwerk.core.model;

/** What a receivables item is. */
public enum DocumentKind {
  INVOICE,
  CREDIT_MEMO,
  /** Money received that is not applied to an item. */
  PAYMENT,
  OTHER
}
