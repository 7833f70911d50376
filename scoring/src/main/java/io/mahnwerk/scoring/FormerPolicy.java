package io.mahnwerk.scoring;

import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.Reason;
import java.util.List;
import java.util.Optional;

/** Keeps every item to its former day. */
final class FormerPolicy extends AdvicePolicy {
  private final Reason reason;

  FormerPolicy(Reason reason) {
    this.reason = reason;
  }

  @Override
  List<Choice> choose(AccountCase account, List<DueItem> items) {
    return items.stream()
        .map(i -> new Choice(Optional.of(i.formerDay()), Likelihood.UNKNOWN, List.of(reason), true))
        .toList();
  }

  @Override
  ModelProvenance provenance() {
    return ModelProvenance.ruleOnly("former");
  }
}
