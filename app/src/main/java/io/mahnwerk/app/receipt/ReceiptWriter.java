package io.mahnwerk.app.receipt;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.store.ReceiptBasis;
import io.mahnwerk.scoring.AccountOutlook;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.Advisor;
import io.mahnwerk.scoring.PaymentModel;
import io.mahnwerk.scoring.SegmentRules;
import io.mahnwerk.scoring.features.Feature;
import io.mahnwerk.scoring.features.KnownFacts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Keeps, beside each debtor's advice, all that it takes to give the same advice again. */
public final class ReceiptWriter {
  private final String terms;
  private final RecordedFacts facts;

  /**
   * @param region whose holidays the context's calendar follows
   */
  public ReceiptWriter(
      AdviceContext context, String region, SegmentRules rules, KnownFacts history) {
    this.terms = BasisJson.text(ReceiptTerms.of(context, region, rules));
    this.facts = new RecordedFacts(history);
  }

  /** What a model must look at the past through, so that its questions are taken down. */
  public KnownFacts facts() {
    return facts;
  }

  /** Begins with the next debtor; call it before it is advised. */
  public void begin() {
    facts.begin();
  }

  /**
   * One debtor's advice of one day.
   *
   * @param fallBack why the model chose no day, where it did not
   */
  public record Advised(
      DebtorAccount account,
      LocalDate asOf,
      Optional<Reason> fallBack,
      List<Recommendation> recommendations) {}

  /**
   * What the debtor's advice rests on.
   *
   * @param model the model that advised, where there was one
   */
  public ReceiptBasis basis(Advised advised, Optional<PaymentModel> model, Advisor advisor) {
    if (advised.recommendations().isEmpty()) {
      return ReceiptBasis.NONE;
    }
    ReceiptFacts.Asked asked = facts.asked();
    ReceiptFacts kept =
        new ReceiptFacts(
            advised.asOf(),
            advised.account(),
            model.map(m -> m.provenance().model()).orElse(""),
            advised.fallBack(),
            asked,
            items(advised, model, advisor),
            advisor.pilot(advised.account()),
            advised.recommendations());
    return new ReceiptBasis(terms, BasisJson.text(kept));
  }

  static List<ReceiptFacts.ItemFacts> items(
      Advised advised, Optional<PaymentModel> model, Advisor advisor) {
    Set<OpenItemRef> due =
        advised.recommendations().stream()
            .map(Recommendation::item)
            .collect(Collectors.toUnmodifiableSet());
    DebtorAccount account = advised.account();
    LocalDate asOf = advised.asOf();
    Optional<AccountOutlook> outlook = model.map(m -> m.outlook(account, asOf));
    List<String> further = model.map(PaymentModel::furtherColumns).orElse(List.of());
    return account.items().stream()
        .filter(item -> due.contains(item.ref()))
        .map(
            item ->
                new ReceiptFacts.ItemFacts(
                    item.ref(),
                    outlook.map(o -> named(o.features(item), further)).orElse(Map.of()),
                    advisor.candidates(account, item, asOf)))
        .toList();
  }

  private static Map<String, Float> named(float[] features, List<String> further) {
    Feature[] usual = Feature.values();
    Map<String, Float> named = new TreeMap<>();
    for (int f = 0; f < features.length; f++) {
      if (!Float.isNaN(features[f])) {
        String name = f < usual.length ? usual[f].key() : further.get(f - usual.length);
        named.put(name, features[f]);
      }
    }
    return named;
  }
}
