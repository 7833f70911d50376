package io.mahnwerk.app.output;

import io.mahnwerk.core.model.ExpectedPayment;
import io.mahnwerk.core.model.Sentence;
import java.time.LocalDate;
import java.util.Optional;

/** When a payment is expected, in words. */
public record ExpectedText(ExpectedPayment expected) {
  /** The days alone, for a cell; blank where none is named. */
  public Sentence days() {
    Optional<LocalDate> from = expected.from();
    if (from.isEmpty()) {
      return Sentence.same("");
    }
    return expected
        .until()
        .map(until -> new Sentence("%s to %s", "%s bis %s").with(text(from.get()), text(until)))
        .orElseGet(() -> new Sentence("not before %s", "nicht vor %s").with(text(from.get())));
  }

  /** What the days mean; empty where none is named. */
  public Optional<Sentence> sentence() {
    if (!expected.isTold()) {
      return Optional.empty();
    }
    Sentence span =
        expected.until().isPresent()
            ? new Sentence(
                "Payment is expected from %s; of such payments at least eight in ten come within"
                    + " these days",
                "Die Zahlung wird vom %s erwartet; von solchen Zahlungen kommen mindestens acht von"
                    + " zehn in diesen Tagen")
            : new Sentence(
                "Payment is expected %s; of such payments at least nine in ten come no earlier",
                "Die Zahlung wird %s erwartet; von solchen Zahlungen kommen mindestens neun von"
                    + " zehn nicht früher");
    Sentence told = span.with(days());
    return Optional.of(
        expected
            .middle()
            .map(
                middle ->
                    new Sentence("%s, half of them by %s.", "%s, die Hälfte bis %s.")
                        .with(told, text(middle)))
            .orElseGet(() -> new Sentence("%s.", "%s.").with(told)));
  }

  private static Sentence text(LocalDate day) {
    return Sentence.same(day.toString());
  }
}
