package io.mahnwerk.connector.datev;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fields 121 and 250 to 254 as DATEVconnect names them in {@code accounting_information}. */
final class ConnectTerms {
  private static final String PROCEDURE = "dunning_procedure";
  private static final String CALCULATION = "dunning_period_calculation";
  private static final String OWN = "calculate_dunning_period";
  private static final String NOT_SPECIFIED = "not_specified";
  private static final String PERIOD = "dunning_period";
  private static final String LAST = "dunning_final_deadline";
  private static final Map<String, Integer> PROCEDURES =
      Map.of(
          NOT_SPECIFIED,
          0,
          "first_dun",
          1,
          "second_dun",
          2,
          "first_and_second_dun",
          3,
          "third_dun",
          4,
          "second_and_third_dun",
          6,
          "first_second_and_third_dun",
          7,
          "no_dun",
          9);
  private static final Map<Integer, String> NAMES =
      PROCEDURES.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

  private ConnectTerms() {}

  static OwnTerms read(JsonNode accounting) {
    List<Optional<Integer>> days = new ArrayList<>();
    for (int level = 1; level <= DatevProcedureCode.HIGHEST; level++) {
      days.add(number(accounting, PERIOD + level));
    }
    return new OwnTerms(
        PROCEDURES.getOrDefault(accounting.path(PROCEDURE).asText(), 0),
        new DebtorRow.Periods(
            accounting.path(CALCULATION).asText().equals(OWN), days, number(accounting, LAST)));
  }

  static void write(OwnTerms terms, ObjectNode accounting) {
    accounting.put(PROCEDURE, NAMES.get(terms.dunning()));
    accounting.put(CALCULATION, terms.periods().own() ? OWN : NOT_SPECIFIED);
    for (int level = 1; level <= DatevProcedureCode.HIGHEST; level++) {
      put(accounting, PERIOD + level, terms.periods().days().get(level - 1));
    }
    put(accounting, LAST, terms.periods().last());
  }

  private static Optional<Integer> number(JsonNode accounting, String field) {
    JsonNode value = accounting.path(field);
    return value.isInt() ? Optional.of(value.asInt()) : Optional.empty();
  }

  private static void put(ObjectNode accounting, String field, Optional<Integer> number) {
    number.ifPresentOrElse(days -> accounting.put(field, days), () -> accounting.remove(field));
  }
}
