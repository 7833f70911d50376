package io.mahnwerk.mocks.world;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The clerks who set, change and lift dunning blocks by hand. */
final class ClerkDesk {
  private final WorldSpec.Clerks rates;
  private final BusinessCalendar calendar;
  private final SimulatedLedger ledger;
  private final TreeMap<LocalDate, List<Lift>> lifts = new TreeMap<>();

  ClerkDesk(WorldSpec.Clerks rates, BusinessCalendar calendar, SimulatedLedger ledger) {
    this.rates = rates;
    this.calendar = calendar;
    this.ledger = ledger;
  }

  private record Lift(String itemKey, String reason) {}

  ClerkDesk movedTo(SimulatedLedger other) {
    ClerkDesk desk = new ClerkDesk(rates, calendar, other);
    lifts.forEach((day, list) -> desk.lifts.put(day, new ArrayList<>(list)));
    return desk;
  }

  /** Lifts the clerks' own blocks whose day has come, unless somebody changed them meanwhile. */
  List<ClerkAction> lift(LocalDate day) {
    List<ClerkAction> done = new ArrayList<>();
    while (!lifts.isEmpty() && !lifts.firstKey().isAfter(day)) {
      for (Lift lift : lifts.pollFirstEntry().getValue()) {
        LedgerItem item = ledger.item(lift.itemKey());
        if (item.isOpen() && item.blockReason().equals(lift.reason())) {
          ledger.edit(lift.itemKey(), i -> i.withBlock("", day));
          done.add(new ClerkAction(ClerkAction.Kind.LIFTED_OWN, lift.itemKey(), day));
        }
      }
    }
    return done;
  }

  /** Blocks the item of a complaint; a clerk's block that already stands stays as it is. */
  Optional<ClerkAction> complained(Receivable receivable, LocalDate day) {
    LedgerItem item = ledger.item(receivable.key());
    Optional<DunningBlock> block = ledger.marks().block(item, day);
    if (!item.isOpen() || block.filter(b -> !b.isOurs()).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(block(receivable, rates.complaintReason(), block.isPresent(), day));
  }

  /** What happens to an overdue item on an ordinary business day. */
  Optional<ClerkAction> atWork(Receivable receivable, LocalDate day) {
    Optional<DunningBlock> block = ledger.marks().block(ledger.item(receivable.key()), day);
    double chance = receivable.draw("clerk", day).uniform();
    if (block.isEmpty()) {
      return chance < rates.ownBlock()
          ? Optional.of(block(receivable, rates.blockReason(), false, day))
          : Optional.empty();
    }
    if (!block.get().isOurs() || chance >= rates.liftOurs() + rates.changeOurs()) {
      return Optional.empty();
    }
    if (chance >= rates.liftOurs()) {
      return Optional.of(block(receivable, rates.blockReason(), true, day));
    }
    ledger.edit(receivable.key(), item -> ledger.marks().liftByHand(item, day));
    return Optional.of(new ClerkAction(ClerkAction.Kind.LIFTED_OURS, receivable.key(), day));
  }

  private ClerkAction block(Receivable receivable, String reason, boolean ours, LocalDate day) {
    ledger.edit(receivable.key(), item -> item.withBlock(reason, day));
    WorldSpec.Span span = rates.liftedAfterDays();
    int after = receivable.draw("lift", day).between(span.from(), span.to());
    lifts
        .computeIfAbsent(calendar.nextOnOrAfter(day.plusDays(after)), d -> new ArrayList<>())
        .add(new Lift(receivable.key(), reason));
    ClerkAction.Kind kind = ours ? ClerkAction.Kind.CHANGED_OURS : ClerkAction.Kind.SET_OWN;
    return new ClerkAction(kind, receivable.key(), day);
  }
}
