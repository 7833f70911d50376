package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.v4.V4Query;
import io.mahnwerk.core.odata.v4.V4Service;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import java.util.List;
import java.util.Optional;

/** Whether a legal entity's customer parameters let disputes keep transactions out at all. */
record FinParameterCheck(V4Service service) {
  private static final String PARAMETERS = "CustomerParameters";
  private static final String EXCLUDED = "CollectionLetterDisputedTransactionsExcluded";
  private static final String BY = "CollectionLetterGenerationLevel";

  Finding of(CompanyCode company) {
    Sentence name = Sentence.same(company.value());
    Optional<ODataRecord> found;
    try {
      found = read(company);
    } catch (ConnectorException failed) {
      if (failed.kind() == FailureKind.MALFORMED_RESPONSE) {
        throw failed;
      }
      return Finding.warning(FinCheck.WRITES, failed.sentence(), parameterToCheck());
    }
    String excluded = found.map(record -> record.text(EXCLUDED)).orElse("");
    String by = found.map(record -> record.text(BY)).orElse("");
    if (!excluded.equals("Yes")) {
      return Finding.problem(
          FinCheck.WRITES,
          new Sentence(
                  "%s sends letters for disputed transactions too, so a hold would hold nothing.",
                  "%s mahnt auch strittige Buchungen, sodass nichts zurückgehalten würde.")
              .with(name),
          parameterToCheck());
    }
    return by.equals("Customer")
        ? Finding.warning(
            FinCheck.WRITES,
            new Sentence(
                    "%s makes letters by customer and not by transaction.",
                    "%s mahnt je Debitor und nicht je Buchung.")
                .with(name),
            new Sentence(
                "See in a sandbox what one disputed transaction does to a customer's letter.",
                "Sehen Sie in einer Testumgebung, was eine strittige Buchung am Mahnschreiben"
                    + " eines Debitors ändert."))
        : Finding.ok(
            FinCheck.WRITES,
            new Sentence(
                    "%s leaves disputed transactions out of its letters.",
                    "%s lässt strittige Buchungen aus den Mahnschreiben weg.")
                .with(name));
  }

  private Optional<ODataRecord> read(CompanyCode company) {
    V4Query query =
        new V4Query(
            PARAMETERS,
            List.of(FinTransactions.COMPANY, EXCLUDED, BY),
            Optional.of(ODataFilter.eq(FinTransactions.COMPANY, company.value())),
            List.of());
    return service.page(query).records().stream().findFirst();
  }

  private static Sentence parameterToCheck() {
    return new Sentence(
        "Switch on 'Exclude disputed transactions' in the collection letter parameters of accounts"
            + " receivable, or set 'disputes' to read.",
        "Schalten Sie in den Debitorenparametern für Mahnschreiben ein, dass strittige Buchungen"
            + " ausgeschlossen werden, oder stellen Sie 'disputes' auf read.");
  }
}
