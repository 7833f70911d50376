package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import io.mahnwerk.core.spi.ConnectionCheck.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Holds what one system's metadata declare against what is read of it. */
record SapReleaseCheck(SapServices services, SapMarks marks) {

  /**
   * One finding for each entity set that is whole, and one for each thing that is lost.
   *
   * @param problem makes a finding of a failure
   */
  List<Finding> run(BiFunction<String, ConnectorException, Finding> problem) {
    List<Finding> findings = new ArrayList<>();
    for (SapFields fields :
        List.of(
            SapFields.items(marks), SapFields.COMPANIES, SapFields.DUNNING, SapFields.CUSTOMERS)) {
      try {
        findings.addAll(lost(fields));
      } catch (ConnectorException failed) {
        findings.add(problem.apply("fields of " + fields.entitySet(), failed));
      }
    }
    return findings;
  }

  private List<Finding> lost(SapFields fields) {
    String subject = "fields of " + fields.entitySet();
    Map<String, List<String>> byLoss = new LinkedHashMap<>();
    fields
        .lost(services.live(fields))
        .forEach(
            (property, loss) ->
                byLoss.computeIfAbsent(loss, key -> new ArrayList<>()).add(property));
    List<Finding> findings = new ArrayList<>();
    byLoss.forEach(
        (loss, properties) ->
            findings.add(
                new Finding(
                    Severity.WARNING,
                    subject,
                    "SAP lacks " + String.join(", ", properties) + ": " + loss + ".",
                    "Nothing is to be done; a later release of the service may have it.")));
    return findings.isEmpty()
        ? List.of(Finding.ok(subject, "Everything that is read is there."))
        : findings;
  }
}
