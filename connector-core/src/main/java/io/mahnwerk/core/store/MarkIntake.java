package io.mahnwerk.core.store;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells from what was read which of our writes are done and which of our marks a clerk changed. */
final class MarkIntake {
  private final Outbox outbox;
  private final Marks marks;
  private final LocalDate today;
  private final Map<DunningTarget, OutboxEntry> inFlight = new HashMap<>();
  private final Set<Long> touchedDebtors = new HashSet<>();
  private final List<OutboxEntry> confirmed = new ArrayList<>();
  private final Map<Long, StandingMark> toPut = new LinkedHashMap<>();
  private final Set<Long> toRemove = new HashSet<>();
  private final List<Events.Entry> happened = new ArrayList<>();

  MarkIntake(Outbox outbox, Marks marks, List<OutboxEntry> inFlight, LocalDate today) {
    this.outbox = outbox;
    this.marks = marks;
    this.today = today;
    inFlight.forEach(entry -> this.inFlight.put(entry.intent().target(), entry));
  }

  void takeItems(Collection<ItemRows.Known> items) {
    List<Long> ids = new ArrayList<>();
    items.forEach(item -> ids.add(item.id()));
    Map<Long, StandingMark> standing = marks.standing(ids);
    for (ItemRows.Known item : items) {
      take(item, Optional.ofNullable(standing.get(item.id())));
    }
  }

  void takeDebtor(Debtor debtor) {
    OutboxEntry entry = inFlight.get(debtor.ref());
    if (entry != null && entry.intent().isShownBy(debtor)) {
      confirmed.add(entry);
    }
  }

  /** Writes down what was found. */
  void keep() {
    outbox.confirm(confirmed, today);
    marks.remove(toRemove);
    marks.put(toPut, today);
  }

  int confirmed() {
    return confirmed.size();
  }

  int overridden() {
    return happened.size();
  }

  /** What is to be noted about items. */
  List<Events.Entry> events() {
    return happened;
  }

  /** Debtors for whose items something of ours differs from what was known. */
  Set<Long> touchedDebtors() {
    return touchedDebtors;
  }

  private void take(ItemRows.Known item, Optional<StandingMark> standing) {
    Optional<OutboxEntry> entry = Optional.ofNullable(inFlight.get(item.ref()));
    boolean done = entry.map(sent -> sent.intent().isShownBy(item.stored().item())).orElse(false);
    boolean cleared = item.stored().clearing().isPresent();
    if (done) {
      confirmed.add(entry.orElseThrow());
    } else if (cleared) {
      entry.ifPresent(
          sent -> outbox.end(sent, OutboxState.REFUSED, Reason.of(ReasonCode.ITEM_CLEARED), today));
    }
    if (cleared) {
      standing.ifPresent(mark -> toRemove.add(item.id()));
    } else if (done) {
      confirm(item, entry.orElseThrow().intent(), standing);
    } else {
      standing.ifPresent(mark -> compare(item, mark));
    }
  }

  private void confirm(ItemRows.Known item, Intent intent, Optional<StandingMark> standing) {
    switch (intent.kind()) {
      case HOLD -> toPut.put(item.id(), held(item, intent));
      case RELEASE ->
          standing.ifPresent(
              mark -> {
                if (mark.in(item.stored().item().dunning(), today) == StandingMark.Sight.USED_UP) {
                  toRemove.add(item.id());
                } else {
                  toPut.put(item.id(), mark.released());
                }
              });
      case WITHDRAW -> toRemove.add(item.id());
    }
  }

  private static StandingMark held(ItemRows.Known item, Intent intent) {
    Intent.HoldDays days = intent.hold().orElseThrow();
    var state = item.stored().item().dunning();
    return new StandingMark(
        StandingMark.Phase.HELD,
        days.until(),
        days.wanted(),
        state.mark().isPresent(),
        LastNotice.of(state));
  }

  private void compare(ItemRows.Known item, StandingMark mark) {
    switch (mark.in(item.stored().item().dunning(), today)) {
      case AS_CONFIRMED -> {}
      case RAN_OUT -> {
        toPut.put(item.id(), mark.released());
        touchedDebtors.add(item.debtorId());
      }
      case USED_UP -> {
        toRemove.add(item.id());
        touchedDebtors.add(item.debtorId());
      }
      case OVERRIDDEN -> {
        marks.override(item.id(), mark.notice(), today);
        toRemove.add(item.id());
        touchedDebtors.add(item.debtorId());
        happened.add(
            new Events.Entry(item.id(), ItemEvent.of(ItemEvent.Kind.OVERRIDDEN, today, today)));
      }
    }
  }
}
