package io.mahnwerk.app.simulate;

import io.mahnwerk.app.cycle.AdviceDesk;
import io.mahnwerk.app.demo.DirectSteering;
import io.mahnwerk.app.demo.PilotDraws;
import io.mahnwerk.app.demo.Stage;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.DrawnDay;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.PilotStage;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.scoring.Advisor;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Draws the day of every first notice evenly from the legal window and writes down what would have
 * been advised in its place, as a pilot does. Only what a pilot would know goes into the advice.
 */
final class DrawnLog implements DirectSteering.TargetDays {
  private final Stage stage;
  private final PilotDraws draws;
  private final Advisor advisor;
  private final Map<OpenItemRef, Logged> logged = new LinkedHashMap<>();

  /** One decision and whose it was. */
  record Logged(DebtorRef debtor, DrawnDay draw) {}

  DrawnLog(Stage stage, Advisor advisor) {
    this.stage = stage;
    this.advisor = advisor;
    this.draws = new PilotDraws(stage.plan().seed(), 1, stage.erp().procedures(), stage.runs());
  }

  /** Each item whose advised day could have been drawn, as it was decided when it came near. */
  Collection<Logged> decisions() {
    return logged.values();
  }

  @Override
  public DirectSteering.Targets choose(DebtorAccount account, LocalDate today) {
    Map<OpenItemRef, LocalDate> targets = draws.targets(account);
    if (account.items().stream().noneMatch(this::isUndecided)) {
      return new DirectSteering.Targets(targets, Optional.empty());
    }
    List<Recommendation> advice = advisor.advise(account, today);
    for (Recommendation one : advice) {
      account.items().stream()
          .filter(item -> item.ref().equals(one.item()))
          .filter(this::isUndecided)
          .forEach(item -> log(account, item, one, targets));
    }
    return new DirectSteering.Targets(
        targets, AdviceDesk.reviewOn(stage.context(), account, advice, today));
  }

  /** Its first notice is still to come and no decision about it was written down. */
  private boolean isUndecided(OpenItem item) {
    return item.dunning().level().equals(DunningLevel.NONE) && !logged.containsKey(item.ref());
  }

  private void log(
      DebtorAccount account,
      OpenItem item,
      Recommendation advice,
      Map<OpenItemRef, LocalDate> targets) {
    List<LocalDate> window = draws.window(account, item);
    int advised = day(advice.decision()).map(window::indexOf).orElse(-1);
    int chosen = Optional.ofNullable(targets.get(item.ref())).map(window::indexOf).orElse(-1);
    boolean told = advised >= 0 && chosen >= 0 && window.contains(advice.formerDay());
    if (told && window.get(0).isAfter(advice.decidedOn())) {
      double chance = 1.0 / window.size();
      logged.put(
          item.ref(),
          new Logged(
              item.debtor(),
              new DrawnDay(
                  item.ref(),
                  advice.decidedOn(),
                  advice.formerDay(),
                  PilotStage.WIDE,
                  window.stream()
                      .map(day -> new DrawnDay.Candidate(Optional.of(day), chance))
                      .toList(),
                  advised,
                  chosen,
                  true)));
    }
  }

  private static Optional<LocalDate> day(Decision decision) {
    return decision.match(
        dun -> Optional.of(dun.day()), wait -> Optional.empty(), leave -> Optional.empty());
  }
}
