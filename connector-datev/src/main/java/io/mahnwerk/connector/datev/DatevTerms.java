package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * By which Mahnfristen the debtors of a Mandant are dunned. DATEV exports those of single debtors;
 * those of the Mahnstammdaten are a setting.
 *
 * <p>Where Mahnfristen also wait for the last notice, the least difference of two of them stands as
 * the interval of the whole procedure: no notice goes out before it, though one may go out later.
 */
record DatevTerms(List<Integer> standard, Optional<List<Integer>> opened, DatevDunningRules rules) {

  static DatevTerms of(DatevSettings settings) {
    return new DatevTerms(
        settings.steering().days(), settings.steering().opened(), settings.rules());
  }

  DunningProcedures procedures(DatevBooks books) {
    Map<DunningProcedureCode, DunningProcedure> byCode = new HashMap<>();
    Map<DunningProcedureCode, DunningProcedureCode> formerOf = new HashMap<>();
    add(byCode, new DunningProcedureCode(DatevProcedureCode.STANDARD));
    opened.ifPresent(days -> add(byCode, new DunningProcedureCode(DatevDebtor.text(days))));
    for (String code : new DatevDebtors(books).procedures()) {
      add(byCode, new DunningProcedureCode(code));
    }
    opened.ifPresent(days -> pair(byCode, formerOf, DatevDebtor.text(days)));
    return new DunningProcedures(byCode, formerOf);
  }

  /** A debtor with the opened Mahnfristen had those of the Mahnstammdaten, levels as they are. */
  private void pair(
      Map<DunningProcedureCode, DunningProcedure> byCode,
      Map<DunningProcedureCode, DunningProcedureCode> formerOf,
      String openedDays) {
    for (DunningProcedureCode code : List.copyOf(byCode.keySet())) {
      DatevProcedureCode parsed = DatevProcedureCode.parse(code);
      if (parsed.terms().equals(openedDays)) {
        DunningProcedureCode former =
            new DatevProcedureCode(DatevProcedureCode.STANDARD, parsed.levels()).code();
        add(byCode, former);
        formerOf.put(code, former);
      }
    }
  }

  private void add(Map<DunningProcedureCode, DunningProcedure> byCode, DunningProcedureCode code) {
    byCode.put(code, procedure(DatevProcedureCode.parse(code)));
  }

  DunningProcedure procedure(DatevProcedureCode code) {
    boolean isStandard = code.terms().equals(DatevProcedureCode.STANDARD);
    List<Integer> days = isStandard ? standard : DatevDebtor.days(code.terms());
    return code.procedure(days, DunningProcedure.Step.after(0), interval(days));
  }

  private int interval(List<Integer> days) {
    return rules.lastNotice() == DatevDunningRules.LastNotice.IGNORED
        ? 0
        : IntStream.range(1, days.size()).map(i -> days.get(i) - days.get(i - 1)).min().orElse(0);
  }
}
