package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds what one system's metadata declare against what is read of it. */
record SapReleaseCheck(SapServices services, SapMarks marks) {

  /** One finding for each entity set that is whole, and one for each thing that is lost. */
  List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    for (SapFields fields :
        List.of(
            SapFields.items(marks), SapFields.COMPANIES, SapFields.DUNNING, SapFields.CUSTOMERS)) {
      try {
        findings.addAll(lost(fields));
      } catch (ConnectorException failed) {
        findings.add(SapRemedy.problem(subject(fields), failed));
      }
    }
    return findings;
  }

  private List<Finding> lost(SapFields fields) {
    Sentence subject = subject(fields);
    Map<Sentence, List<String>> byLoss = new LinkedHashMap<>();
    fields
        .lost(services.live(fields))
        .forEach(
            (property, loss) ->
                byLoss.computeIfAbsent(loss, key -> new ArrayList<>()).add(property));
    List<Finding> findings = new ArrayList<>();
    byLoss.forEach(
        (loss, properties) ->
            findings.add(
                Finding.warning(
                    subject,
                    new Sentence("SAP lacks %s: %s.", "SAP fehlt %s: %s.")
                        .with(Sentence.same(String.join(", ", properties)), loss),
                    new Sentence(
                        "Nothing is to be done; a later release of the service may have it.",
                        "Nichts zu tun; ein späteres Release des Service hat es womöglich."))));
    return findings.isEmpty()
        ? List.of(
            Finding.ok(
                subject,
                new Sentence(
                    "Everything that is read is there.", "Alles, was gelesen wird, ist da.")))
        : findings;
  }

  private static Sentence subject(SapFields fields) {
    return new Sentence("fields of %s", "Felder von %s").with(Sentence.same(fields.entitySet()));
  }
}
