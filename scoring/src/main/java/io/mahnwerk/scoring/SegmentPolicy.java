package io.mahnwerk.scoring;

import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Takes the day that the debtor's segment is believed to answer best. */
final class SegmentPolicy extends AdvicePolicy {
  /** How many days off its own day an item goes before it rather waits for none. */
  private static final int FARTHEST = 60;

  private final SegmentRules rules;

  SegmentPolicy(SegmentRules rules) {
    this.rules = rules;
  }

  @Override
  List<Choice> choose(AccountCase account, List<DueItem> items) {
    Candidates candidates = Candidates.of(account, items);
    Optional<SegmentRules.Segment> segment = named(account);
    int[] plan = plan(segment, account, items, candidates);
    Reason reason = reason(segment);
    return IntStream.range(0, plan.length)
        .mapToObj(i -> new Choice(day(candidates, plan[i]), Forecast.UNKNOWN, List.of(reason)))
        .toList();
  }

  /** For each item the index of its candidate, or the number of candidates to wait. */
  int[] plan(
      Optional<SegmentRules.Segment> segment,
      AccountCase account,
      List<DueItem> items,
      Candidates candidates) {
    List<LetterPlan.Worth> worth =
        items.stream()
            .map(i -> nearness(account, i, candidates, target(segment, account, i, candidates)))
            .toList();
    LetterPlan.Costs free = new LetterPlan.Costs(0, 0, account.gapDays());
    return new LetterPlan(candidates, worth, free).best();
  }

  /** What the table says of this debtor's industry. */
  Optional<SegmentRules.Segment> named(AccountCase account) {
    return rules.find(account.account().debtor().industry());
  }

  /** The segment of the number. */
  SegmentRules.Segment numbered(int segment) {
    return rules.numbered(segment);
  }

  static Reason reason(Optional<SegmentRules.Segment> segment) {
    return segment
        .map(s -> Reason.of(ReasonCode.SEGMENT_RULE, s.name()))
        .orElse(Reason.of(ReasonCode.FORMER_SCHEDULE));
  }

  /** The day of an item taken alone; empty to wait. */
  private Optional<LocalDate> target(
      Optional<SegmentRules.Segment> segment,
      AccountCase account,
      DueItem item,
      Candidates candidates) {
    if (segment.isEmpty()) {
      return Optional.of(item.formerDay());
    }
    List<LocalDate> days =
        IntStream.range(0, candidates.size())
            .filter(c -> candidates.allows(item, c))
            .mapToObj(candidates::day)
            .toList();
    Optional<LocalDate> last = account.lastDunnedOn();
    if (item.level().value() > 1 && last.isPresent()) {
      LocalDate from = last.get().plusDays(rules.laterDays());
      return days.stream().filter(d -> !d.isBefore(from)).findFirst();
    }
    return segment
        .get()
        .window()
        .choose(item.item().netDueDate(), days, account.context().calendar());
  }

  private static LetterPlan.Worth nearness(
      AccountCase account, DueItem item, Candidates candidates, Optional<LocalDate> target) {
    int none = candidates.size();
    double[] euros = new double[none + 1];
    for (int c = 0; c < none; c++) {
      LocalDate day = candidates.day(c);
      double off =
          target.map(t -> Math.abs(ChronoUnit.DAYS.between(t, day))).orElse((long) FARTHEST);
      euros[c] = candidates.allows(item, c) ? -off : Double.NEGATIVE_INFINITY;
    }
    euros[none] = target.isPresent() ? -FARTHEST : 0;
    double[] always = new double[none + 1];
    Arrays.fill(always, 1);
    return new LetterPlan.Worth(euros, always, new double[none + 1]);
  }

  static Optional<LocalDate> day(Candidates candidates, int index) {
    return index == candidates.size() ? Optional.empty() : Optional.of(candidates.day(index));
  }

  @Override
  AdvicePolicy following(PaymentModel other) {
    return this;
  }

  @Override
  ModelProvenance provenance() {
    return ModelProvenance.ruleOnly("segments " + rules.version());
  }

  String version() {
    return rules.version();
  }

  boolean knowsSegments() {
    return rules.segments() > 0;
  }
}
