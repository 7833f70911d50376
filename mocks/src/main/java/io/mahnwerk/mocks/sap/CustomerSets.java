package io.mahnwerk.mocks.sap;

import static io.mahnwerk.mocks.sap.Property.blank;
import static io.mahnwerk.mocks.sap.Property.date;
import static io.mahnwerk.mocks.sap.Property.flag;
import static io.mahnwerk.mocks.sap.Property.text;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.ledger.SimulatedLedger.LedgerDebtor;
import java.util.List;
import java.util.Optional;

/**
 * The parts of {@code API_BUSINESS_PARTNER} that dunning needs. Codes of this system: account group
 * CPD1 is for natural persons, CPDA for one-time accounts and KUNA for companies, classification A
 * for key accounts, payment method E for direct debit. A debtor without a dunning procedure has no
 * dunning record.
 */
final class CustomerSets {
  static final String NAMESPACE = "API_BUSINESS_PARTNER";

  /** The account of everybody who buys once. */
  static final String ONE_TIME = "0000099999";

  static final String ONE_TIME_GROUP = "CPDA";
  static final Property<LedgerDebtor> CUSTOMER =
      text("Customer", 10, row -> row.debtor().ref().number());

  private final SimulatedLedger ledger;

  CustomerSets(SimulatedLedger ledger) {
    this.ledger = ledger;
  }

  EntitySet<LedgerDebtor> customers() {
    return set(
        "A_Customer",
        List.of("Customer"),
        List.of(
            CUSTOMER,
            text("CustomerName", 80, row -> row.debtor().name()),
            text("CustomerFullName", 220, row -> row.debtor().name()),
            text("CustomerAccountGroup", 4, CustomerSets::accountGroup),
            text("CustomerClassification", 2, row -> row.debtor().keyAccount() ? "A" : ""),
            blank("CustomerCorporateGroup", 10),
            text("VATRegistration", 20, row -> registration(row).vatId()),
            text("Industry", 4, row -> row.debtor().industry()),
            blank("OrderIsBlockedForCustomer", 2),
            flag("PostingIsBlocked", row -> false),
            flag("DeletionIndicator", row -> false)));
  }

  EntitySet<LedgerDebtor> companies() {
    return set(
        "A_CustomerCompany",
        List.of("Customer", "CompanyCode"),
        List.of(
            CUSTOMER,
            companyCode(),
            text("PaymentTerms", 4, row -> row.debtor().paymentTerms()),
            text("PaymentMethodsList", 10, row -> row.debtor().directDebit() ? "E" : ""),
            blank("PaymentBlockingReason", 1),
            text("ReconciliationAccount", 10, row -> "0012100000"),
            blank("AccountingClerk", 2),
            blank("CustomerAccountNote", 30),
            blank("CustomerHeadOffice", 10),
            blank("AlternativePayerAccount", 10),
            text("CustomerAccountGroup", 4, CustomerSets::accountGroup),
            flag("DeletionIndicator", row -> false)));
  }

  EntitySet<LedgerDebtor> dunning() {
    EntityType<LedgerDebtor> type =
        type(
            "A_CustomerDunning",
            List.of("Customer", "CompanyCode", "DunningArea"),
            List.of(
                CUSTOMER,
                companyCode(),
                blank("DunningArea", 2),
                text("DunningBlock", 1, CustomerSets::block),
                text("DunningLevel", 1, row -> row.debtor().dunning().level().toString()),
                text("DunningProcedure", 4, row -> row.debtor().dunning().procedure().value()),
                blank("DunningRecipient", 10),
                date("LastDunnedOn", row -> row.debtor().dunning().lastDunnedOn()),
                date("LegDunningProcedureOn", row -> row.debtor().dunning().legalDunningOn()),
                blank("DunningClerk", 2),
                blank("AuthorizationGroup", 4),
                text("CustomerAccountGroup", 4, CustomerSets::accountGroup)));
    return new EntitySet<>(
        "A_CustomerDunning",
        type,
        filter ->
            ledger.debtors().stream()
                .filter(row -> !row.debtor().dunning().procedure().value().isBlank())
                .toList(),
        type.keyOrder());
  }

  /** Partners and customers have the same numbers here. */
  EntitySet<LedgerDebtor> partners() {
    return set(
        "A_BusinessPartner",
        List.of("BusinessPartner"),
        List.of(text("BusinessPartner", 10, row -> row.debtor().ref().number()), CUSTOMER));
  }

  /** One address for each debtor, for its country. */
  EntitySet<LedgerDebtor> addresses() {
    return set(
        "A_BusinessPartnerAddress",
        List.of("BusinessPartner", "AddressID"),
        List.of(
            text("BusinessPartner", 10, row -> row.debtor().ref().number()),
            text("AddressID", 10, row -> "1"),
            text("PostalCode", 10, row -> registration(row).postalCode()),
            text("StreetName", 60, row -> registration(row).street()),
            blank("HouseNumber", 10),
            text("Country", 3, row -> row.debtor().country())));
  }

  private SimulatedLedger.Registration registration(LedgerDebtor row) {
    return ledger.registration(row.debtor().ref().number());
  }

  private Property<LedgerDebtor> companyCode() {
    return text("CompanyCode", 4, row -> ledger.companyCode().value());
  }

  private EntitySet<LedgerDebtor> set(
      String name, List<String> keys, List<Property<LedgerDebtor>> properties) {
    EntityType<LedgerDebtor> type = type(name, keys, properties);
    return new EntitySet<>(name, type, filter -> ledger.debtors(), type.keyOrder());
  }

  private static EntityType<LedgerDebtor> type(
      String name, List<String> keys, List<Property<LedgerDebtor>> properties) {
    return new EntityType<>(NAMESPACE, name + "Type", keys, properties);
  }

  private static String accountGroup(LedgerDebtor row) {
    Debtor debtor = row.debtor();
    if (debtor.ref().number().equals(ONE_TIME)) {
      return ONE_TIME_GROUP;
    }
    return debtor.naturalPerson() ? "CPD1" : "KUNA";
  }

  private static String block(LedgerDebtor row) {
    Optional<DunningBlock> block = row.debtor().dunning().block();
    return block.map(DunningBlock::reasonCode).orElse("");
  }
}
