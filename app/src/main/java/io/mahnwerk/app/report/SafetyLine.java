package io.mahnwerk.app.report;

import io.mahnwerk.core.model.Sentence;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * A promise, what was counted and whether the promise was kept.
 *
 * @param limit what is allowed; blank for a figure that has no limit
 */
record SafetyLine(Sentence promise, Sentence counted, String limit, boolean kept) {
  private static final double MOST_UNSTEERED = 0.01;

  boolean judged() {
    return !limit.isEmpty();
  }

  static List<SafetyLine> of(ConnectionReport report) {
    return Stream.of(everywhere(report), carriedByPeople(report), newInvoices(report.newInvoices()))
        .flatMap(List::stream)
        .toList();
  }

  private static List<SafetyLine> carriedByPeople(ConnectionReport report) {
    return report.carriedByPeople()
        ? List.of(
            told(
                "Dunned on a recommended day that another replaced too late to be carried in",
                "An einem empfohlenen Tag gemahnt, den ein anderer zu spät zum Übernehmen ablöste",
                report.safety().dunnedOnReplacedDay()))
        : List.of();
  }

  /** Where none were brought there is nothing to say. */
  private static List<SafetyLine> newInvoices(ConnectionReport.NewInvoices filed) {
    return filed.brought() == 0
        ? List.of()
        : List.of(
            never(
                "New invoices came back with nothing changed but a block",
                "Neue Rechnungen kamen bis auf eine Sperre unverändert zurück",
                filed.altered()),
            told(
                "New invoices that were brought before they were booked",
                "Neue Rechnungen, die vor dem Buchen gebracht wurden",
                filed.brought()),
            told(
                "New invoices that were booked from what came back",
                "Neue Rechnungen, die aus dem Zurückgekommenen gebucht wurden",
                filed.cameBack()),
            told(
                "New invoices that were booked with a block to their former day",
                "Neue Rechnungen, die mit einer Sperre bis zum bisherigen Tag gebucht wurden",
                filed.blocked()));
  }

  private static List<SafetyLine> everywhere(ConnectionReport report) {
    ConnectionReport.Safety safety = report.safety();
    ConnectionReport.Writes writes = report.traffic().writes();
    return List.of(
        balance(report.traffic().balanceDifference()),
        never(
            "Nobody was dunned while held",
            "Nichts wurde trotz Sperre gemahnt",
            safety.dunnedWhileHeld()),
        never(
            "No hold outlasted the run it was meant for",
            "Keine Sperre stand länger als bis zum vorgesehenen Lauf",
            safety.heldPastRecommendedRun()),
        never(
            "Nothing was dunned before its former day unasked",
            "Nichts wurde ungefragt vor dem bisherigen Tag gemahnt",
            safety.dunnedBeforeFormerDay()),
        share(safety.unsteeredShare(), report.carriedByPeople()),
        never(
            "No mark of a clerk was touched",
            "Keine Sperre eines Sachbearbeiters wurde angefasst",
            safety.clerkMarksTouched()),
        never(
            "No debtor was touched that nobody switched on",
            "Kein Debitor wurde angefasst, den niemand freigegeben hat",
            safety.untouchedDebtorsTouched()),
        never("No write is still waiting", "Kein Schreibvorgang ist noch offen", writes.pending()),
        never(
            "No write has an unknown outcome",
            "Kein Schreibvorgang hat einen ungewissen Ausgang",
            writes.uncertain()),
        never("No write failed", "Kein Schreibvorgang ist gescheitert", writes.failed()),
        never(
            "Release left no mark on an open item",
            "Nach der Freigabe steht an keinem offenen Posten mehr eine Markierung",
            safety.marksLeftAfterRelease()),
        never(
            "Release left no suggestion in the ledger's lists",
            "Nach der Freigabe steht kein Vorschlag mehr in den Listen des Buchungssystems",
            safety.suggestionsLeftAfterRelease()),
        told(
            "A clerk's own decision ended a recommendation",
            "Ein Sachbearbeiter entschied selbst, die Empfehlung endete",
            safety.clerkOverrides()),
        told(
            "Inert marks left on items that were paid meanwhile",
            "Wirkungslose Markierungen an inzwischen bezahlten Posten",
            safety.marksOnClearedItems()));
  }

  private static SafetyLine balance(String difference) {
    boolean none = new BigDecimal(difference).signum() == 0;
    return new SafetyLine(
        new Sentence("Balances agree to the cent", "Die Salden stimmen auf den Cent"),
        Sentence.number(new BigDecimal(difference).doubleValue(), 2),
        "0",
        none);
  }

  /** What people do not take over in time is told; no limit can be promised for them. */
  private static SafetyLine share(double unsteered, boolean carriedByPeople) {
    return new SafetyLine(
        new Sentence(
            "Due items were marked in time (share that was not)",
            "Fällige Posten waren rechtzeitig markiert (Anteil der anderen)"),
        Sentence.percent(unsteered, 2),
        carriedByPeople ? "" : "≤ 1 %",
        carriedByPeople || unsteered <= MOST_UNSTEERED);
  }

  private static SafetyLine never(String english, String german, long count) {
    return new SafetyLine(
        new Sentence(english, german), Sentence.number(count, 0), "0", count == 0);
  }

  private static SafetyLine told(String english, String german, long count) {
    return new SafetyLine(new Sentence(english, german), Sentence.number(count, 0), "", true);
  }
}
