package io.mahnwerk.mocks.sap;

import static io.mahnwerk.mocks.sap.Property.amount;
import static io.mahnwerk.mocks.sap.Property.blank;
import static io.mahnwerk.mocks.sap.Property.date;
import static io.mahnwerk.mocks.sap.Property.flag;
import static io.mahnwerk.mocks.sap.Property.text;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code A_OperationalAcctgDocItemCube}: the customer line items of the ledger. A reversed item is
 * marked by {@code IsReversed}; otherwise the type of the clearing document's own line tells how an
 * item was cleared: DG by a credit memo, ZW by a write-off, and by a payment where there is none.
 */
final class ItemCube {
  static final String NAMESPACE = "API_OPLACCTGDOCITEMCUBE_SRV";
  static final String SET = "A_OperationalAcctgDocItemCube";
  static final List<String> KEY_WITHIN_COMPANY =
      List.of("FiscalYear", "AccountingDocument", "AccountingDocumentItem");
  private static final List<String> KEYS =
      Stream.concat(Stream.of("CompanyCode"), KEY_WITHIN_COMPANY.stream()).toList();

  private final SimulatedLedger ledger;

  ItemCube(SimulatedLedger ledger) {
    this.ledger = ledger;
  }

  EntitySet<LedgerItem> set() {
    List<Property<LedgerItem>> properties = new ArrayList<>(identity());
    properties.addAll(account());
    properties.addAll(dates());
    properties.addAll(clearing());
    properties.addAll(dunning());
    properties.addAll(amounts());
    return new EntitySet<>(
        SET,
        new EntityType<>(NAMESPACE, SET + "Type", KEYS, properties),
        filter -> new ItemSearch(ledger).candidates(filter),
        // The key's text has fixed widths, so its order is the order of its parts.
        Comparator.comparing(LedgerItem::key),
        filter -> new ItemSearch(ledger).openFrom(filter));
  }

  private List<Property<LedgerItem>> identity() {
    return List.of(
        text("CompanyCode", 4, item -> ledger.companyCode().value()),
        text("FiscalYear", 4, item -> ItemKey.of(item.key()).year()),
        text("AccountingDocument", 10, item -> ItemKey.of(item.key()).document()),
        text("AccountingDocumentItem", 3, item -> ItemKey.of(item.key()).item()),
        text("AccountingDocumentType", 2, item -> PostingStyle.of(item).documentType()),
        blank("AccountingDocumentCategory", 1),
        text("Ledger", 2, item -> "0L"),
        text("PostingKey", 2, item -> PostingStyle.of(item).postingKey()),
        text("DebitCreditCode", 1, item -> item.amount().isCredit() ? "H" : "S"),
        text("DocumentReferenceID", 16, LedgerItem::documentNumber),
        blank("AccountingDocumentHeaderText", 25),
        reference("DocumentItemText", 50),
        reference("AssignmentReference", 18),
        reference("Reference1IDByBusinessPartner", 12),
        reference("Reference2IDByBusinessPartner", 12),
        reference("Reference3IDByBusinessPartner", 20),
        blank("PaymentReference", 30),
        blank("BillingDocument", 10),
        blank("SalesDocument", 10),
        text("InvoiceReference", 10, item -> invoice(item).map(ItemKey::document).orElse("")),
        text(
            "InvoiceReferenceFiscalYear",
            4,
            item -> invoice(item).map(ItemKey::year).orElse("0000")),
        text("InvoiceItemReference", 3, item -> invoice(item).map(ItemKey::item).orElse("000")),
        text("FollowOnDocumentType", 1, PostingStyle::followOnType));
  }

  private List<Property<LedgerItem>> account() {
    return List.of(
        text("Customer", 10, LedgerItem::debtor),
        text("CustomerName", 80, item -> ledger.debtor(item.debtor()).name()),
        text("FinancialAccountType", 1, item -> "D"),
        text("SpecialGLCode", 1, item -> item.traits().specialLedger()),
        blank("SpecialGLTransactionType", 1),
        text("BranchAccount", 10, item -> item.traits().branch()),
        text("GLAccount", 10, item -> "0012100000"),
        text("PaymentTerms", 4, item -> ledger.debtor(item.debtor()).paymentTerms()),
        text("PaymentMethod", 1, item -> item.traits().directDebit() ? "E" : ""),
        blank("PaymentBlockingReason", 1),
        blank("LatePaymentReason", 2),
        flag("CustomerIsInExecution", item -> false));
  }

  private static List<Property<LedgerItem>> dates() {
    return List.of(
        date("PostingDate", item -> Optional.of(item.postingDate())),
        date("DocumentDate", item -> Optional.of(item.documentDate())),
        date("NetDueDate", item -> Optional.of(item.netDueDate())),
        date("DueCalculationBaseDate", item -> Optional.of(item.documentDate())),
        date("AccountingDocumentCreationDate", item -> Optional.of(item.createdOn())),
        date("LastChangeDate", item -> Optional.of(item.changedOn())));
  }

  private static List<Property<LedgerItem>> clearing() {
    return List.of(
        flag("IsCleared", item -> !item.isOpen()),
        date("ClearingDate", item -> item.clearing().map(Clearing::clearedOn)),
        date("ClearingCreationDate", item -> item.clearing().map(clearing -> item.changedOn())),
        text("ClearingAccountingDocument", 10, ClearingLine::document),
        text(
            "ClearingDocFiscalYear",
            4,
            item -> item.clearing().map(c -> "" + c.clearedOn().getYear()).orElse("0000")),
        flag("ClearingIsReversed", item -> false),
        flag("IsReversal", item -> false),
        flag("IsReversed", ItemCube::isReversed),
        text("ReverseDocument", 10, item -> isReversed(item) ? ClearingLine.document(item) : ""));
  }

  private static List<Property<LedgerItem>> dunning() {
    return List.of(
        text("DunningBlockingReason", 1, LedgerItem::blockReason),
        text("DunningLevel", 1, item -> item.level().toString()),
        blank("DunningKey", 1),
        text("DunningArea", 2, item -> item.traits().dunningArea()),
        date("LastDunningDate", LedgerItem::lastDunnedOn));
  }

  /** Every item is in the company code's own currency as far as this ledger can tell. */
  private static List<Property<LedgerItem>> amounts() {
    return List.of(
        amount("AmountInCompanyCodeCurrency", item -> item.amount().amount()),
        text("CompanyCodeCurrency", 5, ItemCube::currency),
        amount("AmountInTransactionCurrency", item -> item.amount().amount()),
        text("TransactionCurrency", 5, ItemCube::currency),
        amount("AmountInBalanceTransacCrcy", item -> item.amount().amount()),
        text("BalanceTransactionCurrency", 5, ItemCube::currency));
  }

  private static String currency(LedgerItem item) {
    String own = item.traits().ownCurrency();
    return own.isBlank() ? item.amount().currency().getCurrencyCode() : own;
  }

  private static Property<LedgerItem> reference(String field, int length) {
    return text(field, length, item -> item.references().getOrDefault(field, ""));
  }

  private static Optional<ItemKey> invoice(LedgerItem item) {
    return item.traits().settles().map(ItemKey::of);
  }

  private static boolean isReversed(LedgerItem item) {
    return item.clearing().map(c -> c.kind() == Clearing.Kind.REVERSAL).orElse(false);
  }
}
