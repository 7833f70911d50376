package io.mahnwerk.app.recommend;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns of an invoice file. */
enum InvoiceColumn {
  DEBTOR(true),
  DOCUMENT(true),
  DOCUMENT_DATE(true),
  DUE_DATE(true),
  AMOUNT(true),
  CURRENCY(true),
  /** Empty while the invoice is open. */
  CLEARED_ON(true),
  COUNTRY(false),
  INDUSTRY(false),
  TERMS_DAYS(false),
  DUNNING_DATES(false),
  COMPLAINT_DATES(false),
  /** The probability with which the day of each notice was drawn. */
  PROPENSITY(false);

  private final boolean required;

  InvoiceColumn(boolean required) {
    this.required = required;
  }

  boolean required() {
    return required;
  }

  /** As it stands in the header. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<InvoiceColumn> allRequired() {
    return Arrays.stream(values()).filter(InvoiceColumn::required).toList();
  }
}
