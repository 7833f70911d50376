package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.Sentence;
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
 * @param losses by property: a clause that says what is lost without it
 */
record SapFields(String entitySet, List<String> needed, Map<String, Sentence> losses) {
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
          .may(
              "DebitCreditCode",
              "credits are told by their sign alone",
              "Gutschriften werden nur am Vorzeichen erkannt")
          .may(
              "AccountingDocumentType",
              "every clearing counts as a payment",
              "jeder Ausgleich zählt als Zahlung")
          .may(
              "PostingKey",
              "down payments and the like count as invoices",
              "Anzahlungen und Ähnliches zählen als Rechnungen")
          .may(
              "SpecialGLCode",
              "special G/L items cannot be told apart",
              "Sonderhauptbuch-Posten sind nicht zu unterscheiden")
          .may(
              "ClearingAccountingDocument",
              "every clearing counts as a payment",
              "jeder Ausgleich zählt als Zahlung")
          .may(
              "ClearingDocFiscalYear",
              "every clearing counts as a payment",
              "jeder Ausgleich zählt als Zahlung")
          .may(
              "ClearingCreationDate",
              "a clearing dated back is seen only if it changes the item too",
              "ein rückdatierter Ausgleich fällt nur auf, wenn er auch den Posten ändert")
          .may(
              "AccountingDocumentCreationDate",
              "all open items are read in every cycle",
              "alle offenen Posten werden in jedem Zyklus gelesen")
          .may(
              "LastChangeDate",
              "all open items are read in every cycle",
              "alle offenen Posten werden in jedem Zyklus gelesen")
          .may("IsReversal", "a reversal counts as a clearing", "ein Storno zählt als Ausgleich")
          .may("IsReversed", "a reversal counts as a clearing", "ein Storno zählt als Ausgleich")
          .may(
              "InvoiceReference",
              "credit memos are not tied to their invoices",
              "Gutschriften sind ihren Rechnungen nicht zugeordnet")
          .may(
              "InvoiceReferenceFiscalYear",
              "credit memos are not tied to their invoices",
              "Gutschriften sind ihren Rechnungen nicht zugeordnet")
          .may(
              "InvoiceItemReference",
              "credit memos are not tied to their invoices",
              "Gutschriften sind ihren Rechnungen nicht zugeordnet")
          .may(
              "PaymentMethod",
              "an item's own direct debit is not seen",
              "die Lastschrift eines einzelnen Postens ist nicht zu sehen")
          .may(
              "PaymentBlockingReason",
              "a payment block of an item is not seen",
              "die Zahlsperre eines Postens ist nicht zu sehen")
          .may(
              "DunningArea",
              "items of other dunning areas are steered like all others",
              "Posten anderer Mahnbereiche werden wie alle anderen gesteuert")
          .may(
              "DunningLevel",
              "a forecast of the dunning level is a guess",
              "die Vorhersage der Mahnstufe ist geraten");
  static final SapFields CUSTOMERS =
      of(SapServices.CUSTOMERS)
          .needs("Customer")
          .may(
              "CustomerName",
              "customers are shown by their number",
              "Debitoren werden mit ihrer Nummer gezeigt")
          .may(
              "CustomerAccountGroup",
              "natural persons cannot be told by account group",
              "natürliche Personen sind nicht an der Kontengruppe zu erkennen")
          .may(
              "CustomerClassification",
              "key accounts cannot be told by classification",
              "Großkunden sind nicht an der Klassifikation zu erkennen")
          .may("Industry", "industry rules do not apply", "Branchenregeln greifen nicht");
  static final SapFields IDENTITIES =
      of(SapServices.CUSTOMERS)
          .needs("Customer")
          .may(
              "CustomerName",
              "the same debtor elsewhere is not proposed by its name",
              "derselbe Debitor anderswo wird nicht nach Namen vorgeschlagen")
          .may(
              "VATRegistration",
              "the same debtor elsewhere is not recognised by its VAT id",
              "derselbe Debitor anderswo wird nicht an der USt-IdNr. erkannt");
  static final SapFields PARTNERS = of(SapServices.PARTNERS).needs("BusinessPartner", "Customer");
  static final SapFields COUNTRIES =
      of(SapServices.ADDRESSES)
          .needs("BusinessPartner", "AddressID", "Country")
          .may(
              "ValidityEndDate",
              "addresses that are no longer valid count for the country",
              "nicht mehr gültige Anschriften zählen für das Land");
  static final SapFields ADDRESSES =
      of(SapServices.ADDRESSES)
          .needs("BusinessPartner", "AddressID")
          .may(
              "PostalCode",
              "the same debtor elsewhere is not proposed by its address",
              "derselbe Debitor anderswo wird nicht nach Anschrift vorgeschlagen")
          .may(
              "StreetName",
              "the same debtor elsewhere is proposed by its postal code",
              "derselbe Debitor anderswo wird nach Postleitzahl vorgeschlagen")
          .may(
              "HouseNumber",
              "the same debtor elsewhere is proposed by its street",
              "derselbe Debitor anderswo wird nach Straße vorgeschlagen");
  static final SapFields COMPANIES =
      of(SapServices.CUSTOMER_COMPANIES)
          .needs("Customer", "CompanyCode")
          .may(
              "PaymentTerms",
              "terms of payment are unknown to the model",
              "das Modell kennt die Zahlungsbedingungen nicht")
          .may(
              "PaymentMethodsList",
              "direct debit of the account is not seen",
              "die Lastschrift des Kontos ist nicht zu sehen")
          .may(
              "PaymentBlockingReason",
              "a payment block of the account is not seen",
              "die Zahlsperre des Kontos ist nicht zu sehen");
  static final SapFields DUNNING =
      of(SapServices.CUSTOMER_DUNNING)
          .needs("Customer", "CompanyCode", "DunningArea", "DunningBlock", "DunningProcedure")
          .may(
              "DunningLevel",
              "the account's level is not seen",
              "die Mahnstufe des Kontos ist nicht zu sehen")
          .may(
              "LastDunnedOn",
              "the dunning interval cannot be forecast",
              "der Mahnabstand ist nicht vorherzusagen")
          .may(
              "LegDunningProcedureOn",
              "legal dunning is not seen",
              "das gerichtliche Mahnverfahren ist nicht zu sehen");

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

  SapFields may(String property, String loss, String german) {
    Map<String, Sentence> more = new LinkedHashMap<>(losses);
    more.put(property, new Sentence(loss, german));
    return new SapFields(entitySet, needed, more);
  }

  /** The item fields, with the one that carries our date. */
  static SapFields items(SapMarks marks) {
    return ITEMS.may(
        marks.field().property(),
        "items are held by their block alone, without our date",
        "Posten werden allein durch ihre Sperre gehalten, ohne unser Datum");
  }

  /** Everything that is read, in a fixed order. */
  List<String> wanted() {
    List<String> all = new ArrayList<>(needed);
    all.addAll(losses.keySet());
    return all;
  }

  /** What is lost on this system, by missing property. */
  Map<String, Sentence> lost(ODataEntitySet live) {
    Map<String, Sentence> lost = new LinkedHashMap<>(losses);
    lost.keySet().removeIf(live::has);
    return lost;
  }
}
