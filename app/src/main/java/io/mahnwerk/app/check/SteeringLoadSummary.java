package io.mahnwerk.app.check;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.check.SteeringLoad.Load;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.Capability;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a person reads before steering is switched on: what it would put upon the ledger. */
record SteeringLoadSummary(ConnectionSession session) {
  private static final double DAYS_OF_A_MONTH = 30;

  void print(PrintWriter out, Locale locale) {
    DunningProcedures procedures = session.connector().procedures();
    if (!session.hasStore() || procedures.onlyHoldBack()) {
      throw new CommandFailure(
          new Sentence(
                  "Connection '%s': the load is worked out from what cycles have read and needs an"
                      + " opened procedure; describe one and run 'mahnwerk cycle %s' first.",
                  "Verbindung '%s': die Last wird aus dem ermittelt, was Zyklen gelesen haben, und"
                      + " braucht ein geöffnetes Verfahren; beschreiben Sie eines und rufen Sie"
                      + " zuerst 'mahnwerk cycle %s' auf.")
              .with(Sentence.same(session.id().value()), Sentence.same(session.id().value()))
              .in(locale));
    }
    new TreeMap<>(procedures.formerOf())
        .forEach((opened, former) -> print(out, locale, opened, former));
  }

  private void print(
      PrintWriter out, Locale locale, DunningProcedureCode opened, DunningProcedureCode former) {
    DunningProcedures procedures = session.connector().procedures();
    boolean expires = session.connector().capabilities().contains(Capability.BLOCK_EXPIRES);
    SteeringLoad load =
        new SteeringLoad(
            session.plannerRules(),
            procedures.find(opened).orElseThrow(),
            procedures.find(former).orElseThrow(),
            expires ? 1 : 2);
    Map<CompanyCode, Load> loads;
    try (Stream<ItemHistory> items = session.store().histories().all(session.id())) {
      loads = load.of(items, session.today());
    }
    out.println(
        new Sentence(
                "A month under procedure %s instead of %s would mean, by the last %s days and if"
                    + " every debtor were steered:",
                "Ein Monat unter Verfahren %s statt %s hieße, nach den letzten %s Tagen und wenn alle"
                    + " Debitoren gesteuert würden:")
            .with(
                Sentence.same(opened.value()),
                Sentence.same(former.value()),
                Sentence.number(SteeringLoad.DAYS, 0))
            .in(locale));
    table(loads, locale).print(out);
    if (mayBlockDebtors()) {
      out.println(
          new Sentence(
                  "With one block of the debtor where all of its items wait:",
                  "Mit einer Sperre des Debitors, wo alle seine Posten warten:")
              .in(locale));
      try (Stream<ItemHistory> items = session.store().histories().all(session.id())) {
        table(load.byDebtor(items, session.today()), locale).print(out);
      }
    }
  }

  /** Whether the ledger could do so, used or not. */
  private boolean mayBlockDebtors() {
    Set<Capability> claimed = session.connector().capabilities();
    return claimed.containsAll(Set.of(Capability.BLOCK_DEBTOR, Capability.MARK_ITEM))
        && !claimed.contains(Capability.BLOCK_EXPIRES);
  }

  private static TextTable table(Map<CompanyCode, Load> loads, Locale locale) {
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    TextTable table =
        german
            ? TextTable.ofNumbers(
                "Buchungskreis", "gehaltene Posten", "Änderungsbelege", "Zeilen der Ausnahmeliste")
            : TextTable.ofNumbers(
                "Company code", "Items held", "Change documents", "Exception list lines");
    loads.forEach(
        (code, load) ->
            table.row(
                code.value(),
                month(load.holds(), locale),
                month(load.changes(), locale),
                month(load.exceptionLines(), locale)));
    return table;
  }

  private static String month(long count, Locale locale) {
    return Sentence.number(count * DAYS_OF_A_MONTH / SteeringLoad.DAYS, 0).in(locale);
  }
}
