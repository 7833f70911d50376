package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks at which reminder terms are known, and which of them are opened. */
record BcTermsCheck(BcLedger ledger) {
  static final Sentence SUBJECT = new Sentence("Reminder terms", "Mahnbedingungen");

  List<Finding> findings() {
    BcTermsReader.Found terms = ledger.terms();
    DunningProcedures described = terms.procedures();
    List<Finding> told = new ArrayList<>();
    if (described.byCode().isEmpty()) {
      told.add(
          Finding.warning(
              SUBJECT,
              new Sentence(
                  "No reminder terms are described: nothing can be foreseen or steered.",
                  "Keine Mahnbedingungen sind beschrieben: nichts lässt sich vorhersehen oder"
                      + " steuern."),
              new Sentence(
                  "Describe them in setting 'reminder-terms', or set them up in Business Central.",
                  "Beschreiben Sie sie in Einstellung 'reminder-terms' oder richten Sie sie in"
                      + " Business Central ein.")));
    } else if (described.onlyHoldBack()) {
      told.add(
          Finding.warning(
              SUBJECT,
              new Sentence(
                  "No opened copy of reminder terms is known: Mahnwerk can only hold back, and no"
                      + " customer is steered.",
                  "Keine geöffnete Kopie von Mahnbedingungen ist bekannt: Mahnwerk kann nur"
                      + " zurückhalten, und kein Debitor wird gesteuert."),
              new Sentence(
                  "Set up a copy with short grace and name it in the extension's set-up page or in"
                      + " setting 'opened-terms'.",
                  "Richten Sie eine Kopie mit kurzer Toleranz ein und nennen Sie sie auf der"
                      + " Einrichtungsseite der Erweiterung oder in Einstellung 'opened-terms'.")));
    } else {
      told.add(
          Finding.ok(
              SUBJECT,
              new Sentence(
                      "Opened terms and the former ones behind them: %s.",
                      "Geöffnete Mahnbedingungen und die bisherigen dahinter: %s.")
                  .with(Sentence.same(pairs(described)))));
    }
    terms.leftOut().entrySet().stream().map(BcTermsCheck::leftOut).forEach(told::add);
    return told;
  }

  private static String pairs(DunningProcedures described) {
    return new TreeMap<>(described.formerOf())
        .entrySet().stream()
            .map(pair -> pair.getKey() + " (" + pair.getValue() + ")")
            .collect(Collectors.joining(", "));
  }

  private static Finding leftOut(Map.Entry<String, String> one) {
    return Finding.warning(
        SUBJECT,
        new Sentence(
                "Terms %s are not understood (%s): their customers are not steered.",
                "Die Mahnbedingungen %s werden nicht verstanden (%s): ihre Debitoren werden nicht"
                    + " gesteuert.")
            .with(Sentence.same(one.getKey()), Sentence.same(one.getValue())),
        new Sentence(
            "Give grace and due date calculation in days or weeks, in all companies alike.",
            "Geben Sie Toleranz und Fälligkeitsberechnung in Tagen oder Wochen an, in allen"
                + " Mandanten gleich."));
  }
}
