package io.mahnwerk.connector.sap;

import io.mahnwerk.core.odata.ODataEntitySet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is read of one entity set: properties without which nothing may be decided, and properties
 * that older releases may lack, with what is lost then.
 *
 * @param needed never read without these
 * @param losses by property: one English clause that says what is lost without it
 */
record SapFields(String entitySet, List<String> needed, Map<String, String> losses) {
  static final SapFields ITEMS =
      of(SapServices.ITEMS)
          .needs(
              "CompanyCode",
              "FiscalYear",
              "AccountingDocument",
              "AccountingDocumentItem",
              "Customer",
              "FinancialAccountType",
              "TransactionCurrency",
              "AmountInTransactionCurrency",
              "DocumentDate",
              "PostingDate",
              "NetDueDate",
              "IsCleared",
              "ClearingDate",
              "DunningBlockingReason",
              "LastDunningDate")
          .may("DebitCreditCode", "credits are told by their sign alone")
          .may("AccountingDocumentType", "every clearing counts as a payment")
          .may("PostingKey", "down payments and the like count as invoices")
          .may("SpecialGLCode", "special G/L items cannot be told apart")
          .may("ClearingAccountingDocument", "every clearing counts as a payment")
          .may("ClearingDocFiscalYear", "every clearing counts as a payment")
          .may(
              "ClearingCreationDate",
              "a clearing dated back is seen only if it changes the item too")
          .may("AccountingDocumentCreationDate", "all open items are read in every cycle")
          .may("LastChangeDate", "all open items are read in every cycle")
          .may("IsReversal", "a reversal counts as a clearing")
          .may("IsReversed", "a reversal counts as a clearing")
          .may("InvoiceReference", "credit memos are not tied to their invoices")
          .may("InvoiceReferenceFiscalYear", "credit memos are not tied to their invoices")
          .may("InvoiceItemReference", "credit memos are not tied to their invoices")
          .may("PaymentMethod", "an item's own direct debit is not seen")
          .may("PaymentBlockingReason", "a payment block of an item is not seen")
          .may("DunningArea", "items of other dunning areas are steered like all others")
          .may("DunningLevel", "a forecast of the dunning level is a guess");
  static final SapFields CUSTOMERS =
      of(SapServices.CUSTOMERS)
          .needs("Customer")
          .may("CustomerName", "customers are shown by their number")
          .may("CustomerAccountGroup", "natural persons cannot be told by account group")
          .may("CustomerClassification", "key accounts cannot be told by classification")
          .may("Industry", "industry rules do not apply");
  static final SapFields IDENTITIES =
      of(SapServices.CUSTOMERS)
          .needs("Customer")
          .may("CustomerName", "the same debtor elsewhere is not proposed by its name")
          .may("VATRegistration", "the same debtor elsewhere is not recognised by its VAT id");
  static final SapFields ADDRESSES =
      of("A_BusinessPartnerAddress")
          .needs("BusinessPartner")
          .may("PostalCode", "the same debtor elsewhere is not proposed by its address")
          .may("StreetName", "the same debtor elsewhere is proposed by its postal code")
          .may("HouseNumber", "the same debtor elsewhere is proposed by its street");
  static final SapFields COMPANIES =
      of(SapServices.CUSTOMER_COMPANIES)
          .needs("Customer", "CompanyCode")
          .may("PaymentTerms", "terms of payment are unknown to the model")
          .may("PaymentMethodsList", "direct debit of the account is not seen")
          .may("PaymentBlockingReason", "a payment block of the account is not seen");
  static final SapFields DUNNING =
      of(SapServices.CUSTOMER_DUNNING)
          .needs("Customer", "CompanyCode", "DunningArea", "DunningBlock", "DunningProcedure")
          .may("DunningLevel", "the account's level is not seen")
          .may("LastDunnedOn", "the dunning interval cannot be forecast")
          .may("LegDunningProcedureOn", "legal dunning is not seen");

  SapFields {
    needed = List.copyOf(needed);
    losses = Collections.unmodifiableMap(new LinkedHashMap<>(losses));
  }

  private static SapFields of(String entitySet) {
    return new SapFields(entitySet, List.of(), Map.of());
  }

  private SapFields needs(String... properties) {
    return new SapFields(entitySet, List.of(properties), losses);
  }

  SapFields may(String property, String loss) {
    Map<String, String> more = new LinkedHashMap<>(losses);
    more.put(property, loss);
    return new SapFields(entitySet, needed, more);
  }

  /** The item fields, with the one that carries our date. */
  static SapFields items(SapMarks marks) {
    return ITEMS.may(
        marks.field().property(), "items are held by their block alone, without our date");
  }

  /** Everything that is read, in a fixed order. */
  List<String> wanted() {
    List<String> all = new ArrayList<>(needed);
    all.addAll(losses.keySet());
    return all;
  }

  /** What is lost on this system, by missing property. */
  Map<String, String> lost(ODataEntitySet live) {
    Map<String, String> lost = new LinkedHashMap<>(losses);
    lost.keySet().removeIf(live::has);
    return lost;
  }
}
