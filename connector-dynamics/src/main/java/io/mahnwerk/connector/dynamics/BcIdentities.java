package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.v4.V4Query;
import io.mahnwerk.core.spi.DebtorIdentity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** By what customers are recognised elsewhere, from API v2.0. */
record BcIdentities(BcLedger ledger) {
  private static final List<String> SELECT =
      List.of("number", "displayName", "taxRegistrationNumber", "addressLine1", "postalCode");

  List<DebtorIdentity> of(Collection<DebtorRef> debtors) {
    Map<CompanyCode, List<DebtorRef>> byCompany =
        debtors.stream().distinct().collect(Collectors.groupingBy(DebtorRef::companyCode));
    List<DebtorIdentity> identities = new ArrayList<>();
    byCompany.forEach((company, some) -> identities.addAll(of(company, some)));
    return identities;
  }

  private List<DebtorIdentity> of(CompanyCode company, List<DebtorRef> debtors) {
    Map<String, DebtorRef> byNumber =
        debtors.stream().collect(Collectors.toMap(DebtorRef::number, debtor -> debtor));
    List<DebtorIdentity> identities = new ArrayList<>();
    for (ODataFilter some : BcField.texts("number", List.copyOf(byNumber.keySet()))) {
      V4Query query = new V4Query("customers", SELECT, Optional.of(some), List.of());
      ledger
          .services()
          .records(ledger.services().bulk(BcServices.Api.STANDARD, company), query)
          .forEach(
              found ->
                  Optional.ofNullable(byNumber.get(found.text("number")))
                      .ifPresent(debtor -> identities.add(identity(debtor, found))));
    }
    return identities;
  }

  private static DebtorIdentity identity(DebtorRef debtor, ODataRecord found) {
    String place = (found.text("postalCode") + " " + found.text("addressLine1")).strip();
    return new DebtorIdentity(
        debtor, found.text("taxRegistrationNumber"), found.text("displayName"), place);
  }
}
