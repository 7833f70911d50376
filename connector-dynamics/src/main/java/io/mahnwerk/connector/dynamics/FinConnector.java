package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.v4.V4Service;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ReceivablesReader;
import io.mahnwerk.core.spi.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads Dynamics 365 Finance and writes nothing there. Its released entities show no letter's date
 * and take no mark on a transaction; a dispute made over OData might keep one out of the letters,
 * which nobody has confirmed, so it is not offered.
 */
final class FinConnector implements ErpConnector {
  private static final Sentence ENTITIES = new Sentence("Data entities", "Datenentitäten");
  private static final Sentence WRITES = new Sentence("Holding back", "Zurückhalten");

  private final FinSettings settings;
  private final ResilientHttp http;
  private final FinReader reader;

  FinConnector(FinSettings settings, ResilientHttp http) {
    this.settings = settings;
    this.http = http;
    this.reader =
        new FinReader(
            settings,
            new V4Service(
                http,
                settings.data(),
                Map.of("cross-company", "true"),
                Map.of("Prefer", "odata.maxpagesize=" + settings.pageSize())));
  }

  static FinConnector open(FinSettings settings) {
    return new FinConnector(
        settings, ResilientHttp.open(settings.target(), settings.limits(), settings.clock()));
  }

  @Override
  public Set<Capability> capabilities() {
    return settings.disputes().areRead()
        ? Set.of(Capability.SHOWS_LEVEL, Capability.SHOWS_DISPUTE, Capability.SHOWS_PROMISE)
        : Set.of(Capability.SHOWS_LEVEL);
  }

  @Override
  public ConnectionCheck check() {
    List<Finding> findings = new ArrayList<>();
    try {
      for (CompanyCode company : settings.companies()) {
        findings.add(reader.look(company));
      }
    } catch (ConnectorException failed) {
      findings.add(
          Finding.problem(
              ENTITIES,
              failed.sentence(),
              new Sentence(
                  "Register the application under System administration, Microsoft Entra"
                      + " applications, with a user who may read customers and their transactions.",
                  "Tragen Sie die Anwendung unter Systemverwaltung, Microsoft Entra-Anwendungen"
                      + " ein, mit einem Benutzer, der Debitoren und ihre Buchungen lesen darf.")));
    }
    findings.add(
        Finding.ok(
            WRITES,
            new Sentence(
                "Finance is only read: recommendations are in preview, worklist and export.",
                "Finance wird nur gelesen: Empfehlungen stehen in Vorschau, Arbeitsliste und"
                    + " Export.")));
    return new ConnectionCheck(findings);
  }

  @Override
  public DunningProcedures procedures() {
    return settings.procedures();
  }

  @Override
  public ReceivablesReader receivables() {
    return reader;
  }

  /** Refuses whatever is asked for. */
  @Override
  public DunningWriter dunning() {
    return instructions ->
        instructions.stream()
            .map(
                instruction ->
                    (WriteOutcome)
                        new WriteOutcome.Refused(
                            Reason.of(ReasonCode.NOT_SUPPORTED, instruction.needs().name())))
            .toList();
  }

  @Override
  public void close() {
    http.close();
  }
}
