package io.mahnwerk.scoring;

import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.Reason;
import java.util.List;
import java.util.Optional;

/** Keeps every item to its former day; a model, where there is one, only foresees. */
final class FormerPolicy extends AdvicePolicy {
  private final Reason reason;
  private final Optional<PaymentModel> model;

  FormerPolicy(Reason reason, Optional<PaymentModel> model) {
    this.reason = reason;
    this.model = model;
  }

  @Override
  List<Choice> choose(AccountCase account, List<DueItem> items) {
    Optional<AccountOutlook> outlook = model.map(m -> m.outlook(account.account(), account.asOf()));
    return items.stream()
        .map(
            i ->
                outlook
                    .map(o -> new ItemValue(account, i, o).former(reason))
                    .orElse(
                        new Choice(Optional.of(i.formerDay()), Forecast.UNKNOWN, List.of(reason))))
        .toList();
  }

  @Override
  Optional<PaymentModel> model() {
    return model;
  }

  @Override
  AdvicePolicy following(PaymentModel other) {
    return new FormerPolicy(reason, model.map(m -> other));
  }

  @Override
  ModelProvenance provenance() {
    return model
        .map(PaymentModel::provenance)
        .map(p -> new ModelProvenance(p.model(), p.features(), p.trainedUpTo(), "former"))
        .orElse(ModelProvenance.ruleOnly("former"));
  }
}
