package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.KeysetPages;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataQuery;
import io.mahnwerk.core.odata.ODataService;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import java.util.List;

/** Whether one record of each entity set can be read, for each company code where it has one. */
record SapReadCheck(SapServices services, SapReachCheck reach) {
  private static final Sentence READABLE = new Sentence("It can be read.", "Lesbar.");

  Finding dunning(CompanyCode code) {
    return read(services.customers(), SapServices.CUSTOMER_DUNNING, code);
  }

  Finding figures(CompanyCode code) {
    return read(services.glLines(), SapFigures.LINES, code);
  }

  private Finding read(ODataService service, String entitySet, CompanyCode code) {
    try {
      service.page(first(entitySet, code));
      return Finding.ok(Sentence.same(entitySet), READABLE);
    } catch (ConnectorException failed) {
      return SapRemedy.problem(Sentence.same(entitySet), failed);
    }
  }

  Finding customers() {
    try {
      services
          .customers()
          .page(ODataQuery.of(SapServices.CUSTOMERS).select(List.of("Customer")).top(1));
      return Finding.ok(Sentence.same(SapServices.CUSTOMERS), READABLE);
    } catch (ConnectorException failed) {
      return SapRemedy.problem(Sentence.same(SapServices.CUSTOMERS), failed);
    }
  }

  /** Without the authorization for a company code SAP shows an empty list and no error. */
  Finding items(CompanyCode code) {
    Sentence subject = of(SapServices.ITEMS, code);
    try {
      KeysetPages.Slice page = reach.page(SapItems.open(code));
      return page.records().isEmpty()
          ? Finding.warning(
              subject,
              new Sentence(
                  "SAP shows no open item in it.", "SAP zeigt darin keinen offenen Posten."),
              new Sentence(
                  "If it has some, allow the user this company code (F_BKPF_BUK) and customer items"
                      + " (F_BKPF_KOA).",
                  "Wenn er welche hat, geben Sie dem Benutzer den Buchungskreis (F_BKPF_BUK) und"
                      + " Debitorenposten (F_BKPF_KOA) frei."))
          : Finding.ok(subject, reach.sizeOf(page));
    } catch (ConnectorException failed) {
      return SapRemedy.problem(subject, failed);
    }
  }

  Finding companyCode(CompanyCode code) {
    Sentence subject =
        new Sentence("company code %s", "Buchungskreis %s").with(Sentence.same(code.value()));
    try {
      boolean hasCustomers =
          !services
              .customers()
              .page(first(SapServices.CUSTOMER_COMPANIES, code))
              .records()
              .isEmpty();
      return hasCustomers
          ? Finding.ok(subject, new Sentence("It has customers.", "Er hat Debitoren."))
          : Finding.problem(
              subject,
              new Sentence("SAP shows no customer in it.", "SAP zeigt darin keinen Debitor."),
              new Sentence(
                  "Check setting 'company-codes' and the user's authorization for this company"
                      + " code.",
                  "Prüfen Sie Einstellung 'company-codes' und die Berechtigung des Benutzers für"
                      + " diesen Buchungskreis."));
    } catch (ConnectorException failed) {
      return SapRemedy.problem(subject, failed);
    }
  }

  private static ODataQuery first(String entitySet, CompanyCode code) {
    return ODataQuery.of(entitySet)
        .select(List.of("CompanyCode"))
        .filter(ODataFilter.eq("CompanyCode", code.value()))
        .top(1);
  }

  /** A thing of one company code. */
  private static Sentence of(String what, CompanyCode code) {
    return new Sentence("%s of %s", "%s von %s")
        .with(Sentence.same(what), Sentence.same(code.value()));
  }
}
