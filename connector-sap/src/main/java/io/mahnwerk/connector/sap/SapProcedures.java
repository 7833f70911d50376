package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the dunning procedures from their settings, since SAP shows tables T047* through no
 * released interface. One procedure is {@code 0001:interval=7,grace=3,min-days=0,levels=14/30/45},
 * several are joined by semicolons. Further parts, each with one value per level: {@code
 * amounts=0/10/10} with {@code currency=EUR}, {@code percents=0/0/5}, {@code always=no/no/yes}.
 *
 * <p>Every method throws {@link IllegalArgumentException} for a text not of that form.
 */
final class SapProcedures {
  static final String FORM =
      "procedures like 0001:interval=7,grace=3,min-days=0,levels=14/30/45, joined by semicolons";
  static final String GERMAN_FORM =
      "Verfahren wie 0001:interval=7,grace=3,min-days=0,levels=14/30/45, durch Semikolon getrennt";
  private static final Set<String> PARTS =
      Set.of(
          "interval", "grace", "min-days", "levels", "amounts", "currency", "percents", "always");

  private final Map<String, String> parts;

  private SapProcedures(Map<String, String> parts) {
    this.parts = parts;
  }

  static Map<DunningProcedureCode, DunningProcedure> parse(String text) {
    Map<DunningProcedureCode, DunningProcedure> byCode = new LinkedHashMap<>();
    for (String one : list(text, ";")) {
      List<String> sides = pair(one, ":");
      DunningProcedureCode code = new DunningProcedureCode(sides.get(0));
      if (byCode.put(code, new SapProcedures(parts(sides.get(1))).procedure(code)) != null) {
        throw new IllegalArgumentException("Procedure " + code + " is described twice");
      }
    }
    return byCode;
  }

  /** Reads {@code ZM01=0001,..}: the opened copy first, the former procedure after it. */
  static DunningProcedures withOpened(
      Map<DunningProcedureCode, DunningProcedure> byCode, String opened) {
    Map<DunningProcedureCode, DunningProcedureCode> formerOf = new LinkedHashMap<>();
    for (String one : list(opened, ",")) {
      List<String> sides = pair(one, "=");
      formerOf.put(new DunningProcedureCode(sides.get(0)), new DunningProcedureCode(sides.get(1)));
    }
    return new DunningProcedures(byCode, formerOf);
  }

  static List<String> list(String text, String separator) {
    return Arrays.stream(text.split(separator))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  private static Map<String, String> parts(String text) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : list(text, ",")) {
      List<String> sides = pair(part, "=");
      if (!PARTS.contains(sides.get(0)) || parts.put(sides.get(0), sides.get(1)) != null) {
        throw new IllegalArgumentException("Unknown or repeated part " + sides.get(0));
      }
    }
    return parts;
  }

  private static List<String> pair(String text, String separator) {
    List<String> sides = Arrays.stream(text.split(separator, -1)).map(String::strip).toList();
    if (sides.size() != 2 || sides.contains("")) {
      throw new IllegalArgumentException("Not two sides of '" + separator + "': " + text);
    }
    return sides;
  }

  private DunningProcedure procedure(DunningProcedureCode code) {
    return new DunningProcedure(code, days("interval"), days("grace"), days("min-days"), steps());
  }

  private int days(String part) {
    return natural(parts.getOrDefault(part, "0"));
  }

  private List<DunningProcedure.Step> steps() {
    List<String> days = list(parts.getOrDefault("levels", ""), "/");
    List<String> amounts = perLevel("amounts", "0", days.size());
    List<String> percents = perLevel("percents", "0", days.size());
    List<String> always = perLevel("always", "no", days.size());
    List<DunningProcedure.Step> steps = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      steps.add(
          new DunningProcedure.Step(
              natural(days.get(i)),
              amount(amounts.get(i)),
              percent(percents.get(i)),
              yes(always.get(i))));
    }
    return steps;
  }

  private List<String> perLevel(String part, String otherwise, int levels) {
    List<String> values = list(parts.getOrDefault(part, ""), "/");
    if (values.isEmpty()) {
      return java.util.Collections.nCopies(levels, otherwise);
    }
    if (values.size() != levels) {
      throw new IllegalArgumentException(part + " needs one value for each level");
    }
    return values;
  }

  private Optional<Money> amount(String text) {
    Money amount = Money.of(parts.getOrDefault("currency", "EUR"), text);
    if (amount.isCredit()) {
      throw new IllegalArgumentException("An amount is not negative: " + text);
    }
    return amount.isZero() ? Optional.empty() : Optional.of(amount);
  }

  private static BigDecimal percent(String text) {
    BigDecimal percent = new BigDecimal(text);
    if (percent.signum() < 0 || percent.compareTo(new BigDecimal(100)) > 0) {
      throw new IllegalArgumentException("A percentage is 0 to 100: " + text);
    }
    return percent;
  }

  private static boolean yes(String text) {
    if (!text.equals("yes") && !text.equals("no")) {
      throw new IllegalArgumentException("Neither yes nor no: " + text);
    }
    return text.equals("yes");
  }

  private static int natural(String text) {
    int number = Integer.parseInt(text);
    if (number < 0) {
      throw new IllegalArgumentException("Days are not negative: " + text);
    }
    return number;
  }
}
