package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataPage;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.v4.V4Query;
import io.mahnwerk.core.odata.v4.V4Service;
import io.mahnwerk.core.spi.LedgerFigures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Business Central's own figures: balances as the sum of detailed entries, which our extension
 * shows for each customer and currency, and the newest bank statement.
 */
record BcFigures(BcLedger ledger) implements LedgerFigures {
  static final String BALANCES = "customerBalances";
  static final String DOCUMENTS = "openDocuments";
  private static final String CUSTOMER = "customerNumber";

  private boolean showsBalances() {
    return ledger.way() == BcWay.EXTENSION
        && ledger.metadata(BcServices.Api.EXTENSION).entitySet(BALANCES).isPresent();
  }

  @Override
  public List<Balance> balances(Collection<DebtorRef> debtors) {
    if (!showsBalances()) {
      return List.of();
    }
    Map<CompanyCode, List<DebtorRef>> byCompany =
        debtors.stream()
            .distinct()
            .collect(
                Collectors.groupingBy(DebtorRef::companyCode, TreeMap::new, Collectors.toList()));
    List<Balance> balances = new ArrayList<>();
    byCompany.forEach((company, some) -> balances.addAll(balances(company, some)));
    return balances;
  }

  private List<Balance> balances(CompanyCode company, List<DebtorRef> debtors) {
    List<String> numbers = debtors.stream().map(DebtorRef::number).toList();
    List<Balance> balances = new ArrayList<>();
    for (ODataFilter some : BcField.texts(CUSTOMER, numbers)) {
      records(company, BALANCES, some)
          .forEach(
              found -> {
                DebtorRef debtor =
                    new DebtorRef(
                        ledger.settings().connection(), company, found.required(CUSTOMER));
                Money amount = money(company, found);
                if (!amount.isZero()) {
                  balances.add(new Balance(debtor, amount));
                }
              });
    }
    return balances;
  }

  @Override
  public List<OpenDocument> documents(DebtorRef debtor) {
    if (!showsBalances()) {
      return List.of();
    }
    CompanyCode company = debtor.companyCode();
    return records(company, DOCUMENTS, ODataFilter.eq(CUSTOMER, debtor.number())).stream()
        .map(found -> new OpenDocument(found.text("documentNumber"), money(company, found)))
        .filter(document -> !document.amount().isZero())
        .toList();
  }

  private List<ODataRecord> records(CompanyCode company, String set, ODataFilter filter) {
    V4Service service = ledger.services().fresh(BcServices.Api.EXTENSION, company);
    V4Query query = new V4Query(set, List.of(), Optional.of(filter), List.of());
    return ledger.services().records(service, query).toList();
  }

  private Money money(CompanyCode company, ODataRecord found) {
    try {
      String code = found.text("currencyCode");
      Currency currency =
          code.isEmpty() ? ledger.localCurrency(company) : Currency.getInstance(code);
      return new Money(currency, found.decimal("amount"));
    } catch (IllegalArgumentException | ArithmeticException | ODataRecord.UnreadableField bad) {
      throw new ConnectorException(
          FailureKind.MALFORMED_RESPONSE,
          ledger.settings().connection(),
          new Sentence(
                  "a balance of customer %s cannot be read: %s.",
                  "ein Saldo des Debitors %s ist unlesbar: %s.")
              .with(
                  Sentence.same(found.text(CUSTOMER)),
                  Sentence.same(String.valueOf(bad.getMessage()))),
          bad);
    }
  }

  @Override
  public Optional<LocalDate> lastBankPosting(CompanyCode companyCode) {
    if (ledger.way() == BcWay.EXTENSION) {
      return BcInfo.read(ledger.services(), companyCode).flatMap(BcInfo::bankStatementsTo);
    }
    return ledger.settings().house().bankAccounts().stream()
        .flatMap(account -> newestPosting(companyCode, account).stream())
        .max(LocalDate::compareTo);
  }

  /** The first record of the newest-first list is enough. */
  private Optional<LocalDate> newestPosting(CompanyCode company, String account) {
    V4Service service = ledger.services().fresh(BcServices.Api.STANDARD, company);
    V4Query query =
        new V4Query(
            "generalLedgerEntries",
            List.of("accountNumber", "postingDate"),
            Optional.of(ODataFilter.eq("accountNumber", account)),
            List.of("postingDate desc"));
    ODataPage newest = ledger.services().page(service, service.address(query.first(1)).toString());
    return newest.records().stream()
        .findFirst()
        .flatMap(found -> BcField.date(found, "postingDate"));
  }
}
