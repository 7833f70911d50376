package io.mahnwerk.app.cycle;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.DrawnDay;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.PilotStage;
import io.mahnwerk.core.store.Advice;
import io.mahnwerk.core.store.Pilot;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.scoring.AdvicePolicy;
import io.mahnwerk.scoring.offpolicy.OffPolicy;
import io.mahnwerk.scoring.pilot.DebtorOutcome;
import io.mahnwerk.scoring.pilot.Exploration;
import io.mahnwerk.scoring.pilot.PilotResult;
import io.mahnwerk.scoring.pilot.PilotRules;
import io.mahnwerk.scoring.pilot.Spread;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs the pilot of a connection within its cycles: draws days, keeps what was drawn before
 * anything is written, and stops the pilot when the steered debtors complain more or pay later.
 * Without a started pilot it does nothing. Not safe for use by several threads.
 */
final class PilotDesk {
  private final ConnectionId connection;
  private final ReceivablesStore store;
  private Optional<Pilot> pilot = Optional.empty();
  private Optional<Exploration> exploration = Optional.empty();
  private Optional<PilotStop> stoppedFor = Optional.empty();
  private boolean resting;

  PilotDesk(ConnectionId connection, ReceivablesStore store) {
    this.connection = connection;
    this.store = store;
  }

  /** From now on nothing is drawn: what cannot be written would be logged in vain. */
  void rest() {
    resting = true;
  }

  /** Looks at what the pilot has brought so far; from then on it advises as far as it may go. */
  void look(LocalDate today) {
    pilot = store.pilots().find(connection);
    pilot.ifPresent(
        running -> {
          store.pilots().draws().credit(running.number());
          if (running.stage().draws()) {
            judge(running, today);
          }
        });
    exploration = pilot.map(this::exploration);
  }

  /** The policy itself, or the same with the pilot's draws. */
  AdvicePolicy over(AdvicePolicy standing) {
    return exploration.map(drawn -> AdvicePolicy.exploring(standing, drawn)).orElse(standing);
  }

  /** Keeps the draws that became advice; any other is forgotten and may be made anew. */
  void keep(List<Advice> advice) {
    if (pilot.isEmpty() || exploration.isEmpty()) {
      return;
    }
    Map<OpenItemRef, Decision> advised = new HashMap<>();
    advice.stream()
        .flatMap(one -> one.recommendations().stream())
        .forEach(r -> advised.put(r.item(), r.decision()));
    List<DrawnDay> drawn =
        exploration.get().takeFresh().stream()
            .filter(draw -> isAdvised(draw, advised.get(draw.item())))
            .toList();
    store.inTransaction(
        () -> {
          store.pilots().draws().add(pilot.get().number(), drawn);
          return drawn.size();
        });
  }

  /** The pilot as it stands, if there is one. */
  Optional<Pilot> pilot() {
    return pilot;
  }

  /** Why this cycle stopped it; empty where it did not. */
  Optional<PilotStop> stoppedFor() {
    return stoppedFor;
  }

  private static boolean isAdvised(DrawnDay draw, @Nullable Decision decision) {
    return decision != null
        && decision.match(
            dun -> draw.day().equals(Optional.of(dun.day())),
            wait -> draw.day().isEmpty(),
            leave -> false);
  }

  private void judge(Pilot running, LocalDate today) {
    List<DebtorOutcome> debtors =
        running.arms().entrySet().stream()
            .map(
                arm ->
                    DebtorOutcome.of(
                        arm.getKey(),
                        arm.getValue(),
                        store.histories().of(arm.getKey()),
                        running.startedOn(),
                        today))
            .toList();
    PilotResult result = new PilotResult(debtors, OffPolicy.Settings.DEFAULT);
    if (result.complaints().isAlarm()) {
      stoppedFor = Optional.of(PilotStop.COMPLAINTS);
    } else if (result.pace().isAlarm()) {
      stoppedFor = Optional.of(PilotStop.PACE);
    }
    stoppedFor.ifPresent(
        why -> {
          store.inTransaction(
              () -> {
                store.pilots().enter(running.number(), PilotStage.STOPPED, today, why.word());
                return true;
              });
          pilot = store.pilots().find(connection);
        });
  }

  private Exploration exploration(Pilot running) {
    StartedDesign design = StartedDesign.of(running);
    List<DrawnDay> draws = store.pilots().draws().of(running.number());
    int explored = (int) draws.stream().filter(DrawnDay::explored).count();
    return new Exploration(
        new PilotRules(
            running.seed(),
            running.stage(),
            resting ? 0 : design.share().in(running.stage(), explored),
            design.cap(),
            running.arms(),
            Spread.of(draws)),
        draws);
  }
}
