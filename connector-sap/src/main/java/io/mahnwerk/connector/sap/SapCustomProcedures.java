package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.ODataEntitySet;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.ODataRecord.UnreadableField;
import io.mahnwerk.core.odata.v4.V4Query;
import io.mahnwerk.core.odata.v4.V4Service;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads dunning procedures (T047A with T047B, one record for each level) from an OData V4 service
 * that the customer exposes by a CDS view of his own, since SAP releases none. Minimum amounts are
 * not read.
 *
 * @param fields the service's own property by the name that is used here
 */
record SapCustomProcedures(
    ConnectionId connection, V4Service service, String entitySet, Map<String, String> fields) {
  private static final List<String> NAMES =
      List.of(
          "DunningProcedure",
          "DunningLevel",
          "DunningIntervalInDays",
          "LineItemGraceDays",
          "MinimumDaysInArrears",
          "DaysInArrears",
          "IsAlwaysDunned");

  /** Reads {@code DaysInArrears=Vertg,..}; throws {@link IllegalArgumentException} otherwise. */
  static Map<String, String> fields(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    NAMES.forEach(name -> fields.put(name, name));
    for (String pair : SapProcedures.list(text, ",")) {
      String[] sides = pair.split("=", -1);
      if (sides.length != 2 || !NAMES.contains(sides[0]) || !sides[1].matches("\\w+")) {
        throw new IllegalArgumentException("Not a field of a procedure: " + pair);
      }
      fields.put(sides[0], sides[1]);
    }
    return fields;
  }

  /** What the service's metadata lack of what is to be read; empty where it is whole. */
  List<String> missing() {
    List<String> wanted = List.copyOf(fields.values());
    return service
        .metadata()
        .entitySet(entitySet)
        .map(live -> live.missing(wanted))
        .orElse(List.of(entitySet));
  }

  Map<DunningProcedureCode, DunningProcedure> read() {
    List<String> missing = missing();
    if (!missing.isEmpty()) {
      throw new ConnectorException(
          FailureKind.MISCONFIGURED,
          connection,
          new Sentence(
                  "the service of setting 'custom-service' lacks %s; check settings"
                      + " 'custom-procedures' and 'custom-procedure-fields'.",
                  "dem Service aus Einstellung 'custom-service' fehlt %s; prüfen Sie die"
                      + " Einstellungen 'custom-procedures' und 'custom-procedure-fields'.")
              .with(Sentence.same(String.join(", ", missing))),
          null);
    }
    Map<String, Map<Integer, ODataRecord>> levels = new TreeMap<>();
    try {
      service
          .records(query())
          .forEach(
              found ->
                  levels
                      .computeIfAbsent(
                          found.required(fields.get("DunningProcedure")), code -> new TreeMap<>())
                      .put(whole(found, "DunningLevel"), found));
      Map<DunningProcedureCode, DunningProcedure> procedures = new LinkedHashMap<>();
      levels.forEach(
          (code, records) ->
              procedures.put(
                  new DunningProcedureCode(code), procedure(code, List.copyOf(records.values()))));
      return procedures;
    } catch (UnreadableField bad) {
      throw unreadable(bad.field() + " " + bad.getMessage());
    } catch (IllegalArgumentException | ArithmeticException bad) {
      throw unreadable(String.valueOf(bad.getMessage()));
    }
  }

  private V4Query query() {
    Optional<ODataEntitySet> live = service.metadata().entitySet(entitySet);
    return new V4Query(
        entitySet,
        List.copyOf(fields.values()),
        Optional.empty(),
        live.map(ODataEntitySet::key).orElse(List.of()));
  }

  private DunningProcedure procedure(String code, List<ODataRecord> levels) {
    List<DunningProcedure.Step> steps = new ArrayList<>();
    for (ODataRecord level : levels) {
      if (whole(level, "DunningLevel") != steps.size() + 1) {
        throw new IllegalArgumentException("procedure " + code + " lacks a level");
      }
      steps.add(
          new DunningProcedure.Step(
              whole(level, "DaysInArrears"),
              Optional.empty(),
              BigDecimal.ZERO,
              level.flag(fields.get("IsAlwaysDunned"))));
    }
    ODataRecord first = levels.get(0);
    return new DunningProcedure(
        new DunningProcedureCode(code),
        whole(first, "DunningIntervalInDays"),
        whole(first, "LineItemGraceDays"),
        whole(first, "MinimumDaysInArrears"),
        steps);
  }

  private int whole(ODataRecord found, String name) {
    return found.decimal(fields.get(name)).intValueExact();
  }

  private ConnectorException unreadable(String why) {
    return new ConnectorException(
        FailureKind.MALFORMED_RESPONSE,
        connection,
        new Sentence(
                "the dunning procedures of setting 'custom-service' cannot be read: %s.",
                "die Mahnverfahren aus Einstellung 'custom-service' sind nicht lesbar: %s.")
            .with(Sentence.same(why)),
        null);
  }
}
