package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataQuery;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.ODataRecord.UnreadableField;
import io.mahnwerk.core.odata.ODataService;
import io.mahnwerk.core.spi.LedgerFigures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What the general ledger says of itself, by the analytical service API_GLACCOUNTLINEITEM, which
 * sums its lines over everything that is not selected. Only the leading ledger is asked: the others
 * repeat its lines. Bank statements count where they are posted on the accounts of setting {@code
 * bank-accounts}.
 */
record SapFigures(ConnectionId connection, ODataService lines, List<String> bankAccounts)
    implements LedgerFigures {
  static final String LINES = "GLAccountLineItem";
  static final String LEADING_LEDGER = "0L";
  private static final int LONGEST_FILTER = 2000;
  private static final String CUSTOMER = "Customer";
  private static final String DOCUMENT = "AccountingDocument";
  private static final String CURRENCY = "TransactionCurrency";
  private static final String AMOUNT = "AmountInTransactionCurrency";

  @Override
  public List<Balance> balances(Collection<DebtorRef> debtors) {
    Map<CompanyCode, List<DebtorRef>> byCompany =
        debtors.stream().distinct().collect(Collectors.groupingBy(DebtorRef::companyCode));
    List<Balance> balances = new ArrayList<>();
    byCompany.forEach((code, refs) -> balances.addAll(balances(code, refs)));
    return balances;
  }

  @Override
  public List<OpenDocument> documents(DebtorRef debtor) {
    ODataQuery query =
        ODataQuery.of(LINES)
            .select(List.of(DOCUMENT, CURRENCY, AMOUNT))
            .filter(open(debtor.companyCode()).and(ODataFilter.eq(CUSTOMER, debtor.number())))
            .orderBy(List.of(DOCUMENT, CURRENCY));
    return readable(
        () ->
            lines.all(query).stream()
                .map(line -> new OpenDocument(line.required(DOCUMENT), money(line)))
                .filter(document -> !document.amount().isZero())
                .toList());
  }

  @Override
  public Optional<LocalDate> lastBankPosting(CompanyCode companyCode) {
    if (bankAccounts.isEmpty()) {
      return Optional.empty();
    }
    ODataQuery query =
        ODataQuery.of(LINES)
            .select(List.of("PostingDate"))
            .filter(in(companyCode).and(ODataFilter.in("GLAccount", bankAccounts)))
            .orderBy(List.of("PostingDate desc"))
            .top(1);
    return readable(
        () -> lines.page(query).records().stream().findFirst().flatMap(l -> l.date("PostingDate")));
  }

  static ODataFilter in(CompanyCode companyCode) {
    return ODataFilter.eq("CompanyCode", companyCode.value())
        .and(ODataFilter.eq("Ledger", LEADING_LEDGER));
  }

  private static ODataFilter open(CompanyCode companyCode) {
    return in(companyCode)
        .and(ODataFilter.eq("FinancialAccountType", "D"))
        .and(ODataFilter.eq("SpecialGLCode", ""))
        .and(ODataFilter.eq("ClearingAccountingDocument", ""));
  }

  private List<Balance> balances(CompanyCode code, List<DebtorRef> refs) {
    Map<String, DebtorRef> asked = new HashMap<>();
    refs.forEach(ref -> asked.put(withoutZeros(ref.number()), ref));
    List<Balance> balances = new ArrayList<>();
    List<String> numbers = refs.stream().map(DebtorRef::number).sorted().toList();
    for (ODataFilter choice : ODataFilter.choices(CUSTOMER, numbers, LONGEST_FILTER)) {
      ODataQuery query =
          ODataQuery.of(LINES)
              .select(List.of(CUSTOMER, CURRENCY, AMOUNT))
              .filter(open(code).and(choice))
              .orderBy(List.of(CUSTOMER, CURRENCY));
      balances.addAll(readable(() -> balances(lines.all(query), asked)));
    }
    return balances;
  }

  private static List<Balance> balances(List<ODataRecord> sums, Map<String, DebtorRef> asked) {
    List<Balance> balances = new ArrayList<>();
    for (ODataRecord sum : sums) {
      DebtorRef debtor = asked.get(withoutZeros(sum.required(CUSTOMER)));
      Money amount = money(sum);
      if (debtor != null && !amount.isZero()) {
        balances.add(new Balance(debtor, amount));
      }
    }
    return balances;
  }

  /** Some systems show customer numbers with leading zeros and some without. */
  private static String withoutZeros(String number) {
    return number.replaceFirst("^0+(?=.)", "");
  }

  private static Money money(ODataRecord line) {
    try {
      return new Money(Currency.getInstance(line.required(CURRENCY)), line.decimal(AMOUNT));
    } catch (ArithmeticException tooFine) {
      throw new UnreadableField(AMOUNT, "has more decimals than its currency");
    } catch (IllegalArgumentException unknown) {
      throw new UnreadableField(CURRENCY, "is no ISO 4217 currency");
    }
  }

  private <T> T readable(Supplier<T> read) {
    try {
      return read.get();
    } catch (UnreadableField bad) {
      throw new ConnectorException(
          FailureKind.MALFORMED_RESPONSE,
          connection,
          new Sentence(
                  "the answer of %s cannot be used: %s %s.",
                  "die Antwort von %s ist unbrauchbar: %s %s.")
              .with(
                  Sentence.same(LINES),
                  Sentence.same(bad.field()),
                  Sentence.same(String.valueOf(bad.getMessage()))),
          bad);
    }
  }
}
