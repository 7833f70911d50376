package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks each service for one record. Ends after the first failure that the next call would only meet
 * again: an unreachable host or a refused sign-in.
 */
record SapCheck(
    SapServices services,
    SapMarks marks,
    SapCountries countries,
    SapProcedureCheck procedures,
    Optional<SapNotices> notices,
    SapBlockReasons reasons,
    SapFiguresCheck.Figures figures,
    Clock clock) {

  static final Sentence SYSTEM = new Sentence("SAP system", "SAP-System");

  ConnectionCheck run() {
    List<Finding> findings = new ArrayList<>();
    List<CompanyCode> companyCodes = procedures.companyCodes();
    try {
      SapReachCheck reach = new SapReachCheck(services, clock);
      SapReadCheck read = new SapReadCheck(services, reach);
      findings.addAll(reach.run());
      findings.add(read.dunning(companyCodes.get(0)));
      findings.add(read.customers());
      companyCodes.forEach(code -> findings.add(read.companyCode(code)));
      companyCodes.forEach(code -> findings.add(read.items(code)));
      findings.addAll(new SapReleaseCheck(services, marks).run());
      findings.add(new SapCountryCheck(services, countries).run());
      findings.addAll(new SapOwnServiceCheck(procedures.described(), notices).run());
      findings.addAll(procedures.run());
      findings.add(new SapItemChangeCheck(services).run());
      findings.addAll(new SapAccountCheck(services, marks).run(companyCodes));
      findings.add(new SapFiguresCheck(read, figures).run(companyCodes.get(0)));
      findings.addAll(reasons.run());
    } catch (ConnectorException general) {
      findings.add(SapRemedy.general(general));
      return new ConnectionCheck(findings);
    }
    services.messages().noted().forEach(warning -> findings.add(warning(warning)));
    return new ConnectionCheck(findings);
  }

  private static Finding warning(String said) {
    return Finding.warning(
        SYSTEM,
        new Sentence("SAP warns: %s.", "SAP warnt: %s.").with(Sentence.same(said)),
        new Sentence(
            "Ask the SAP administrator whether it matters; Mahnwerk works on.",
            "Fragen Sie den SAP-Administrator, ob das von Belang ist; Mahnwerk arbeitet weiter."));
  }
}
