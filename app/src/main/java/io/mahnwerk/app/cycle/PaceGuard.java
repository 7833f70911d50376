package io.mahnwerk.app.cycle;

import io.mahnwerk.app.config.ConfiguredConnection;
import io.mahnwerk.app.config.SteeringState;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.PilotArm;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.scoring.features.PaymentHistory;
import io.mahnwerk.scoring.pilot.DebtorOutcome;
import io.mahnwerk.scoring.pilot.PaceWatch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stops the use of recommended days in a steered company code whose debtors are seen to pay later
 * than those beside them that are held to their former day: the debtors beyond {@code pilot-share}.
 * Which debtor is on which side follows from its number alone, so that the two differ by nothing
 * else. A guardrail, not a promise: see {@link PaceWatch} for how often it errs and what it needs.
 */
final class PaceGuard {
  private final ConfiguredConnection connection;
  private final DunningProcedures procedures;
  private final PaceRecord kept;
  private final Set<DebtorRef> leftOut;
  private final List<CompanyCode> justStopped = new ArrayList<>();
  private final Map<CompanyCode, PaceRecord.Watch> watches;

  /**
   * @param leftOut debtors of a pilot, which is watched by itself
   */
  PaceGuard(
      ConfiguredConnection connection,
      DunningProcedures procedures,
      PaceRecord kept,
      Set<DebtorRef> leftOut) {
    this.connection = connection;
    this.procedures = procedures;
    this.kept = kept;
    this.leftOut = Set.copyOf(leftOut);
    this.watches = kept.read();
  }

  /** Judges what was recorded before today; begins to watch where it did not yet. */
  void look(PaymentHistory history, LocalDate today) {
    int share = connection.safeguards().pilotShare();
    Map<CompanyCode, PaceRecord.Watch> before = Map.copyOf(watches);
    watches.keySet().removeIf(code -> !isWatched(code, share));
    if (share > 0 && share < 100) {
      connection.steering().keySet().stream()
          .filter(code -> isWatched(code, share))
          .forEach(code -> watches.put(code, watch(code, share, today)));
      judge(history, new PilotShare(share), today);
    }
    if (!watches.equals(before)) {
      kept.write(watches);
    }
  }

  /** Why no day is chosen in this company code; empty where one may be. */
  Optional<Reason> stops(CompanyCode code) {
    return Optional.ofNullable(watches.get(code))
        .flatMap(PaceRecord.Watch::stopped)
        .map(day -> Reason.of(ReasonCode.PAID_LATER_THAN_CONTROL, code.value(), day));
  }

  /** The company codes that were stopped by the last look. */
  List<CompanyCode> justStopped() {
    return List.copyOf(justStopped);
  }

  /** Why former days hold in the company codes that an earlier look stopped. */
  List<Reason> stoppedEarlier() {
    return watches.keySet().stream()
        .filter(code -> !justStopped.contains(code))
        .flatMap(code -> stops(code).stream())
        .toList();
  }

  /** Tells the advice that follows from that under other stops. */
  String text() {
    StringBuilder text = new StringBuilder();
    watches.forEach(
        (code, watch) ->
            watch.stopped().ifPresent(day -> text.append(" slow ").append(code.value())));
    return text.toString();
  }

  private boolean isWatched(CompanyCode code, int share) {
    return connection.steering(code) == SteeringState.STEERED && share > 0 && share < 100;
  }

  private PaceRecord.Watch watch(CompanyCode code, int share, LocalDate today) {
    PaceRecord.Watch known = watches.get(code);
    return known != null && known.share() == share
        ? known
        : new PaceRecord.Watch(today, share, Optional.empty());
  }

  private void judge(PaymentHistory history, PilotShare share, LocalDate today) {
    justStopped.clear();
    Map<CompanyCode, List<PaceWatch.Seen>> seen = seen(history, share, today);
    seen.forEach(
        (code, debtors) -> {
          PaceRecord.Watch watch = watches.get(code);
          if (watch != null
              && watch.stopped().isEmpty()
              && new PaceWatch(debtors).judge().isAlarm()) {
            watches.put(code, watch.stoppedOn(today));
            justStopped.add(code);
          }
        });
  }

  private Map<CompanyCode, List<PaceWatch.Seen>> seen(
      PaymentHistory history, PilotShare share, LocalDate today) {
    Set<DebtorRef> opened = new HashSet<>();
    history.debtors().filter(this::isSteered).map(Debtor::ref).forEach(opened::add);
    Map<DebtorRef, List<ItemHistory>> items = new HashMap<>();
    history
        .items()
        .filter(item -> opened.contains(item.debtor()))
        .forEach(item -> items.computeIfAbsent(item.debtor(), d -> new ArrayList<>()).add(item));
    Map<CompanyCode, List<PaceWatch.Seen>> seen = new HashMap<>();
    items.forEach(
        (debtor, all) -> {
          PaceRecord.Watch watch = watches.get(debtor.companyCode());
          if (watch != null) {
            PilotArm arm = share.includes(debtor) ? PilotArm.STEERED : PilotArm.CONTROL;
            DebtorOutcome.of(debtor, arm, all, watch.began(), today)
                .pace()
                .ifPresent(
                    one ->
                        seen.computeIfAbsent(debtor.companyCode(), c -> new ArrayList<>())
                            .add(one));
          }
        });
    return seen;
  }

  private boolean isSteered(Debtor debtor) {
    return procedures.isOpened(debtor.dunning().procedure()) && !leftOut.contains(debtor.ref());
  }
}
