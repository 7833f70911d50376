package io.mahnwerk.connector.dynamics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.v4.V4Query;
import io.mahnwerk.core.odata.v4.V4Service;
import io.mahnwerk.core.spi.WriteOutcome;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Marks as our own dispute status on posted sales invoices of API v2.0. Its flag <em>Overwrite on
 * hold</em> lets Business Central set On Hold, and clearing the status lets it clear On Hold
 * whatever stands there: so it is set only where neither is set, and only our own is cleared.
 *
 * @param code of the dispute status
 */
record BcDisputeHold(BcServices services, String code) implements DynMarking {
  private static final String INVOICES = "salesInvoices";
  private static final String STATUSES = "disputeStatus";
  private static final String NONE = "00000000-0000-0000-0000-000000000000";

  @Override
  public boolean isHeld(OpenItem item, LocalDate until) {
    return item.dunning().isHeldByUs();
  }

  @Override
  public Plan hold(Current current, LocalDate until) {
    CompanyCode company = current.item().ref().companyCode();
    if (current.item().dispute().isPresent()) {
      return Plan.of(new WriteOutcome.Refused(Reason.of(ReasonCode.DISPUTED)));
    }
    V4Query query =
        new V4Query(
            STATUSES, List.of("id", "code"), Optional.of(ODataFilter.eq("code", code)), List.of());
    return services
        .records(service(company), query)
        .findFirst()
        .map(status -> write(current, status.required("id")))
        .orElseGet(() -> notSupported("there is no dispute status " + code));
  }

  @Override
  public Plan release(Current current) {
    return write(current, NONE);
  }

  @Override
  public Plan withdraw(Current current) {
    return write(current, NONE);
  }

  private Plan write(Current current, String statusId) {
    CompanyCode company = current.item().ref().companyCode();
    V4Query query =
        new V4Query(
            INVOICES,
            List.of("id", "number"),
            Optional.of(ODataFilter.eq("number", current.item().documentNumber())),
            List.of());
    Optional<ODataRecord> invoice = services.records(service(company), query).findFirst();
    if (invoice.isEmpty()) {
      return notSupported("only posted sales invoices carry a dispute status");
    }
    URI set = services.company(BcServices.Api.STANDARD, company).resolve(INVOICES);
    return Plan.of(
        DynWrite.patch(
            BcSuggestions.entity(set, invoice.get().required("id")),
            invoice.get().etag().orElse(""),
            JsonNodeFactory.instance.objectNode().put("disputeStatusId", statusId)));
  }

  private V4Service service(CompanyCode company) {
    return services.fresh(BcServices.Api.STANDARD, company);
  }

  private static Plan notSupported(String why) {
    return Plan.of(new WriteOutcome.Refused(Reason.of(ReasonCode.NOT_SUPPORTED, why)));
  }
}
