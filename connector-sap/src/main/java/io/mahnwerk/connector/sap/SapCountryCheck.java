package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.ODataQuery;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import java.util.List;

/** Whether the countries of customers can be read; nothing else depends on them. */
record SapCountryCheck(SapServices services, SapCountries countries) {
  private static final Sentence SUBJECT =
      new Sentence("countries of customers", "Länder der Debitoren");
  private static final Sentence LOST =
      new Sentence(
          "They stay unknown: figures and comparisons by country do not reach this system.",
          "Sie bleiben unbekannt: Kennzahlen und Vergleiche nach Land erreichen dieses System"
              + " nicht.");

  Finding run() {
    if (!countries.areShown()) {
      return Finding.warning(
          SUBJECT,
          LOST,
          new Sentence(
              "Nothing is to be done; a later release of the service may show A_BusinessPartner and"
                  + " A_BusinessPartnerAddress.",
              "Nichts zu tun; ein späteres Release des Service zeigt womöglich A_BusinessPartner"
                  + " und A_BusinessPartnerAddress."));
    }
    try {
      readOne(SapFields.PARTNERS);
      readOne(SapFields.COUNTRIES);
      return Finding.ok(
          SUBJECT,
          new Sentence(
              "They can be read from the addresses of business partners.",
              "Lesbar aus den Anschriften der Geschäftspartner."));
    } catch (ConnectorException failed) {
      // Throws again what the next call would only meet as well.
      SapRemedy.problem(SUBJECT, failed);
      return Finding.warning(
          SUBJECT,
          LOST,
          new Sentence(
              "Allow the user to display business partners and their addresses (B_BUPA_*), if"
                  + " countries matter to you.",
              "Erlauben Sie dem Benutzer, Geschäftspartner und Anschriften anzuzeigen (B_BUPA_*),"
                  + " wenn Länder für Sie von Belang sind."));
    }
  }

  private void readOne(SapFields fields) {
    services
        .customers()
        .page(ODataQuery.of(fields.entitySet()).select(List.of(fields.needed().get(0))).top(1));
  }
}
