package io.mahnwerk.app.receipt;

import io.mahnwerk.app.UnusableReceipt;
import io.mahnwerk.app.output.ExpectedText;
import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.Receipt;
import io.mahnwerk.core.store.ReceiptBasis;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One receipt of a cycle as a person reads it. */
record ReceiptPage(Receipt receipt, ReceiptBasis basis, Locale locale) {

  static void list(List<Receipt> receipts, PrintWriter out, Locale locale) {
    TextTable table =
        TextTable.ofTexts(
            say("Receipt", "Beleg", locale),
            say("decided on", "entschieden am", locale),
            say("item", "Posten", locale),
            say("decision", "Entscheidung", locale),
            say("former day", "bisheriger Tag", locale));
    receipts.forEach(
        one -> {
          Recommendation advice = one.recommendation();
          table.row(
              advice.item().connection() + ":" + one.number(),
              advice.decidedOn().toString(),
              advice.item().nativeKey(),
              decision(advice, locale),
              advice.formerDay().toString());
        });
    table.print(out);
  }

  void print(PrintWriter out) {
    Recommendation advice = receipt.recommendation();
    TextTable table =
        TextTable.ofTexts(say("Receipt", "Beleg", locale), Long.toString(receipt.number()));
    table.row(say("Item", "Posten", locale), advice.item().toString());
    table.row(say("Decided on", "Entschieden am", locale), advice.decidedOn().toString());
    table.row(say("Decision", "Entscheidung", locale), decision(advice, locale));
    table.row(say("Former day", "Bisheriger Tag", locale), advice.formerDay().toString());
    table.row(
        say("Paid within 30 days", "Bezahlt binnen 30 Tagen", locale),
        Sentence.percent(advice.probability30(), 1).in(locale));
    table.row(
        say("In 90 % of cases", "In 90 % der Fälle", locale),
        new Sentence("%s to %s", "%s bis %s")
            .with(Sentence.percent(advice.low(), 1), Sentence.percent(advice.high(), 1))
            .in(locale));
    table.row(
        say("Payment expected", "Zahlung erwartet", locale),
        blank(new ExpectedText(advice.expected()).days().in(locale)));
    table.row(say("Model", "Modell", locale), blank(advice.provenance().model()));
    table.row(say("Rules", "Regeln", locale), blank(advice.provenance().rules()));
    table.row(say("Scored version", "Bewertete Fassung", locale), receipt.inputs().value());
    table.print(out);
    advice.reasons().forEach(reason -> out.println("  - " + reason.text(locale)));
  }

  /**
   * What would have led to another day, and the facts about the item.
   *
   * @throws UnusableReceipt where they cannot be read
   */
  void facts(PrintWriter out, Optional<Reason> counterfactual) {
    counterfactual.ifPresent(reason -> out.println("  - " + reason.text(locale)));
    if (!basis.facts().isEmpty()) {
      item(receipt.recommendation(), out);
    }
  }

  private void item(Recommendation advice, PrintWriter out) {
    ReceiptFacts facts = BasisJson.read(basis.facts(), ReceiptFacts.class);
    for (ReceiptFacts.ItemFacts item : facts.items()) {
      if (item.item().equals(advice.item())) {
        out.println(
            say("Candidate days: %s", "Mögliche Tage: %s", locale)
                .formatted(
                    item.candidates().stream()
                        .map(LocalDate::toString)
                        .collect(Collectors.joining(", "))));
        TextTable table =
            TextTable.ofNumbers(say("Feature", "Merkmal", locale), say("Value", "Wert", locale));
        item.features().forEach((name, value) -> table.row(name, Float.toString(value)));
        table.print(out);
      }
    }
  }

  private static String blank(String text) {
    return text.isBlank() ? "–" : text;
  }

  private static String decision(Recommendation advice, Locale locale) {
    return advice
        .decision()
        .match(
            dun -> say("dun on %s", "mahnen am %s", locale).formatted(dun.day()),
            wait -> say("wait until %s", "warten bis %s", locale).formatted(wait.review()),
            leave -> say("left to the clerk", "beim Sachbearbeiter", locale));
  }

  private static String say(String english, String german, Locale locale) {
    return new Sentence(english, german).in(locale);
  }
}
