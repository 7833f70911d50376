package io.mahnwerk.connector.datev;

import java.util.List;

/**
 * An outgoing invoice of a ledger XML file, by the elements that matter here; blank where absent.
 *
 * @param account the debtor's account (bpAccountNo)
 * @param date ISO date of the invoice
 * @param due ISO date or blank
 */
record LedgerInvoice(
    String account, String invoiceId, String amount, String date, String due, Standing standing) {

  private static final List<String> TERMS =
      List.of(
          "dueDate",
          "discountAmount",
          "discountPercentage",
          "discountPaymentDate",
          "discountAmount2",
          "discountPercentage2",
          "discountPaymentDate2");

  /** What of an invoice stands in the way of a block. */
  enum Standing {
    /** Nothing. */
    FREE,
    /** It names terms of payment of its own, a block among them, or is to be collected. */
    TAKEN,
    /** It states a due date or a discount, which the format forbids beside a block. */
    STATES_TERMS,
    /** It is a credit, which is not dunned. */
    CREDIT
  }

  static LedgerInvoice of(LedgerXml.Receivable invoice) {
    return new LedgerInvoice(
        invoice.text("bpAccountNo"),
        invoice.text("invoiceId"),
        invoice.text("amount"),
        invoice.text("date"),
        invoice.text("dueDate"),
        standing(invoice));
  }

  /** The elements that may not stand beside a block. */
  static List<String> terms() {
    return TERMS;
  }

  private static Standing standing(LedgerXml.Receivable invoice) {
    if (invoice.text("amount").startsWith("-")) {
      return Standing.CREDIT;
    }
    String collected = invoice.text("paymentOrder");
    if (!invoice.text("paymentConditionsId").isEmpty()
        || collected.equals("true")
        || collected.equals("1")) {
      return Standing.TAKEN;
    }
    boolean terms = TERMS.stream().anyMatch(name -> !invoice.text(name).isEmpty());
    return terms ? Standing.STATES_TERMS : Standing.FREE;
  }
}
