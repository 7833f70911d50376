package io.mahnwerk.app.simulate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mahnwerk.scoring.AdviceSettings;
import io.mahnwerk.scoring.features.PaymentHistory;
import io.mahnwerk.scoring.offpolicy.Evaluation;
import io.mahnwerk.scoring.offpolicy.OffPolicy;
import io.mahnwerk.scoring.offpolicy.TestedDecision;
import io.mahnwerk.scoring.pilot.DrawOutcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a log of drawn days says of the advised ones, beside what they really brought: euros for an
 * item within 60 days of its decision, advised less former days, on items whose advised day could
 * be drawn.
 *
 * @param decisions logged
 * @param effective effective sample size
 * @param estimate by self-normalised importance sampling; absent where the log cannot tell
 * @param low lower end of its 95 % interval over debtors
 * @param high upper end
 * @param truth the difference between the two roll-outs on the same items
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OffPolicyCheck(
    long seed,
    int decisions,
    double effective,
    @Nullable Double estimate,
    @Nullable Double low,
    @Nullable Double high,
    double truth) {

  /** What became of the items in each roll-out. */
  record Histories(PaymentHistory drawn, PaymentHistory advised, PaymentHistory former) {}

  /** Empty without a decision that can be judged. */
  static Optional<OffPolicyCheck> of(Scene scene, DrawnLog log, Histories histories) {
    List<TestedDecision> standing = new ArrayList<>();
    List<TestedDecision> former = new ArrayList<>();
    double truth = 0;
    LocalDate end = scene.stage().timeline().end();
    for (DrawnLog.Logged decision : log.decisions()) {
      Function<PaymentHistory, Optional<DrawOutcome>> outcome =
          history -> outcome(scene, decision, history, end);
      Optional<DrawOutcome> drawn = outcome.apply(histories.drawn());
      Optional<DrawOutcome> advised = outcome.apply(histories.advised());
      Optional<DrawOutcome> before = outcome.apply(histories.former());
      if (drawn.isPresent() && advised.isPresent() && before.isPresent()) {
        standing.add(drawn.get().standing());
        former.add(drawn.get().former());
        truth += advised.get().logged().euros() - before.get().logged().euros();
      }
    }
    if (standing.isEmpty()) {
      return Optional.empty();
    }
    Evaluation told = new OffPolicy(OffPolicy.Settings.DEFAULT).difference(standing, former);
    return Optional.of(of(scene.stage().plan().seed(), told, truth / standing.size()));
  }

  private static OffPolicyCheck of(long seed, Evaluation told, double truth) {
    Evaluation.Overlap overlap = told.overlap();
    if (told instanceof Evaluation.Estimate estimate) {
      return new OffPolicyCheck(
          seed,
          overlap.decisions(),
          overlap.effective(),
          estimate.snips().value(),
          estimate.snips().low(),
          estimate.snips().high(),
          truth);
    }
    return new OffPolicyCheck(
        seed, overlap.decisions(), overlap.effective(), null, null, null, truth);
  }

  private static Optional<DrawOutcome> outcome(
      Scene scene, DrawnLog.Logged decision, PaymentHistory history, LocalDate end) {
    AdviceSettings given = scene.stage().context().settings();
    DrawOutcome.Weights weights =
        new DrawOutcome.Weights(given.interestRate(), given.noticeCost(), given.complaintCost());
    return history
        .find(decision.debtor(), decision.draw().item())
        .flatMap(found -> DrawOutcome.of(decision.draw(), found, weights, end.plusDays(1)));
  }
}
