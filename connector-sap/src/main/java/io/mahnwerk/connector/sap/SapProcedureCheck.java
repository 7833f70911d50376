package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataQuery;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Compares the dunning procedures that customers have with those of the settings. What a
 * procedure's days are SAP shows through no released service; whether they are described as they
 * run, the forecasts of observed runs tell.
 */
record SapProcedureCheck(
    SapServices services, List<CompanyCode> companyCodes, SapKnownProcedures described) {
  private static final String PROCEDURE = "DunningProcedure";

  List<Finding> run() {
    return companyCodes.stream().map(code -> check(code)).toList();
  }

  private Finding check(CompanyCode code) {
    Sentence subject =
        new Sentence("dunning procedures of %s", "Mahnverfahren von %s")
            .with(Sentence.same(code.value()));
    try {
      return undescribed(code)
          .map(customer -> unknown(subject, customer))
          .orElseGet(
              () ->
                  Finding.ok(
                      subject,
                      new Sentence(
                          "Every procedure that a customer has is described.",
                          "Jedes Verfahren, das ein Debitor hat, ist beschrieben.")));
    } catch (ConnectorException unread) {
      return SapRemedy.problem(subject, unread);
    }
  }

  private Optional<ODataRecord> undescribed(CompanyCode code) {
    ODataFilter filter =
        ODataFilter.eq("CompanyCode", code.value()).and(ODataFilter.ne(PROCEDURE, ""));
    for (DunningProcedureCode known : new TreeSet<>(described.get().byCode().keySet())) {
      filter = filter.and(ODataFilter.ne(PROCEDURE, known.value()));
    }
    return services
        .customers()
        .page(
            ODataQuery.of(SapServices.CUSTOMER_DUNNING)
                .select(List.of("Customer", PROCEDURE))
                .filter(filter)
                .top(1))
        .records()
        .stream()
        .findFirst();
  }

  private static Finding unknown(Sentence subject, ODataRecord customer) {
    return Finding.warning(
        subject,
        new Sentence(
                "Customer %s has procedure %s, which is not described; such customers are left"
                    + " alone.",
                "Debitor %s hat Verfahren %s, das nicht beschrieben ist; solche Debitoren bleiben"
                    + " unberührt.")
            .with(
                Sentence.same(customer.text("Customer")), Sentence.same(customer.text(PROCEDURE))),
        new Sentence(
            "Describe it in setting 'procedures' as transaction FBMP shows it.",
            "Beschreiben Sie es in Einstellung 'procedures', wie Transaktion FBMP es zeigt."));
  }
}
