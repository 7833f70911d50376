package io.mahnwerk.app.simulate;

import io.mahnwerk.app.demo.DirectSteering;
import io.mahnwerk.app.demo.TruthModel;
import io.mahnwerk.mocks.world.World;
import io.mahnwerk.scoring.AdvicePolicy;
import io.mahnwerk.scoring.Advisor;
import io.mahnwerk.scoring.PaymentModel;
import io.mahnwerk.scoring.SegmentRules;
import io.mahnwerk.scoring.features.PaymentHistory;
import io.mahnwerk.scoring.learned.LearnedPaymentModel;
import io.mahnwerk.scoring.learned.PacedTraining;
import io.mahnwerk.scoring.learned.TrainedModel;
import io.mahnwerk.scoring.learned.TrainingSettings;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** All policies in one world with one seed: the same history, the same luck. */
final class SeedRun {
  private final Scene steered;
  private final Scene delayed;
  private final Scene.Past past;
  private final IntConsumer daysDone;
  private final Optional<TrainedModel> model;
  private final Optional<TrainedModel> holdingBack;

  private SeedRun(Scene steered, Scene delayed, IntConsumer daysDone) {
    this.steered = steered;
    this.delayed = delayed;
    this.daysDone = daysDone;
    this.past = steered.past(daysDone);
    this.model = training(steered).train(history(), steered.stage().timeline().switchedOn());
    this.holdingBack =
        model.map(
            m -> training(delayed).paced(m, history(), steered.stage().timeline().switchedOn()));
  }

  static SeedRun begin(
      Scene.Dunning dunning, World world, Scene.Question question, IntConsumer daysDone) {
    return new SeedRun(
        Scene.of(dunning, world, question, false),
        Scene.of(dunning, world, question, true),
        daysDone);
  }

  /**
   * How many days one seed plays.
   *
   * @param further roll-outs beside those of the policies
   */
  static long days(Scene scene, int further) {
    long rollOut = scene.rollOutDays();
    return scene.pastDays() + rollOut * (Policy.values().length + further);
  }

  private PaymentHistory history() {
    return past.chronicle().history();
  }

  private PacedTraining training(Scene scene) {
    TrainingSettings usual = TrainingSettings.DEFAULT;
    TrainingSettings settings =
        new TrainingSettings(
            steered.stage().plan().seed(),
            usual.rounds(),
            usual.depth(),
            usual.maxRows(),
            usual.entryDays());
    return new PacedTraining(scene.stage().context(), SegmentRules.standard(), settings);
  }

  /** The fixed day that, in hindsight, brings most. */
  int bestFixedDay() {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int day : FixedDay.TRIED) {
      Played played = fixed(day);
      double euros = played.known().utility() + played.fresh().utility();
      best = euros > most ? day : best;
      most = Math.max(most, euros);
    }
    return best;
  }

  /**
   * What was played.
   *
   * @param learned whether the history was enough for a model
   * @param offPolicy what a log of drawn days tells of our policy; empty without a model
   * @param bandit the roll-out of Thompson sampling; empty where nobody asked for it
   */
  record Result(
      Map<Policy, Played> played,
      boolean learned,
      Optional<OffPolicyCheck> offPolicy,
      Optional<BanditReport.Seed> bandit) {}

  /**
   * @param bandit whether Thompson sampling is played, too
   * @param fixedDay asked last, as another seed may still be looking for it
   */
  Result play(boolean bandit, IntSupplier fixedDay) {
    Map<Policy, Played> played = new EnumMap<>(Policy.class);
    Map<Policy, PaymentHistory> kept = new EnumMap<>(Policy.class);
    for (Policy policy : Policy.values()) {
      if (policy != Policy.FIXED_DAY) {
        played.put(policy, play(policy, kept));
      }
    }
    Optional<OffPolicyCheck> offPolicy = model.flatMap(trained -> offPolicy(kept));
    Optional<BanditReport.Seed> drawn = bandit ? Optional.of(bandit()) : Optional.empty();
    played.put(Policy.FIXED_DAY, fixed(fixedDay.getAsInt()));
    return new Result(played, model.isPresent(), offPolicy, drawn);
  }

  private BanditReport.Seed bandit() {
    RollOut rollOut = new RollOut(steered, past);
    BanditDays days =
        new BanditDays(
            steered.stage(),
            advice(Policy.OURS, rollOut),
            steered.stage().steered().stream().map(rollOut.books().ledger()::debtorRef).toList());
    Played played = played(steered, rollOut, Optional.of(days));
    return new BanditReport.Seed(played, days.draws());
  }

  private Optional<OffPolicyCheck> offPolicy(Map<Policy, PaymentHistory> kept) {
    RollOut rollOut = new RollOut(steered, past);
    Advisor ours = new Advisor(steered.stage().context(), advice(Policy.OURS, rollOut));
    DrawnLog log = new DrawnLog(steered.stage(), ours);
    rollOut.run(Optional.of(log), daysDone);
    return OffPolicyCheck.of(
        steered,
        log,
        new OffPolicyCheck.Histories(
            rollOut.chronicle().history(),
            Objects.requireNonNull(kept.get(Policy.OURS)),
            Objects.requireNonNull(kept.get(Policy.FORMER))));
  }

  private Played fixed(int day) {
    RollOut rollOut = new RollOut(steered, past);
    return played(steered, rollOut, Optional.of(new FixedDay(steered.stage(), day)));
  }

  private Played play(Policy policy, Map<Policy, PaymentHistory> kept) {
    Scene scene = policy.isDelayOnly() ? delayed : steered;
    RollOut rollOut = new RollOut(scene, past);
    Optional<DirectSteering.TargetDays> targets =
        policy == Policy.FORMER
            ? Optional.empty()
            : Optional.of(
                rollOut.advised(
                    new Advisor(scene.stage().context(), advice(policy, rollOut)),
                    uncalibrated(policy, rollOut)));
    if (policy == Policy.OURS || policy == Policy.FORMER) {
      kept.put(policy, rollOut.chronicle().history());
    }
    return played(scene, rollOut, targets);
  }

  private AdvicePolicy advice(Policy policy, RollOut rollOut) {
    SegmentRules rules = SegmentRules.standard();
    return switch (policy) {
      case RULE -> AdvicePolicy.segmentRule(rules);
      case ORACLE, DELAY_ORACLE ->
          AdvicePolicy.freely(new TruthModel(rollOut.books().behaviour().truth()));
      case OURS, DELAY_OURS ->
          learned(trained(policy), rollOut)
              .map(learned -> AdvicePolicy.modelWithPrior(learned, rules))
              .orElse(AdvicePolicy.former());
      case FORMER, FIXED_DAY -> AdvicePolicy.former();
    };
  }

  private Optional<TrainedModel> trained(Policy policy) {
    return policy.isDelayOnly() ? holdingBack : model;
  }

  private Optional<PaymentModel> uncalibrated(Policy policy, RollOut rollOut) {
    return policy.isLearned()
        ? learned(trained(policy).map(TrainedModel::uncalibrated), rollOut).map(m -> m)
        : Optional.empty();
  }

  private Optional<LearnedPaymentModel> learned(Optional<TrainedModel> trained, RollOut rollOut) {
    return trained.map(
        known ->
            new LearnedPaymentModel(
                known,
                rollOut.chronicle().history(),
                steered.stage().calendar(),
                SegmentRules.standard()));
  }

  private Played played(Scene scene, RollOut rollOut, Optional<DirectSteering.TargetDays> targets) {
    rollOut.run(targets, daysDone);
    Foretold.Result foretold =
        rollOut.foretold().result(rollOut.books().ledger(), scene.stage().timeline().end());
    return new Played(
        rollOut.figures(scene::isKnown),
        rollOut.figures(debtor -> !scene.isKnown(debtor)),
        foretold);
  }
}
