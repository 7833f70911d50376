package io.mahnwerk.mocks.dynamics;

import static io.mahnwerk.mocks.dynamics.Field.amount;
import static io.mahnwerk.mocks.dynamics.Field.blank;
import static io.mahnwerk.mocks.dynamics.Field.date;
import static io.mahnwerk.mocks.dynamics.Field.guid;
import static io.mahnwerk.mocks.dynamics.Field.number;
import static io.mahnwerk.mocks.dynamics.Field.text;
import static io.mahnwerk.mocks.dynamics.Field.timestamp;

import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** The sets of API v2.0 that dunning needs. */
record ApiV2(SimulatedLedger ledger, Words words) {

  List<EntitySet<?>> sets(Customers customers, Invoices invoices) {
    return List.of(
        customers(customers),
        financialDetails(customers),
        invoices.posted(),
        invoices.creditMemos(),
        paymentTerms(),
        disputeStatus(),
        companyInformation(),
        generalLedgerEntries());
  }

  private EntitySet<Customers.Row> customers(Customers customers) {
    return EntitySet.readOnly(
        "customers",
        new EntityType<>(
            "customer",
            "id",
            List.of(
                guid("id", Customers.Row::id),
                text("number", 20, Customers.Row::number),
                text("displayName", 100, Customers.Row::name),
                text("type", 20, Customers.Row::partnerType),
                text("addressLine1", 100, Customers.Row::street),
                blank("city", 30),
                text("country", 10, Customers.Row::country),
                text("postalCode", 20, Customers.Row::postalCode),
                blank("email", 80),
                blank("salespersonCode", 20),
                amount("balanceDue", Customers.Row::balanceDue),
                amount("creditLimit", row -> BigDecimal.ZERO),
                text("taxRegistrationNumber", 20, Customers.Row::vatId),
                text("currencyCode", 10, row -> Currencies.LOCAL),
                guid("paymentTermsId", row -> Company.id("payment terms", row.paymentTerms())),
                guid("paymentMethodId", row -> Company.id("payment method", row.paymentMethod())),
                text("blocked", 20, row -> words.of(row.blocked())),
                timestamp("lastModifiedDateTime", Customers.Row::modifiedAt))),
        customers::matching,
        Customers.Row::etag);
  }

  private static EntitySet<Customers.Row> financialDetails(Customers customers) {
    return EntitySet.readOnly(
        "customerFinancialDetails",
        new EntityType<>(
            "customerFinancialDetail",
            "id",
            List.of(
                guid("id", Customers.Row::id),
                text("number", 20, Customers.Row::number),
                amount("balance", Customers.Row::balance),
                amount("overdueAmount", Customers.Row::balanceDue),
                timestamp("lastModifiedDateTime", Customers.Row::modifiedAt))),
        customers::matching,
        Customers.Row::etag);
  }

  private EntitySet<String> paymentTerms() {
    return EntitySet.readOnly(
        "paymentTerms",
        new EntityType<>(
            "paymentTerm",
            "id",
            List.of(
                guid("id", code -> Company.id("payment terms", code)),
                text("code", 10, code -> code),
                text("displayName", 100, code -> code),
                text("dueDateCalculation", 32, code -> "30D"),
                blank("discountDateCalculation", 32),
                amount("discountPercent", code -> BigDecimal.ZERO))),
        filter ->
            ledger.debtors().stream().map(row -> row.debtor().paymentTerms()).distinct().toList(),
        code -> Rows.etag(1));
  }

  private static EntitySet<String> disputeStatus() {
    return EntitySet.readOnly(
        "disputeStatus",
        new EntityType<>(
            "disputeStatus",
            "id",
            List.of(
                guid("id", Invoices::statusId),
                text("code", 10, code -> code),
                text("displayName", 100, code -> code))),
        filter -> BcSetup.DISPUTES.keySet().stream().sorted().toList(),
        code -> Rows.etag(1));
  }

  private static EntitySet<String> companyInformation() {
    return EntitySet.readOnly(
        "companyInformation",
        new EntityType<>(
            "companyInformation",
            "id",
            List.of(
                guid("id", name -> Company.id("company information", name)),
                text("displayName", 100, name -> name),
                text("country", 10, name -> "DE"),
                text("currencyCode", 10, name -> Currencies.LOCAL))),
        filter -> List.of("Musterwerk AG"),
        name -> Rows.etag(1));
  }

  /** One posting on the bank's account for each posted statement. */
  private record Posting(int number, LocalDate on) {
    UUID id() {
      return Company.id("G/L entry", Integer.toString(number));
    }

    Instant modifiedAt() {
      return on.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
  }

  private EntitySet<Posting> generalLedgerEntries() {
    return EntitySet.readOnly(
        "generalLedgerEntries",
        new EntityType<>(
            "generalLedgerEntry",
            "id",
            List.of(
                guid("id", Posting::id),
                number("entryNumber", Posting::number),
                date("postingDate", posting -> Optional.of(posting.on())),
                text("documentNumber", 20, posting -> "BANK-" + posting.on()),
                text("documentType", 30, posting -> words.of(" ")),
                text("accountNumber", 20, posting -> BcSetup.BANK_ACCOUNT),
                text("description", 100, posting -> "Bank statement"),
                amount("debitAmount", posting -> BigDecimal.ZERO),
                amount("creditAmount", posting -> BigDecimal.ZERO),
                timestamp("lastModifiedDateTime", Posting::modifiedAt))),
        filter -> postings(),
        posting -> Rows.etag(posting.number()));
  }

  private List<Posting> postings() {
    List<LocalDate> days =
        ledger.bankStatements().stream().sorted(Comparator.naturalOrder()).toList();
    return IntStream.range(0, days.size()).mapToObj(i -> new Posting(i + 1, days.get(i))).toList();
  }
}
