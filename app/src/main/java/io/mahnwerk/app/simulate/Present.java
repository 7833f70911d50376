package io.mahnwerk.app.simulate;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.world.World;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.AdvicePolicy;
import io.mahnwerk.scoring.Advisor;
import io.mahnwerk.scoring.PaymentModel;
import io.mahnwerk.scoring.SegmentRules;
import io.mahnwerk.scoring.features.KnownFacts;
import io.mahnwerk.scoring.features.PaymentHistory;
import io.mahnwerk.scoring.learned.LearnedPaymentModel;
import io.mahnwerk.scoring.learned.PacedTraining;
import io.mahnwerk.scoring.learned.TrainedModel;
import io.mahnwerk.scoring.learned.TrainingSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A world's debtors on the day on which its history ends, all of them steered, and a model that was
 * trained on that history.
 *
 * @param accounts with an open item each, at least
 */
public record Present(
    AdviceContext context,
    PaymentHistory history,
    TrainedModel trained,
    LocalDate today,
    List<DebtorAccount> accounts) {
  private static final double DRAWN = 0.25;

  public Present {
    accounts = List.copyOf(accounts);
  }

  /** A quarter of the history's first notices is drawn; empty where no model can be trained. */
  public static Optional<Present> of(World world, long seed) {
    Scene scene = Scene.of(Simulation.dunning(), world, new Scene.Question(seed, 1, DRAWN), false);
    Scene.Past past = scene.past(day -> {});
    LocalDate today = scene.stage().timeline().switchedOn();
    AdviceContext context = scene.stage().context();
    SegmentRules rules = SegmentRules.standard();
    return new PacedTraining(context, rules, TrainingSettings.DEFAULT)
        .train(past.chronicle().history(), today)
        .map(
            trained ->
                new Present(
                    context, past.chronicle().history(), trained, today, steered(scene, past)));
  }

  /**
   * The advice of the model.
   *
   * @param facts through which it looks at the history
   */
  public Advisor advisor(KnownFacts facts) {
    return new Advisor(context, AdvicePolicy.modelWithPrior(model(facts), SegmentRules.standard()));
  }

  /** The model, which looks at the history through these facts. */
  public PaymentModel model(KnownFacts facts) {
    return new LearnedPaymentModel(trained, facts, context.calendar(), SegmentRules.standard());
  }

  private static List<DebtorAccount> steered(Scene scene, Scene.Past past) {
    SimulatedLedger ledger = past.books().ledger();
    scene.stage().assign(ledger, true);
    return scene.stage().steered().stream()
        .map(ledger::account)
        .filter(account -> !account.items().isEmpty())
        .toList();
  }
}
