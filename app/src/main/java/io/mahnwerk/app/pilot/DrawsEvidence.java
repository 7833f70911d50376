package io.mahnwerk.app.pilot;

import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.core.model.DrawnDay;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.Pilot;
import io.mahnwerk.scoring.AdviceSettings;
import io.mahnwerk.scoring.offpolicy.Evaluation;
import io.mahnwerk.scoring.offpolicy.OffPolicy;
import io.mahnwerk.scoring.pilot.DrawOutcome;
import io.mahnwerk.scoring.pilot.ShiftForesight;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the draws of a connection's pilot tell of recommended days, with intervals and overlap, or
 * why they tell nothing yet.
 */
public record DrawsEvidence(ConnectionSession session) {
  /** Empty where no pilot was started. */
  public List<Sentence> sentences() {
    return session.store().pilots().find(session.id()).map(this::of).orElse(List.of());
  }

  private List<Sentence> of(Pilot pilot) {
    Map<OpenItemRef, ItemHistory> items = new HashMap<>();
    pilot
        .arms()
        .keySet()
        .forEach(
            debtor ->
                session
                    .store()
                    .histories()
                    .of(debtor)
                    .forEach(item -> items.put(item.ref(), item)));
    return of(pilot, items);
  }

  /**
   * @param items all that are known of the debtors who take part
   */
  List<Sentence> of(Pilot pilot, Map<OpenItemRef, ItemHistory> items) {
    AdviceSettings given = session.configured().advice();
    DrawOutcome.Weights weights =
        new DrawOutcome.Weights(given.interestRate(), given.noticeCost(), given.complaintCost());
    List<DrawnDay> draws = session.store().pilots().draws().of(pilot.number());
    List<DrawOutcome> outcomes =
        draws.stream()
            .filter(draw -> items.containsKey(draw.item()))
            .flatMap(
                draw ->
                    DrawOutcome.of(draw, items.get(draw.item()), weights, session.today()).stream())
            .toList();
    ShiftForesight foresight = new ShiftForesight(outcomes);
    Evaluation evaluation =
        new OffPolicy(settings(pilot))
            .difference(
                outcomes.stream().map(o -> foresight.over(o.standing(), o)).toList(),
                outcomes.stream().map(o -> foresight.over(o.former(), o)).toList());
    long explored = draws.stream().filter(DrawnDay::explored).count();
    return new DrawsText(draws.size(), explored, evaluation).sentences();
  }

  static OffPolicy.Settings settings(Pilot pilot) {
    OffPolicy.Settings usual = OffPolicy.Settings.DEFAULT;
    return new OffPolicy.Settings(
        pilot.seed(),
        usual.resamples(),
        usual.confidence(),
        usual.leastEffective(),
        usual.mostUnsupported());
  }
}
