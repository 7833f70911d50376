package io.mahnwerk.mocks.sap;

import java.util.List;

/**
 * A field of a customer line item as the change message names it.
 *
 * @param name the element within {@code <nameChange>}
 * @param most longest text; 0 for a field of the schema that nobody changes in this system
 */
record ChangeField(String name, int most) {
  static final String BLOCK = "DunningBlockingReasonCode";

  /** In the order of the schema's sequence. */
  static final List<ChangeField> SEQUENCE =
      List.of(
          text("DocumentItemText", 50),
          text("AssignmentReference", 18),
          fixed("SpecialGLAccountAssignment"),
          text("Reference1IDByBusinessPartner", 12),
          text("Reference2IDByBusinessPartner", 12),
          text("Reference3IDByBusinessPartner", 20),
          fixed("BPBankAccountInternalID"),
          fixed("HouseBank"),
          fixed("HouseBankAccount"),
          fixed("InvoiceReference"),
          fixed("InvoiceReferenceFiscalYear"),
          fixed("InvoiceItemReference"),
          fixed("AmountInPaymentCurrency"),
          fixed("LastDunningDate"),
          text(BLOCK, 1),
          fixed("DunningLevel"),
          fixed("DunningKey"),
          fixed("PaymentTerms"),
          fixed("DueCalculationBaseDate"),
          fixed("CashDiscount1Days"),
          fixed("CashDiscount2Days"),
          fixed("NetPaymentDays"),
          fixed("CashDiscount1Percent"),
          fixed("CashDiscount2Percent"),
          fixed("PaymentMethod"),
          fixed("PaymentBlockingReasonCode"),
          fixed("FixedCashDiscount"),
          fixed("PaymentDifferenceReason"));

  /** Empty is let through although the schema forbids it: it is how a field is emptied. */
  private static ChangeField text(String name, int most) {
    return new ChangeField(name, most);
  }

  private static ChangeField fixed(String name) {
    return new ChangeField(name, 0);
  }

  boolean isChangeable() {
    return most > 0;
  }

  String element() {
    return name + "Change";
  }

  void check(String value) {
    if (isChangeable() && value.length() > most) {
      throw new SoapFault(
          "Value '%s' of '%s' is longer than %d characters.".formatted(value, name, most));
    }
  }
}
