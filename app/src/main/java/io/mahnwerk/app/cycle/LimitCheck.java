package io.mahnwerk.app.cycle;

import io.mahnwerk.app.config.Safeguards;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.Exposure;
import java.util.Map;
import java.util.Optional;

/** Holds what a run is about to do against its limits. */
record LimitCheck(Safeguards limits) {

  /**
   * @param items how many items the run has held already
   * @param amounts how much, by currency
   */
  Optional<Sentence> breach(Exposure.Figures planned, int items, Map<String, Money> amounts) {
    if (planned.holds() == 0) {
      return Optional.empty();
    }
    long all = planned.holds() + items;
    if (all > limits.items()) {
      return Optional.of(
          sentence("limits.items", count(all, "items", "Posten"), number(limits.items())));
    }
    return amount(planned, amounts).or(() -> share(planned));
  }

  private Optional<Sentence> amount(Exposure.Figures planned, Map<String, Money> before) {
    if (limits.amount().isEmpty()) {
      return Optional.empty();
    }
    Money most = limits.amount().get();
    Money zero = Money.ofMinorUnits(most.currency(), 0);
    Money sum =
        planned
            .amounts()
            .getOrDefault(most.currency(), zero)
            .plus(before.getOrDefault(most.currency().getCurrencyCode(), zero));
    return sum.compareTo(most) <= 0
        ? Optional.empty()
        : Optional.of(sentence("limits.amount", Sentence.of(sum), Sentence.of(most)));
  }

  private Optional<Sentence> share(Exposure.Figures planned) {
    boolean tooFew = planned.debtorsOpen() < Safeguards.FEWEST_DEBTORS;
    boolean within = planned.debtorsHeld() * 100 <= planned.debtorsOpen() * limits.heldShare();
    return tooFew || within
        ? Optional.empty()
        : Optional.of(
            sentence(
                "limits.held-share",
                new Sentence("%s of %s debtors", "%s von %s Debitoren")
                    .with(number(planned.debtorsHeld()), number(planned.debtorsOpen())),
                number(limits.heldShare()).map(percent -> percent + " %")));
  }

  private static Sentence sentence(String setting, Sentence what, Sentence most) {
    return new Sentence(
            "The run was stopped: it would hold %s, and %s allows %s. No recommended day was written"
                + " and steered items keep their former day; raise the limit in mahnwerk.yaml when"
                + " that many are right.",
            "Der Lauf wurde angehalten: er würde %s halten, und %s erlaubt %s. Kein empfohlener Tag"
                + " wurde geschrieben, und gesteuerte Posten behalten ihren bisherigen Tag; heben Sie"
                + " die Grenze in mahnwerk.yaml an, wenn so viele richtig sind.")
        .with(what, Sentence.same(setting), most);
  }

  private static Sentence count(long count, String english, String german) {
    return new Sentence("%s " + english, "%s " + german).with(number(count), number(count));
  }

  private static Sentence number(long number) {
    return Sentence.number(number, 0);
  }
}
