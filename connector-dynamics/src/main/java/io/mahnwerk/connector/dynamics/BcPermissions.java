package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.v4.V4Query;
import io.mahnwerk.core.odata.v4.V4Service;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import java.util.List;
import java.util.Optional;

/**
 * Reads one record of each set, so that a missing permission shows here and not in the night.
 *
 * @param subject of what is found
 */
record BcPermissions(BcServices services, BcServices.Api api, Sentence subject) {

  /** Empty where every set may be read; throws what fails otherwise than by a permission. */
  Optional<Finding> missing(CompanyCode company, List<String> sets) {
    List<String> refused = sets.stream().filter(set -> isRefused(company, set)).toList();
    return refused.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.problem(
                subject,
                new Sentence(
                        "The application may not read %s in company %s: nothing works without it.",
                        "Die Anwendung darf %s im Mandanten %s nicht lesen: ohne das geht nichts.")
                    .with(
                        Sentence.same(String.join(", ", refused)), Sentence.same(company.value())),
                BcCheck.remedy(FailureKind.FORBIDDEN)));
  }

  private boolean isRefused(CompanyCode company, String set) {
    V4Service service = services.fresh(api, company);
    V4Query one = new V4Query(set, List.of(), Optional.empty(), List.of());
    try {
      services.page(service, service.address(one.first(1)).toString());
      return false;
    } catch (ConnectorException failed) {
      if (failed.kind() != FailureKind.FORBIDDEN) {
        throw failed;
      }
      return true;
    }
  }
}
