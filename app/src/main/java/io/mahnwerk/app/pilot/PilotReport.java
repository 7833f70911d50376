package io.mahnwerk.app.pilot;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.Pilot;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.scoring.pilot.ComplaintWatch;
import io.mahnwerk.scoring.pilot.DebtorOutcome;
import io.mahnwerk.scoring.pilot.PaceWatch;
import io.mahnwerk.scoring.pilot.PilotResult;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the pilot of a connection has brought: never an uplift without an interval. */
final class PilotReport {
  private final ConnectionSession session;
  private final ReceivablesStore store;
  private final Locale locale;

  PilotReport(ConnectionSession session, Locale locale) {
    this.session = session;
    this.store = session.store();
    this.locale = locale;
  }

  int print(PrintWriter out) {
    Pilot pilot =
        store
            .pilots()
            .find(session.id())
            .orElseThrow(
                () ->
                    new CommandFailure(
                        new Sentence(
                                "No pilot was started for connection '%s'.",
                                "Für Verbindung '%s' wurde kein Pilotversuch gestartet.")
                            .with(Sentence.same(session.id().value()))
                            .in(locale)));
    out.println(StageText.of(pilot.stage()).in(locale));
    out.println();
    Map<OpenItemRef, ItemHistory> items = new HashMap<>();
    PilotResult result = new PilotResult(outcomes(pilot, items), DrawsEvidence.settings(pilot));
    arms(result).print(out);
    out.println();
    new UpliftText(result).print(out, locale);
    out.println(complaints(result).in(locale));
    out.println(pace(result).in(locale));
    out.println();
    new DrawsEvidence(session).of(pilot, items).forEach(told -> out.println(told.in(locale)));
    return 0;
  }

  private List<DebtorOutcome> outcomes(Pilot pilot, Map<OpenItemRef, ItemHistory> items) {
    List<DebtorOutcome> outcomes = new ArrayList<>();
    pilot
        .arms()
        .forEach(
            (debtor, arm) -> {
              List<ItemHistory> of = store.histories().of(debtor);
              of.forEach(item -> items.put(item.ref(), item));
              outcomes.add(DebtorOutcome.of(debtor, arm, of, pilot.startedOn(), session.today()));
            });
    outcomes.sort(Comparator.comparing(DebtorOutcome::debtor));
    return outcomes;
  }

  private TextTable arms(PilotResult result) {
    PilotResult.Arm steered = result.arm(true);
    PilotResult.Arm control = result.arm(false);
    TextTable table =
        TextTable.ofNumbers(
            text("Since the start", "Seit dem Start"),
            text("Steered", "Gesteuert"),
            text("Control", "Kontrolle"));
    table.row(
        text("debtors", "Debitoren"), number(steered.debtors(), 0), number(control.debtors(), 0));
    table.row(
        text("first notices 14 days old", "erste Mahnungen, 14 Tage alt"),
        number(steered.firstNotices(), 0),
        number(control.firstNotices(), 0));
    table.row(
        text("answered within 14 days, %", "binnen 14 Tagen beantwortet, %"),
        number(100 * steered.answeredShare(), 1),
        number(100 * control.answeredShare(), 1));
    table.row(
        text("items due 60 days ago", "seit 60 Tagen fällige Posten"),
        number(steered.items(), 0),
        number(control.items(), 0));
    table.row(
        text("days to pay, at most 60 each", "Tage bis Zahlung, je höchstens 60"),
        number(steered.daysToPay(), 1),
        number(control.daysToPay(), 1));
    table.row(
        text("debtors who complained", "Debitoren mit Beschwerde"),
        number(steered.complainants(), 0),
        number(control.complainants(), 0));
    return table;
  }

  private Sentence complaints(PilotResult result) {
    if (new ComplaintRecords(store, session.id()).areNone()) {
      return new Sentence(
          "No complaint was ever recorded: the stop on complaints is off.",
          "Noch nie wurde eine Beschwerde erfasst: der Halt bei Beschwerden ist aus.");
    }
    ComplaintWatch.Verdict verdict = result.complaints();
    return new Sentence(
            "Evidence of more complaints than in the control group: %s of %s at which the pilot is"
                + " stopped.",
            "Hinweis auf mehr Beschwerden als in der Kontrollgruppe: %s von %s, bei denen der"
                + " Pilotversuch hält.")
        .with(Sentence.number(verdict.evidence(), 2), Sentence.number(1 / ComplaintWatch.ALPHA, 0));
  }

  private static Sentence pace(PilotResult result) {
    PaceWatch.Verdict verdict = result.pace();
    return new Sentence(
            "Evidence of later payment than in the control group, from %s pairs of debtors: %s of"
                + " %s at which the pilot is stopped. A guardrail, no promise.",
            "Hinweis auf spätere Zahlung als in der Kontrollgruppe, aus %s Debitorenpaaren: %s von"
                + " %s, bei denen der Pilotversuch hält. Eine Leitplanke, keine Zusage.")
        .with(
            Sentence.number(verdict.pairs(), 0),
            Sentence.number(verdict.evidence(), 2),
            Sentence.number(1 / PaceWatch.ALPHA, 0));
  }

  private String text(String english, String german) {
    return new Sentence(english, german).in(locale);
  }

  private String number(double value, int decimals) {
    return Double.isNaN(value) ? "–" : Sentence.number(value, decimals).in(locale);
  }
}
