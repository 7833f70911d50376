package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.odata.KeysetPages.Slice;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataQuery;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.ODataRecord.UnreadableField;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.UnreadableRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads debtors. Their data lie in three entity sets, and none has a change date, so a page of
 * company data is completed by reading the same range of customers from the other two, and their
 * countries.
 */
record SapDebtors(SapServices services, SapDebtorMapper mapper, SapCountries countries) {
  private static final int LONGEST_FILTER = 2000;
  private static final String CUSTOMER = "Customer";

  /** Debtors of one page, beside those that cannot be read. */
  record Found(List<Change> debtors, List<UnreadableRecord> unreadable, Slice slice) {}

  /** What completes the company data, by the customer's number. */
  private record Rest(
      Map<String, ODataRecord> dunning,
      Map<String, ODataRecord> customers,
      Map<String, String> countries) {}

  Found page(CompanyCode companyCode, List<String> after) {
    Slice companies = services.customerPages(SapFields.COMPANIES).after(in(companyCode), after);
    if (companies.records().isEmpty()) {
      return new Found(List.of(), List.of(), companies);
    }
    ODataFilter range = range(companies.records());
    return join(
        companies,
        new Rest(
            byCustomer(
                services
                    .customerPages(SapFields.DUNNING)
                    .all(inStandardArea(companyCode).and(range))),
            byCustomer(services.customerPages(SapFields.CUSTOMERS).all(range)),
            countries.ofRange(range)));
  }

  /** The debtors as they stand; those that SAP does not show are left out. */
  List<Debtor> find(Collection<DebtorRef> debtors) {
    Map<CompanyCode, List<DebtorRef>> byCompany =
        debtors.stream().distinct().collect(Collectors.groupingBy(DebtorRef::companyCode));
    List<Debtor> found = new ArrayList<>();
    byCompany.forEach((code, refs) -> found.addAll(find(code, refs)));
    return found;
  }

  private List<Debtor> find(CompanyCode code, List<DebtorRef> refs) {
    List<String> numbers = refs.stream().map(DebtorRef::number).toList();
    List<Debtor> found = new ArrayList<>();
    for (ODataFilter choice : ODataFilter.choices(CUSTOMER, numbers, LONGEST_FILTER)) {
      Slice companies = new Slice(all(SapFields.COMPANIES, in(code).and(choice)), Optional.empty());
      Found joined =
          join(
              companies,
              new Rest(
                  byCustomer(all(SapFields.DUNNING, inStandardArea(code).and(choice))),
                  byCustomer(all(SapFields.CUSTOMERS, choice)),
                  countries.of(choice)));
      joined.debtors().forEach(seen -> found.add(((Change.DebtorSeen) seen).debtor()));
    }
    return found;
  }

  private List<ODataRecord> all(SapFields fields, ODataFilter filter) {
    return services
        .customers()
        .all(
            ODataQuery.of(fields.entitySet())
                .select(services.present(fields))
                .filter(filter)
                .orderBy(List.of(CUSTOMER)));
  }

  private Found join(Slice companies, Rest rest) {
    List<Change> debtors = new ArrayList<>();
    List<UnreadableRecord> unreadable = new ArrayList<>();
    for (ODataRecord company : companies.records()) {
      String number = company.text(CUSTOMER);
      try {
        debtors.add(
            new Change.DebtorSeen(
                mapper.debtor(
                    company,
                    Optional.ofNullable(rest.dunning().get(number)),
                    Optional.ofNullable(rest.customers().get(number)),
                    rest.countries().getOrDefault(number, ""))));
      } catch (UnreadableField bad) {
        unreadable.add(new UnreadableRecord(number, bad.field(), String.valueOf(bad.getMessage())));
      }
    }
    return new Found(debtors, unreadable, companies);
  }

  private static ODataFilter in(CompanyCode companyCode) {
    return ODataFilter.eq("CompanyCode", companyCode.value());
  }

  /** SAP's standard dunning area is the empty one, without which no other can exist. */
  static ODataFilter inStandardArea(CompanyCode companyCode) {
    return in(companyCode).and(ODataFilter.eq("DunningArea", ""));
  }

  private static ODataFilter range(List<ODataRecord> companies) {
    List<String> numbers = companies.stream().map(c -> c.text(CUSTOMER)).sorted().toList();
    return ODataFilter.ge(CUSTOMER, numbers.get(0))
        .and(ODataFilter.le(CUSTOMER, numbers.get(numbers.size() - 1)));
  }

  private static Map<String, ODataRecord> byCustomer(List<ODataRecord> records) {
    Map<String, ODataRecord> byCustomer = new TreeMap<>();
    records.forEach(found -> byCustomer.put(found.text(CUSTOMER), found));
    return byCustomer;
  }
}
