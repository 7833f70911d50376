package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.odata.ODataRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Joins a customer's company data, dunning data and general data. The version covers the dunning
 * data alone: they are what is compared before a debtor's block is changed.
 */
record SapDebtorMapper(ConnectionId connection, SapMarks marks, Rules rules) {

  /** What the admin's settings say about groups of customers. */
  record Rules(
      Set<String> naturalPersonGroups, Set<String> keyAccountClasses, Set<String> directDebit) {}

  /** Nobody can tell who stands behind a one-time account: its groups belong here too. */
  static Set<String> decidedByPeople(Set<String> naturalPersons, Set<String> oneTimeAccounts) {
    Set<String> both = new TreeSet<>(naturalPersons);
    both.addAll(oneTimeAccounts);
    return both;
  }

  /**
   * @param dunning empty where the customer has no dunning data, which SAP never duns
   * @param customer empty where the general data were not shown
   * @param country blank where it is unknown
   */
  Debtor debtor(
      ODataRecord company,
      Optional<ODataRecord> dunning,
      Optional<ODataRecord> customer,
      String country) {
    DebtorRef ref =
        new DebtorRef(
            connection,
            new CompanyCode(company.required("CompanyCode")),
            company.required("Customer"));
    ODataRecord general = customer.orElseGet(SapDebtorMapper::nothing);
    ODataRecord own = dunning.orElseGet(SapDebtorMapper::nothing);
    return new Debtor(
        ref,
        general.text("CustomerName"),
        rules.naturalPersonGroups().contains(general.text("CustomerAccountGroup")),
        rules.keyAccountClasses().contains(general.text("CustomerClassification")),
        general.text("Industry"),
        country,
        company.text("PaymentTerms"),
        isCollected(company),
        dunning(own),
        version(own));
  }

  DebtorDunning dunning(ODataRecord own) {
    return new DebtorDunning(
        new DunningProcedureCode(own.text("DunningProcedure")),
        marks.block(own.text("DunningBlock")),
        SapOpenItemMapper.level(own),
        own.date("LastDunnedOn"),
        own.date("LegDunningProcedureOn"));
  }

  static RecordVersion version(ODataRecord own) {
    return SapDigest.of(
            List.of(
                own.text("DunningProcedure"),
                own.text("DunningBlock"),
                SapOpenItemMapper.level(own),
                own.date("LastDunnedOn"),
                own.date("LegDunningProcedureOn")))
        .version();
  }

  /** PaymentMethodsList strings its one-character methods together. */
  private boolean isCollected(ODataRecord company) {
    String methods = company.text("PaymentMethodsList");
    return company.text("PaymentBlockingReason").isEmpty()
        && rules.directDebit().stream().anyMatch(methods::contains);
  }

  private static ODataRecord nothing() {
    return new ODataRecord(Map.of(), Optional.empty());
  }
}
