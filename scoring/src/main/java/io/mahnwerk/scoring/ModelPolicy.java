package io.mahnwerk.scoring;

import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.scoring.features.SegmentBelief;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Takes the plan of the greatest expected utility, with or without a rule that is hard to beat. */
final class ModelPolicy extends AdvicePolicy {
  private static final int LEAST_EVIDENCE = 3;
  private static final double LIKELY_COMPLAINT = 0.2;

  private final PaymentModel model;
  private final SegmentPolicy prior;
  private final boolean priorHolds;

  ModelPolicy(PaymentModel model, SegmentRules rules, boolean priorHolds) {
    this(model, new SegmentPolicy(rules), priorHolds);
  }

  private ModelPolicy(PaymentModel model, SegmentPolicy prior, boolean priorHolds) {
    this.model = model;
    this.prior = prior;
    this.priorHolds = priorHolds;
  }

  @Override
  List<Choice> choose(AccountCase account, List<DueItem> items) {
    AccountOutlook outlook = model.outlook(account.account(), account.asOf());
    OptionalDouble dayPrice = model.dayPrice(outlook.evidence());
    List<ItemValue> values =
        items.stream().map(i -> new ItemValue(account, i, outlook, dayPrice.orElse(0))).toList();
    if (dayPrice.isEmpty()) {
      Reason slow = Reason.of(ReasonCode.PACE_NOT_KEPT);
      return values.stream().map(v -> v.former(slow)).toList();
    }
    if (outlook.evidence() < LEAST_EVIDENCE && isUnlikeAnybody(outlook)) {
      Reason thin = Reason.of(ReasonCode.THIN_HISTORY, outlook.evidence());
      return values.stream().map(v -> v.former(thin)).toList();
    }
    Candidates candidates = Candidates.of(account, items);
    Optional<SegmentRules.Segment> segment =
        !priorHolds || !prior.knowsSegments()
            ? Optional.empty()
            : outlook
                .segment()
                .map(s -> prior.numbered(s.segment()))
                .or(() -> prior.named(account));
    int[] ruled = prior.plan(segment, account, items, candidates);
    Reason rule = SegmentPolicy.reason(segment);
    if (priorHolds && !model.knowsTiming()) {
      return IntStream.range(0, ruled.length)
          .mapToObj(i -> values.get(i).choice(candidates, ruled[i], List.of(rule)))
          .toList();
    }
    double caution = segment.isPresent() ? caution(outlook) : Math.min(1, model.caution());
    return choose(new Plans(account, candidates, values, ruled, caution), rule);
  }

  /** All that the choice between the rule's plan and the model's rests on. */
  private record Plans(
      AccountCase account,
      Candidates candidates,
      List<ItemValue> values,
      int[] ruled,
      double caution) {
    private List<LetterPlan.Worth> worth() {
      return values.stream().map(v -> v.worth(candidates)).toList();
    }
  }

  private List<Choice> choose(Plans plans, Reason rule) {
    AdviceSettings settings = plans.account().settings();
    LetterPlan.Costs costs =
        new LetterPlan.Costs(
            settings.noticeCost(), settings.complaintCost(), plans.account().gapDays());
    List<LetterPlan.Worth> worth = plans.worth();
    int[] best =
        new LetterPlan(plans.candidates(), favoured(worth, plans.ruled(), margin(plans)), costs)
            .best();
    LetterPlan plain = new LetterPlan(plans.candidates(), worth, costs);
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < best.length; i++) {
      boolean kept = best[i] == plans.ruled()[i];
      List<Reason> reasons = new ArrayList<>();
      reasons.add(kept ? rule : gain(plain, best, plans.ruled(), i));
      if (!kept) {
        reasons.addAll(behaviour(plans, i, best[i]));
      }
      choices.add(plans.values().get(i).choice(plans.candidates(), best[i], reasons));
    }
    return choices;
  }

  /** Of a debtor whose segment or kind is told it is known how such debtors answer. */
  private boolean isUnlikeAnybody(AccountOutlook outlook) {
    boolean segmentTold = prior.knowsSegments() && outlook.segment().isPresent();
    return !priorHolds || (!segmentTold && !outlook.isLikeOthers());
  }

  /**
   * Only a belief about a segment that the notices leave standing deserves a wide margin; for the
   * former day of a debtor without one nothing speaks but habit.
   */
  private double caution(AccountOutlook outlook) {
    return outlook.segment().map(SegmentBelief::support).orElse(1.0) * model.caution();
  }

  private double margin(Plans plans) {
    return plans.account().settings().margin() * plans.caution();
  }

  /** The rule's day counts as much more as the model must expect to overrule it. */
  private List<LetterPlan.Worth> favoured(
      List<LetterPlan.Worth> worth, int[] ruled, double margin) {
    if (!priorHolds) {
      return worth;
    }
    return IntStream.range(0, ruled.length)
        .mapToObj(
            i -> {
              LetterPlan.Worth item = worth.get(i);
              double[] euros = item.euros().clone();
              euros[ruled[i]] += margin;
              return new LetterPlan.Worth(euros, item.sent(), item.complaint());
            })
        .toList();
  }

  private static Reason gain(LetterPlan plan, int[] best, int[] ruled, int item) {
    int[] back = Arrays.copyOf(best, best.length);
    back[item] = ruled[item];
    double euros = plan.value(best) - plan.value(back);
    return Reason.of(ReasonCode.MODEL_GAIN, String.format(Locale.ROOT, "%.2f", euros));
  }

  private static List<Reason> behaviour(Plans plans, int item, int chosen) {
    List<Reason> reasons = new ArrayList<>(plans.values().get(item).traits());
    LetterPlan.Worth worth = plans.values().get(item).worth(plans.candidates());
    int first =
        IntStream.range(0, chosen)
            .filter(c -> worth.euros()[c] > Double.NEGATIVE_INFINITY)
            .findFirst()
            .orElse(chosen);
    double complaint = worth.complaint()[first];
    if (first < chosen && complaint >= LIKELY_COMPLAINT) {
      reasons.add(0, Reason.of(ReasonCode.COMPLAINT_LIKELY, Math.round(100 * complaint)));
    }
    return reasons.subList(0, Math.min(2, reasons.size()));
  }

  @Override
  Optional<PaymentModel> model() {
    return Optional.of(model);
  }

  @Override
  AdvicePolicy following(PaymentModel other) {
    return new ModelPolicy(other, prior, priorHolds);
  }

  @Override
  Optional<AdvicePolicy> withoutSegment() {
    return priorHolds
        ? Optional.of(new ModelPolicy(model, SegmentRules.NONE, true))
        : Optional.empty();
  }

  @Override
  ModelProvenance provenance() {
    ModelProvenance trained = model.provenance();
    String rules = priorHolds ? "segments " + prior.version() : "utility";
    return new ModelProvenance(trained.model(), trained.features(), trained.trainedUpTo(), rules);
  }
}
