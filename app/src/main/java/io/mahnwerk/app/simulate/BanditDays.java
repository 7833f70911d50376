package io.mahnwerk.app.simulate;

import io.mahnwerk.app.cycle.AdviceDesk;
import io.mahnwerk.app.demo.DirectSteering;
import io.mahnwerk.app.demo.Stage;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DrawnDay;
import io.mahnwerk.core.model.PilotArm;
import io.mahnwerk.core.model.PilotStage;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.scoring.AdvicePolicy;
import io.mahnwerk.scoring.Advisor;
import io.mahnwerk.scoring.pilot.Exploration;
import io.mahnwerk.scoring.pilot.ExploringShare;
import io.mahnwerk.scoring.pilot.PilotRules;
import io.mahnwerk.scoring.pilot.Spread;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Days as the product draws them in the stage of Thompson sampling, for every steered debtor. Each
 * day begins with what was drawn before, as a cycle does.
 */
final class BanditDays implements DirectSteering.TargetDays {
  /** Simulated debtors are not spared by amount. */
  private static final BigDecimal NO_CAP = new BigDecimal("1e12");

  private final Stage stage;
  private final AdvicePolicy standing;
  private final Map<DebtorRef, PilotArm> arms;
  private final List<DrawnDay> draws = new ArrayList<>();
  private Optional<Round> round = Optional.empty();

  /** One day's draws. */
  private record Round(LocalDate day, Exploration exploration, Advisor advisor) {}

  /**
   * @param debtors who take part
   */
  BanditDays(Stage stage, AdvicePolicy standing, List<DebtorRef> debtors) {
    this.stage = stage;
    this.standing = standing;
    this.arms = new HashMap<>();
    debtors.forEach(debtor -> arms.put(debtor, PilotArm.STEERED));
  }

  /** What was drawn and advised so far. */
  List<DrawnDay> draws() {
    return List.copyOf(draws);
  }

  @Override
  public DirectSteering.Targets choose(DebtorAccount account, LocalDate today) {
    Round now = round.filter(r -> r.day().equals(today)).orElseGet(() -> begin(today));
    round = Optional.of(now);
    List<Recommendation> advice = now.advisor().advise(account, today);
    DirectSteering.Targets targets =
        DirectSteering.Targets.of(
            advice, AdviceDesk.reviewOn(stage.context(), account, advice, today));
    now.exploration().takeFresh().stream()
        .filter(draw -> draw.day().equals(Optional.ofNullable(targets.byItem().get(draw.item()))))
        .forEach(draws::add);
    return targets;
  }

  private Round begin(LocalDate today) {
    int explored = (int) draws.stream().filter(DrawnDay::explored).count();
    PilotRules rules =
        new PilotRules(
            stage.plan().seed(),
            PilotStage.THOMPSON,
            ExploringShare.DEFAULT.in(PilotStage.THOMPSON, explored),
            NO_CAP,
            arms,
            Spread.of(draws));
    Exploration exploration = new Exploration(rules, draws);
    AdvicePolicy policy = AdvicePolicy.exploring(standing, exploration);
    return new Round(today, exploration, new Advisor(stage.context(), policy));
  }
}
