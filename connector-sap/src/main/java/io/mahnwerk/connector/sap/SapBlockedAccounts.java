package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataQuery;
import io.mahnwerk.core.odata.ODataRecord;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads which customers' accounts carry our block, in their standard dunning area. */
record SapBlockedAccounts(SapServices services, SapMarks marks) {
  private static final int LONGEST_FILTER = 2000;
  private static final String CUSTOMER = "Customer";
  private static final String BLOCK = "DunningBlock";

  /** Those of the lines' customers whose account may hold some of the lines. */
  Set<String> holding(CompanyCode companyCode, List<ODataRecord> lines) {
    Set<String> found = new TreeSet<>();
    if (!marks.mayHoldByAccount(companyCode)) {
      return found;
    }
    List<String> customers =
        lines.stream()
            .filter(line -> !line.flag("IsCleared"))
            .filter(line -> marks.mark(line.text(marks.field().property())).isPresent())
            .map(line -> line.text(CUSTOMER))
            .distinct()
            .sorted()
            .toList();
    for (ODataFilter choice : ODataFilter.choices(CUSTOMER, customers, LONGEST_FILTER)) {
      found.addAll(read(blocked(companyCode).and(choice)));
    }
    return found;
  }

  /** All of the company code. */
  List<String> all(CompanyCode companyCode) {
    return read(blocked(companyCode));
  }

  private ODataFilter blocked(CompanyCode companyCode) {
    return SapDebtors.inStandardArea(companyCode).and(ODataFilter.eq(BLOCK, marks.reasonCode()));
  }

  private List<String> read(ODataFilter filter) {
    return services
        .customers()
        .all(
            ODataQuery.of(SapServices.CUSTOMER_DUNNING)
                .select(List.of(CUSTOMER, BLOCK))
                .filter(filter)
                .orderBy(List.of(CUSTOMER)))
        .stream()
        .filter(record -> record.text(BLOCK).equals(marks.reasonCode()))
        .map(record -> record.text(CUSTOMER))
        .toList();
  }
}
