package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.v4.V4Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads reminder terms and their levels by our extension, with the former terms that its set-up
 * page names for opened ones. Terms that cannot be understood, or that differ between companies,
 * are left out: their customers are then not steered.
 */
record BcTermsReader(BcServices services, Function<CompanyCode, Currency> local) {

  /**
   * What was found.
   *
   * @param leftOut codes that are not described, each with why
   */
  record Found(DunningProcedures procedures, Map<String, String> leftOut) {}

  Found read(List<CompanyCode> companies) {
    Map<String, BcTerms> byCode = new LinkedHashMap<>();
    Map<String, String> formerOf = new LinkedHashMap<>();
    Map<String, String> leftOut = new LinkedHashMap<>();
    for (CompanyCode company : companies) {
      Map<String, List<ODataRecord>> levels = levels(company);
      for (ODataRecord record : all(company, "reminderTerms")) {
        String code = record.text("code");
        try {
          BcTerms terms = terms(company, record, levels.getOrDefault(code, List.of()));
          Optional<BcTerms> other = Optional.ofNullable(byCode.putIfAbsent(code, terms));
          if (other.filter(before -> !before.equals(terms)).isPresent()) {
            leftOut.put(code, "they differ between companies");
          }
          Optional.of(record.text("formerReminderTermsCode"))
              .filter(former -> !former.isEmpty())
              .ifPresent(former -> formerOf.put(code, former));
        } catch (IllegalArgumentException | ODataRecord.UnreadableField notUnderstood) {
          leftOut.put(code, String.valueOf(notUnderstood.getMessage()));
        }
      }
    }
    byCode.keySet().removeAll(leftOut.keySet());
    return new Found(procedures(byCode, formerOf, leftOut), leftOut);
  }

  /** Opened terms whose former ones are not described have no floor and are left out as well. */
  private static DunningProcedures procedures(
      Map<String, BcTerms> byCode, Map<String, String> formerOf, Map<String, String> leftOut) {
    Set<String> floorless = new LinkedHashSet<>(formerOf.keySet());
    floorless.removeIf(opened -> byCode.containsKey(formerOf.get(opened)));
    floorless.forEach(
        opened ->
            leftOut.putIfAbsent(
                opened, "former terms " + formerOf.get(opened) + " are not described"));
    byCode.keySet().removeAll(floorless);
    Map<String, String> described = new LinkedHashMap<>(formerOf);
    described.keySet().retainAll(byCode.keySet());
    return BcTermsText.procedures(List.copyOf(byCode.values()), described);
  }

  private Map<String, List<ODataRecord>> levels(CompanyCode company) {
    Map<String, List<ODataRecord>> levels = new LinkedHashMap<>();
    for (ODataRecord level : all(company, "reminderLevels")) {
      levels.computeIfAbsent(level.text("reminderTermsCode"), c -> new ArrayList<>()).add(level);
    }
    return levels;
  }

  private BcTerms terms(CompanyCode company, ODataRecord record, List<ODataRecord> levels) {
    List<ODataRecord> ordered =
        levels.stream()
            .sorted(Comparator.comparing(level -> BcField.whole(level, "number")))
            .toList();
    for (int i = 0; i < ordered.size(); i++) {
      if (BcField.whole(ordered.get(i), "number") != i + 1) {
        throw new IllegalArgumentException("its levels are not numbered from 1 on");
      }
    }
    List<BcTerms.Level> days =
        ordered.stream()
            .map(
                level ->
                    new BcTerms.Level(
                        BcDateFormula.days(level.text("gracePeriod")),
                        BcDateFormula.days(level.text("dueDateCalculation"))))
            .toList();
    Money minimum = new Money(local.apply(company), record.decimal("minimumAmountLocalCurrency"));
    return new BcTerms(
        record.text("code"),
        BcField.whole(record, "maximumNumberOfReminders"),
        BcTerms.minimum(minimum),
        days);
  }

  private List<ODataRecord> all(CompanyCode company, String set) {
    return services
        .records(
            services.bulk(BcServices.Api.EXTENSION, company),
            new V4Query(set, List.of(), Optional.empty(), List.of()))
        .toList();
  }
}
