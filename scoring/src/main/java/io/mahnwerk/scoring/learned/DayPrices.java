package io.mahnwerk.scoring.learned;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;

/**
 * What each further day of an open item counts in euros, so that the model's plans let no money
 * come later than the former schedule; empty where no price does that.
 *
 * @param known for debtors of whom some paid items are known
 * @param fresh for the others
 */
record DayPrices(OptionalDouble known, OptionalDouble fresh) {
  static final DayPrices NONE = new DayPrices(OptionalDouble.of(0), OptionalDouble.of(0));

  /** From so many paid items on a debtor is known. */
  static final int KNOWN = 3;

  OptionalDouble of(int evidence) {
    return evidence < KNOWN ? fresh : known;
  }

  void writeTo(ObjectNode node) {
    known.ifPresentOrElse(p -> node.put("known", p), () -> node.putNull("known"));
    fresh.ifPresentOrElse(p -> node.put("new", p), () -> node.putNull("new"));
  }

  static DayPrices read(JsonNode node) {
    return new DayPrices(price(node.path("known")), price(node.path("new")));
  }

  private static OptionalDouble price(JsonNode node) {
    return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
  }
}
