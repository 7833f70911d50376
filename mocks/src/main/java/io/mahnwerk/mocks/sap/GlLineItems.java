package io.mahnwerk.mocks.sap;

import static io.mahnwerk.mocks.sap.Property.amount;
import static io.mahnwerk.mocks.sap.Property.blank;
import static io.mahnwerk.mocks.sap.Property.date;
import static io.mahnwerk.mocks.sap.Property.text;

import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GLAccountLineItem} of {@code API_GLACCOUNTLINEITEM}: an analytical view, which sums its
 * amounts over everything that is not selected. It shows the lines on the receivables account and,
 * for each posted bank statement, one on the bank's account. Vendor metadata of this service were
 * not at hand: the names are those of the CDS view I_GLAccountLineItem behind it.
 */
final class GlLineItems {
  static final String NAMESPACE = "API_GLACCOUNTLINEITEM";
  static final String SET = "GLAccountLineItem";
  static final String BANK_ACCOUNT = "0000113100";
  private static final String RECEIVABLES = "0012100000";

  private final SimulatedLedger ledger;

  GlLineItems(SimulatedLedger ledger) {
    this.ledger = ledger;
  }

  EntitySet<GlLine> set() {
    List<Property<GlLine>> properties =
        List.of(
            text("ID", 60, GlLine::id),
            text("CompanyCode", 4, line -> ledger.companyCode().value()),
            text("Ledger", 2, line -> "0L"),
            text("SourceLedger", 2, line -> "0L"),
            text("GLAccount", 10, GlLine::glAccount),
            text("FinancialAccountType", 1, GlLine::accountType),
            text("Customer", 10, GlLine::customer),
            blank("SpecialGLCode", 1),
            text("AccountingDocument", 10, GlLine::document),
            text("FiscalYear", 4, GlLine::year),
            date("PostingDate", line -> Optional.of(line.postingDate())),
            text("ClearingAccountingDocument", 10, GlLine::clearingDocument),
            text("TransactionCurrency", 5, GlLine::currency),
            amount("AmountInTransactionCurrency", GlLine::amount));
    return new EntitySet<>(
        SET,
        new EntityType<>(NAMESPACE, SET + "Type", List.of("ID"), properties),
        this::lines,
        Comparator.comparing(GlLine::id));
  }

  /** One line for each combination of the selected texts and dates, its amounts summed. */
  static List<GlLine> summed(EntityType<GlLine> type, List<GlLine> lines, List<String> select) {
    List<Property<GlLine>> dimensions =
        select.stream().map(type::property).filter(p -> p.type() != EdmType.DECIMAL).toList();
    if (select.isEmpty() || select.contains("ID")) {
      return lines;
    }
    Map<List<Object>, GlLine> sums = new LinkedHashMap<>();
    for (GlLine line : lines) {
      List<Object> key = new ArrayList<>();
      dimensions.forEach(dimension -> key.add(String.valueOf(dimension.of(line))));
      sums.merge(key, line, GlLine::plus);
    }
    return List.copyOf(sums.values());
  }

  private Collection<GlLine> lines(Filter<GlLine> filter) {
    Optional<Set<Object>> types = filter.values("FinancialAccountType");
    boolean accounts = filter.values("GLAccount").map(a -> a.contains(RECEIVABLES)).orElse(true);
    List<GlLine> lines = new ArrayList<>();
    if (accounts && types.map(t -> t.contains("D")).orElse(true)) {
      items(filter).forEach(item -> lines.add(line(item)));
    }
    if (types.map(t -> t.contains("S")).orElse(true)) {
      ledger.bankStatements().forEach(day -> lines.add(statement(day)));
    }
    return lines;
  }

  private List<LedgerItem> items(Filter<GlLine> filter) {
    boolean open =
        filter.values("ClearingAccountingDocument").map(Set.of("")::equals).orElse(false);
    Optional<Set<Object>> customers = filter.values("Customer");
    if (!open) {
      return ledger.items();
    }
    if (customers.isEmpty()) {
      return ledger.openItems();
    }
    return ledger.debtors().stream()
        .map(debtor -> debtor.debtor().ref().number())
        .filter(number -> customers.orElseThrow().contains(CustomerSets.CUSTOMER.alpha(number)))
        .flatMap(number -> ledger.openItems(number).stream())
        .toList();
  }

  private static GlLine line(LedgerItem item) {
    ItemKey key = ItemKey.of(item.key());
    return new GlLine(
        item.key(),
        RECEIVABLES,
        "D",
        item.debtor(),
        key.document(),
        key.year(),
        item.postingDate(),
        item.isOpen() ? "" : ClearingLine.document(item),
        item.amount().currency().getCurrencyCode(),
        item.amount().amount());
  }

  /** What else went over the account is left out: a statement is posted when nobody pays, too. */
  private static GlLine statement(LocalDate day) {
    return new GlLine(
        "S" + day,
        BANK_ACCOUNT,
        "S",
        "",
        "02" + day.toString().replace("-", ""),
        Integer.toString(day.getYear()),
        day,
        "",
        "EUR",
        BigDecimal.ZERO);
  }
}
