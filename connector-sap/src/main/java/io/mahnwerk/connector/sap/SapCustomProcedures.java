package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.ODataQuery;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.ODataRecord.UnreadableField;
import io.mahnwerk.core.odata.v4.V4Collection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads dunning procedures (T047A with T047B and T047H, one record for each level) from an OData V4
 * service that the customer exposes by a CDS view of his own, since SAP releases none.
 *
 * @param shown the entity set, by the names that are used here
 */
record SapCustomProcedures(ConnectionId connection, V4Collection shown) {
  private static final List<String> NEEDED =
      List.of(
          "DunningProcedure",
          "DunningLevel",
          "DunningIntervalInDays",
          "LineItemGraceDays",
          "MinimumDaysInArrears",
          "DaysInArrears",
          "IsAlwaysDunned");
  private static final List<String> MINIMUM =
      List.of("MinimumAmount", "MinimumAmountCurrency", "MinimumPercent");

  /** Every name; those of minimum amounts (T047H) may be absent. */
  static final List<String> ALL = Stream.concat(NEEDED.stream(), MINIMUM.stream()).toList();

  /** What the service's metadata lack of what is needed; empty where it is whole. */
  List<String> missing() {
    return shown.missing(NEEDED);
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
      try (Stream<ODataRecord> records = shown.records(query())) {
        records.forEach(
            found ->
                levels
                    .computeIfAbsent(found.required("DunningProcedure"), code -> new TreeMap<>())
                    .put(whole(found, "DunningLevel"), found));
      }
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

  private ODataQuery query() {
    List<String> there = shown.declared(ALL).map(live -> live.present(ALL)).orElse(NEEDED);
    return ODataQuery.of(shown.entitySet())
        .select(there)
        .orderBy(List.of("DunningProcedure", "DunningLevel"));
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
              amount(level),
              percent(level),
              level.flag("IsAlwaysDunned")));
    }
    ODataRecord first = levels.get(0);
    return new DunningProcedure(
        new DunningProcedureCode(code),
        whole(first, "DunningIntervalInDays"),
        whole(first, "LineItemGraceDays"),
        whole(first, "MinimumDaysInArrears"),
        steps);
  }

  /** The least amount (T047H, MINBT) in the one currency that the view gives. */
  private static Optional<Money> amount(ODataRecord level) {
    if (level.text("MinimumAmount").isEmpty() || level.decimal("MinimumAmount").signum() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        Money.of(
            level.required("MinimumAmountCurrency"),
            level.decimal("MinimumAmount").toPlainString()));
  }

  private static BigDecimal percent(ODataRecord level) {
    return level.text("MinimumPercent").isEmpty()
        ? BigDecimal.ZERO
        : level.decimal("MinimumPercent");
  }

  private int whole(ODataRecord found, String name) {
    return found.decimal(name).intValueExact();
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
