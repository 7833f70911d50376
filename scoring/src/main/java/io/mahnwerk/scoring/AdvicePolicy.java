package io.mahnwerk.scoring;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.scoring.pilot.Exploration;
import io.mahnwerk.scoring.pilot.PilotMoment;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** How a day is chosen where the hard rules leave a choice. Immutable. */
public abstract sealed class AdvicePolicy
    permits FormerPolicy, SegmentPolicy, ModelPolicy, HoldBackPolicy, ExploringPolicy {
  AdvicePolicy() {}

  /** Every item on its former day. */
  public static AdvicePolicy former() {
    return former(Reason.of(ReasonCode.FORMER_SCHEDULE));
  }

  /** Every item on its former day, for the given reason. */
  public static AdvicePolicy former(Reason reason) {
    return new FormerPolicy(reason, Optional.empty());
  }

  /** The same, with a model that foresees payment but chooses nothing. */
  public static AdvicePolicy former(Reason reason, PaymentModel model) {
    return new FormerPolicy(reason, Optional.of(model));
  }

  /** The day the debtor's segment is believed to answer best; unknown segments as before. */
  public static AdvicePolicy segmentRule(SegmentRules rules) {
    return new SegmentPolicy(rules);
  }

  /**
   * The day of the segment that the debtor behaves like, unless the model expects more than the
   * margin from another one; the more the notices uphold the rule, the wider is the margin.
   */
  public static AdvicePolicy modelWithPrior(PaymentModel model, SegmentRules rules) {
    return new ModelPolicy(model, rules, true);
  }

  /** The day of the greatest expected utility, whatever a rule says. */
  public static AdvicePolicy freely(PaymentModel model) {
    return new ModelPolicy(model, SegmentRules.NONE, false);
  }

  /** The former day, or two weeks more for items that most likely are paid within them anyway. */
  public static AdvicePolicy holdBack(PaymentModel model) {
    return new HoldBackPolicy(model);
  }

  /**
   * Another policy, save where a pilot draws the day of a first notice, keeps a debtor as its
   * control group or was stopped.
   */
  public static AdvicePolicy exploring(AdvicePolicy standing, Exploration pilot) {
    return new ExploringPolicy(standing, pilot);
  }

  /** One choice for each item, in the items' order. */
  abstract List<Choice> choose(AccountCase account, List<DueItem> items);

  /** The model that foresees payment, where the policy has one. */
  Optional<PaymentModel> model() {
    return Optional.empty();
  }

  /** The same policy with another model, where it follows one. */
  abstract AdvicePolicy following(PaymentModel other);

  /** The same policy as if no segment were told, where a segment has a say in it. */
  Optional<AdvicePolicy> withoutSegment() {
    return Optional.empty();
  }

  /** The same policy for looking ahead from a day; see {@link PaymentModel#ahead}. */
  AdvicePolicy ahead(OpenItem item, LocalDate from, List<PlannedNotice> sent) {
    return model().map(m -> following(m.ahead(item, from, sent))).orElse(this);
  }

  /** The policy whose choices can be explained by what is known: chance has no reasons. */
  AdvicePolicy explained() {
    return this;
  }

  /** What a pilot's draws for the debtor rest on; empty where none is in play. */
  Optional<PilotMoment> pilot(DebtorAccount account) {
    return Optional.empty();
  }

  /** What the choices rest on; its rules part names this policy. */
  abstract ModelProvenance provenance();
}
