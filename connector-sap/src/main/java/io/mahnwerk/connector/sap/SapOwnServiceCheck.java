package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the customer's own service shows what the settings say it does. */
record SapOwnServiceCheck(SapKnownProcedures procedures, Optional<SapNotices> notices) {

  List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    if (procedures.areShown()) {
      findings.add(ownService());
    }
    notices.map(SapOwnServiceCheck::notices).ifPresent(findings::add);
    return findings;
  }

  private Finding ownService() {
    Sentence subject = new Sentence("own service", "eigener Service");
    try {
      int shown = procedures.get().byCode().size();
      return Finding.ok(
          subject,
          new Sentence(
                  "It shows the dunning procedures; %s are known.",
                  "Er zeigt die Mahnverfahren; %s sind bekannt.")
              .with(Sentence.number(shown, 0)));
    } catch (ConnectorException failed) {
      return SapRemedy.problem(subject, failed);
    }
  }

  private static Finding notices(SapNotices shown) {
    Sentence subject = new Sentence("own service, notices", "eigener Service, Mahnungen");
    try {
      List<String> missing = shown.missing();
      return missing.isEmpty()
          ? Finding.ok(
              subject,
              new Sentence(
                  "It shows every notice that was sent.", "Er zeigt jede verschickte Mahnung."))
          : Finding.problem(
              subject,
              new Sentence("It lacks %s.", "Ihm fehlt %s.")
                  .with(Sentence.same(String.join(", ", missing))),
              new Sentence(
                  "Check settings 'custom-notices' and 'custom-notice-fields'.",
                  "Prüfen Sie die Einstellungen 'custom-notices' und 'custom-notice-fields'."));
    } catch (ConnectorException failed) {
      return SapRemedy.problem(subject, failed);
    }
  }
}
