package io.mahnwerk.app.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mahnwerk.core.model.Sentence;
import java.util.List;

/**
 * What a demo run found. Serialised as it stands it is report.json.
 *
 * @param seconds wall-clock duration of the run
 * @param peakHeapMiB the most heap that was in use
 */
public record DemoReport(
    Parameters parameters, List<ConnectionReport> connections, double seconds, long peakHeapMiB) {
  static final Sentence NOTICE =
      new Sentence(
          "Simulated: this world is built on the behaviour that a press article tells of. It shows"
              + " that the parts work together and is no forecast for any company.",
          "Simuliert: Diese Welt folgt dem Verhalten, von dem ein Presseartikel erzählt. Sie zeigt,"
              + " dass die Teile zusammenwirken, und ist keine Prognose für ein Unternehmen.");

  public DemoReport {
    connections = List.copyOf(connections);
  }

  /** The first line of the report: what it is and what it is not. */
  @JsonProperty
  public String notice() {
    return NOTICE.english();
  }

  /** A sentence for each promise of a connection that was not kept; none when all were. */
  public List<Sentence> brokenPromises() {
    return connections.stream()
        .flatMap(
            connection ->
                SafetyLine.of(connection).stream()
                    .filter(line -> line.judged() && !line.kept())
                    .map(line -> broken(connection, line)))
        .toList();
  }

  private static Sentence broken(ConnectionReport connection, SafetyLine line) {
    return new Sentence(
            "Connection '%s', a promise was not kept: %s: counted %s, allowed %s.",
            "Verbindung '%s', ein Versprechen wurde nicht gehalten: %s: gezählt %s, erlaubt %s.")
        .with(
            Sentence.same(connection.id()),
            line.promise(),
            line.counted(),
            Sentence.same(line.limit()));
  }

  /**
   * How the run was set up.
   *
   * @param months length of the roll-out
   * @param debtors in each simulated ERP
   * @param steeredDebtors of them with the opened procedure
   * @param world the name of the behaviour model
   * @param delayOnly whether no procedure was opened and items were only held back
   * @param firstDay first day of the roll-out, ISO
   * @param lastDay its last day, ISO
   */
  public record Parameters(
      int months,
      long seed,
      int debtors,
      int steeredDebtors,
      String world,
      boolean delayOnly,
      String firstDay,
      String lastDay,
      String version) {}
}
