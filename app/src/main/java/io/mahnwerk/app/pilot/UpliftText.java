package io.mahnwerk.app.pilot;

import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.offpolicy.Interval;
import io.mahnwerk.scoring.pilot.PilotResult;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** The difference between the arms with its interval, or why none is shown. */
record UpliftText(PilotResult result) {

  void print(PrintWriter out, Locale locale) {
    Optional<PilotResult.Why> refused = result.refusal();
    if (refused.isPresent()) {
      out.println(why(refused.get()).in(locale));
      return;
    }
    result.answeredGain().ifPresent(gain -> out.println(answered(gain).in(locale)));
    result.daysToPayGain().ifPresent(gain -> out.println(days(gain).in(locale)));
  }

  private static Sentence answered(Interval gain) {
    Interval points = new Interval(100 * gain.value(), 100 * gain.low(), 100 * gain.high());
    return new Sentence(
            "Answered within 14 days: %s points (95 %% interval %s to %s)%s",
            "Binnen 14 Tagen beantwortet: %s Punkte (95-%%-Intervall %s bis %s)%s")
        .with(signed(points.value()), signed(points.low()), signed(points.high()), proven(points));
  }

  private static Sentence days(Interval gain) {
    return new Sentence(
            "Days to pay: %s (95 %% interval %s to %s)%s",
            "Tage bis Zahlung: %s (95-%%-Intervall %s bis %s)%s")
        .with(signed(gain.value()), signed(gain.low()), signed(gain.high()), proven(gain));
  }

  private static Sentence proven(Interval gain) {
    return gain.contains(0)
        ? new Sentence("; no difference is proven.", "; ein Unterschied ist nicht belegt.")
        : Sentence.same(".");
  }

  private static Sentence signed(double value) {
    return Sentence.number(value, 1).map(text -> value > 0 ? "+" + text : text);
  }

  private static Sentence why(PilotResult.Why why) {
    return switch (why) {
      case NO_CONTROL_GROUP ->
          new Sentence(
              "No uplift is shown: there is no control group.",
              "Kein Unterschied wird gezeigt: es gibt keine Kontrollgruppe.");
      case NO_STEERED_DEBTORS ->
          new Sentence(
              "No uplift is shown: the pilot has no steered debtors.",
              "Kein Unterschied wird gezeigt: der Pilotversuch hat keine gesteuerten Debitoren.");
      case TOO_FEW_DEBTORS ->
          new Sentence(
                  "No uplift is shown: each arm needs at least %s debtors.",
                  "Kein Unterschied wird gezeigt: jeder Arm braucht mindestens %s Debitoren.")
              .with(Sentence.number(PilotResult.LEAST_DEBTORS, 0));
      case TOO_FEW_NOTICES ->
          new Sentence(
                  "No uplift is shown: each arm needs at least %s first notices that are 14 days"
                      + " old.",
                  "Kein Unterschied wird gezeigt: jeder Arm braucht mindestens %s erste Mahnungen,"
                      + " die 14 Tage alt sind.")
              .with(Sentence.number(PilotResult.LEAST_NOTICES, 0));
    };
  }
}
