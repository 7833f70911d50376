package io.mahnwerk.app.receipt;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.UnusableReceipt;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.ReceiptBasis;
import io.mahnwerk.scoring.AdvicePolicy;
import io.mahnwerk.scoring.Advisor;
import io.mahnwerk.scoring.PaymentModel;
import io.mahnwerk.scoring.ReactionChart;
import io.mahnwerk.scoring.SegmentRules;
import io.mahnwerk.scoring.learned.LearnedPaymentModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Gives a debtor's advice again from nothing but its receipt, the model that the receipt names and
 * this version's code. Throws {@link UnusableReceipt} where the receipt cannot be computed again at
 * all.
 */
final class Recomputation {
  private final ReceiptTerms terms;
  private final ReceiptFacts facts;
  private final SegmentRules rules = SegmentRules.standard();

  private Recomputation(ReceiptTerms terms, ReceiptFacts facts) {
    this.terms = terms;
    this.facts = facts;
  }

  static Recomputation of(ReceiptBasis basis) {
    if (basis.terms().isEmpty() || basis.facts().isEmpty()) {
      throw new UnusableReceipt(
          new Sentence(
              "holds no facts to compute it from",
              "enthält keine Angaben, aus denen er neu zu berechnen wäre"));
    }
    ReceiptTerms terms = BasisJson.read(basis.terms(), ReceiptTerms.class);
    if (!terms.mahnwerk().equals(Mahnwerk.version())) {
      throw new UnusableReceipt(
          new Sentence(
                  "was written by version %s but this is %s",
                  "stammt von Version %s, doch dies ist %s")
              .naming(terms.mahnwerk(), Mahnwerk.version()));
    }
    return new Recomputation(terms, BasisJson.read(basis.facts(), ReceiptFacts.class));
  }

  ReceiptFacts facts() {
    return facts;
  }

  ReceiptTerms terms() {
    return terms;
  }

  /** The same facts with what comes out of them here. */
  ReceiptFacts again(KeptModels models) {
    Optional<PaymentModel> model = model(models);
    Advisor plain = advisor(model);
    boolean explained = model.isPresent() && facts.fallBack().isEmpty();
    Advisor advisor = explained ? plain.explaining() : plain;
    List<Recommendation> advised = advisor.advise(facts.account(), facts.asOf());
    return new ReceiptFacts(
        facts.asOf(),
        facts.account(),
        facts.model(),
        facts.fallBack(),
        facts.asked(),
        ReceiptWriter.items(
            new ReceiptWriter.Advised(facts.account(), facts.asOf(), facts.fallBack(), advised),
            model,
            advisor),
        facts.pilot(),
        advised);
  }

  /** What would have led to another day than the item's; see {@link Advisor#counterfactual}. */
  Optional<Reason> counterfactual(OpenItemRef item, KeptModels models) {
    Optional<PaymentModel> model = model(models);
    return model.isEmpty()
        ? Optional.empty()
        : advisor(model).counterfactual(facts.account(), facts.asOf(), item);
  }

  private Advisor advisor(Optional<PaymentModel> model) {
    if (!terms.rules().equals(rules.version())) {
      throw new UnusableReceipt(
          new Sentence(
                  "rests on segment rules %s but these are %s",
                  "beruht auf Segmentregeln %s, doch diese sind %s")
              .naming(terms.rules(), rules.version()));
    }
    return new Advisor(terms.context(), drawn(policy(model)));
  }

  /**
   * What the model expects of the item's next notice on each of its candidate days; empty where no
   * model foresees anything or no day is left to choose.
   */
  Optional<ReactionChart> reactions(OpenItemRef ref, KeptModels models) {
    List<LocalDate> days =
        facts.items().stream()
            .filter(item -> item.item().equals(ref))
            .flatMap(item -> item.candidates().stream())
            .filter(day -> day.isAfter(facts.asOf()))
            .toList();
    Optional<OpenItem> item =
        facts.account().items().stream().filter(open -> open.ref().equals(ref)).findFirst();
    return days.isEmpty() || item.isEmpty()
        ? Optional.empty()
        : model(models)
            .map(m -> ReactionChart.of(m, facts.account(), item.get(), facts.asOf(), days));
  }

  private AdvicePolicy policy(Optional<PaymentModel> model) {
    if (model.isEmpty()) {
      return AdvicePolicy.former();
    }
    return facts
        .fallBack()
        .map(why -> AdvicePolicy.former(why, model.get()))
        .orElseGet(() -> AdvicePolicy.modelWithPrior(model.get(), rules));
  }

  private AdvicePolicy drawn(AdvicePolicy standing) {
    return facts
        .pilot()
        .map(then -> AdvicePolicy.exploring(standing, then.exploration()))
        .orElse(standing);
  }

  private Optional<PaymentModel> model(KeptModels models) {
    return Optional.of(facts.model())
        .filter(digest -> !digest.isEmpty())
        .map(models::load)
        .map(
            trained ->
                new LearnedPaymentModel(
                    trained, new KeptFacts(facts.asked()), terms.context().calendar(), rules));
  }
}
