package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads reminder terms from the settings, since no page of Business Central's own shows them to
 * other programs. One entry is {@code DOMESTIC:grace=2D/2D/2D,due=7D/7D/7D}, several are joined by
 * semicolons. Further parts: {@code max=3} reminders at most, {@code minimum=25.00} in local
 * currency.
 *
 * <p>Every method throws {@link IllegalArgumentException} for a text not of that form.
 */
final class BcTermsText {
  static final String FORM =
      "terms like DOMESTIC:max=3,minimum=25.00,grace=2D/2D/2D,due=7D/7D/7D, joined by semicolons";
  private static final Set<String> PARTS = Set.of("max", "minimum", "grace", "due");

  private BcTermsText() {}

  static List<BcTerms> parse(String text, Currency local) {
    List<BcTerms> terms = new ArrayList<>();
    for (String one : list(text, ";")) {
      String[] sides = one.split(":", -1);
      if (sides.length != 2) {
        throw new IllegalArgumentException("Not a code and its parts: " + one);
      }
      terms.add(terms(sides[0].strip(), pairs(sides[1]), local));
    }
    return terms;
  }

  private static BcTerms terms(String code, Map<String, String> parts, Currency local) {
    if (code.isEmpty() || !PARTS.containsAll(parts.keySet())) {
      throw new IllegalArgumentException("Unknown part among " + parts.keySet());
    }
    List<String> grace = list(parts.getOrDefault("grace", ""), "/");
    List<String> due = list(parts.getOrDefault("due", ""), "/");
    if (grace.size() != due.size()) {
      throw new IllegalArgumentException("grace and due need one value for each level");
    }
    List<BcTerms.Level> levels = new ArrayList<>();
    for (int i = 0; i < grace.size(); i++) {
      levels.add(
          new BcTerms.Level(BcDateFormula.days(grace.get(i)), BcDateFormula.days(due.get(i))));
    }
    int most = Integer.parseInt(parts.getOrDefault("max", "0"));
    Money minimum = Money.of(local.getCurrencyCode(), parts.getOrDefault("minimum", "0"));
    return new BcTerms(code, most, BcTerms.minimum(minimum), levels);
  }

  /**
   * The terms as procedures.
   *
   * @param formerOf opened terms and the former ones behind them
   */
  static DunningProcedures procedures(List<BcTerms> terms, Map<String, String> formerOf) {
    Map<DunningProcedureCode, DunningProcedure> byCode = new LinkedHashMap<>();
    for (BcTerms one : terms) {
      if (byCode.put(new DunningProcedureCode(one.code()), one.procedure()) != null) {
        throw new IllegalArgumentException("Terms " + one.code() + " are described twice");
      }
    }
    Map<DunningProcedureCode, DunningProcedureCode> former = new LinkedHashMap<>();
    formerOf.forEach(
        (opened, code) ->
            former.put(new DunningProcedureCode(opened), new DunningProcedureCode(code)));
    return new DunningProcedures(byCode, former);
  }

  /** Reads {@code a=1,b=2}. */
  static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String one : list(text, ",")) {
      List<String> sides = Arrays.stream(one.split("=", -1)).map(String::strip).toList();
      if (sides.size() != 2
          || sides.contains("")
          || Optional.ofNullable(pairs.put(sides.get(0), sides.get(1))).isPresent()) {
        throw new IllegalArgumentException("No pair, or one that is repeated: " + one);
      }
    }
    return pairs;
  }

  static List<String> list(String text, String separator) {
    return Arrays.stream(text.split(separator))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }
}
