package io.mahnwerk.core.store;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes what a ledger says into the store. Taking the same twice changes nothing. */
final class Intake {
  private final DebtorRows debtors;
  private final ItemRows items;
  private final Events events;
  private final Outbox outbox;
  private final Marks marks;
  private final Feed feed;

  Intake(ReceivablesStore store) {
    this.debtors = store.debtorRows();
    this.items = store.itemRows();
    this.events = store.events();
    this.outbox = store.outbox();
    this.marks = store.marks();
    this.feed = store.feed();
  }

  /** An item as it was read and what is to be noted about it. */
  private record Reading(Optional<StoredItem> before, StoredItem after, List<ItemEvent> events) {}

  IntakeReport take(ConnectionId connection, List<Change> changes, ReadingDay day) {
    Map<DebtorRef, Debtor> debtorsRead = new LinkedHashMap<>();
    Set<DebtorRef> named = new LinkedHashSet<>();
    List<Change> itemsRead = new ArrayList<>();
    for (Change change : changes) {
      if (change instanceof Change.DebtorSeen seen) {
        debtorsRead.put(seen.debtor().ref(), seen.debtor());
      } else {
        itemsRead.add(change);
        named.add(item(change).debtor());
      }
    }
    named.addAll(debtorsRead.keySet());
    List<DebtorRef> blocked = newlyBlocked(debtorsRead);
    Set<Long> changed = new HashSet<>();
    Map<DebtorRef, Long> ids = takeDebtors(named, debtorsRead, changed);
    MarkIntake ours = new MarkIntake(outbox, marks, outbox.inFlight(connection), day.today());
    debtorsRead.values().forEach(ours::takeDebtor);
    Tally tally = takeItems(itemsRead, ids, day, changed, ours);
    takeComplaints(blocked.stream().map(ids::get).toList(), day, tally);
    ours.keep();
    events.append(ours.events());
    feed.apply(connection, day);
    debtors.markChanged(changed);
    debtors.markToPlan(ours.touchedDebtors());
    return new IntakeReport(
        itemsRead.size(),
        debtorsRead.size(),
        tally.notices,
        tally.clearings,
        tally.complaints,
        ours.confirmed(),
        ours.overridden());
  }

  /** Debtors whom a clerk has blocked since they were last read. */
  private List<DebtorRef> newlyBlocked(Map<DebtorRef, Debtor> read) {
    List<DebtorRef> blocked =
        read.values().stream().filter(Intake::isBlockedByClerk).map(Debtor::ref).toList();
    return debtors.find(blocked).values().stream()
        .filter(row -> row.debtor().map(before -> !isBlockedByClerk(before)).orElse(false))
        .map(DebtorRows.Known::ref)
        .toList();
  }

  private static boolean isBlockedByClerk(Debtor debtor) {
    return debtor.dunning().block().map(block -> !block.isOurs()).orElse(false);
  }

  /** A block on the whole account is a complaint about each notice that was sent shortly before. */
  private void takeComplaints(List<Long> blocked, ReadingDay day, Tally tally) {
    LocalDate since = day.arose().minusDays(ItemChange.COMPLAINT_DAYS);
    List<Events.Entry> complaints = new ArrayList<>();
    for (ItemRows.Known item : items.dunnedSince(blocked, since)) {
      LocalDate dunned = item.stored().item().dunning().lastDunnedOn().orElseThrow();
      LocalDate on = day.arose().isBefore(dunned) ? dunned : day.arose();
      ItemEvent event = ItemEvent.of(ItemEvent.Kind.COMPLAINED, on, day.recordedOn(on));
      complaints.add(new Events.Entry(item.id(), event));
      tally.add(List.of(event));
    }
    events.append(complaints);
  }

  private Map<DebtorRef, Long> takeDebtors(
      Set<DebtorRef> named, Map<DebtorRef, Debtor> read, Set<Long> changed) {
    Map<DebtorRef, DebtorRows.Known> known = debtors.find(named);
    List<Debtor> different =
        read.values().stream().filter(debtor -> !isKnown(known.get(debtor.ref()), debtor)).toList();
    debtors.upsert(different);
    debtors.name(named.stream().filter(ref -> !known.containsKey(ref)).toList());
    Map<DebtorRef, Long> ids = new HashMap<>();
    known.forEach((ref, row) -> ids.put(ref, row.id()));
    debtors
        .find(named.stream().filter(ref -> !known.containsKey(ref)).toList())
        .forEach((ref, row) -> ids.put(ref, row.id()));
    different.stream()
        .filter(debtor -> changesInputs(known.get(debtor.ref()), debtor))
        .forEach(debtor -> changed.add(ids.get(debtor.ref())));
    return ids;
  }

  private static boolean isKnown(DebtorRows.@Nullable Known row, Debtor debtor) {
    return row != null && row.debtor().equals(Optional.of(debtor));
  }

  private static boolean changesInputs(DebtorRows.@Nullable Known row, Debtor debtor) {
    return row == null
        || row.debtor()
            .map(before -> !before.with(before.dunning(), debtor.version()).equals(debtor))
            .orElse(true);
  }

  private Tally takeItems(
      List<Change> read,
      Map<DebtorRef, Long> debtorIds,
      ReadingDay day,
      Set<Long> changed,
      MarkIntake ours) {
    Map<OpenItemRef, ItemRows.Known> known =
        items.find(read.stream().map(change -> item(change).ref()).toList());
    Map<OpenItemRef, Reading> readings = new LinkedHashMap<>();
    for (Change change : read) {
      OpenItem item = item(change);
      Reading earlier = readings.get(item.ref());
      Optional<StoredItem> before =
          earlier != null
              ? Optional.of(earlier.after())
              : Optional.ofNullable(known.get(item.ref())).map(ItemRows.Known::stored);
      StoredItem after = StoredItem.of(item, clearing(change), before);
      ItemChange difference = new ItemChange(before, after, day);
      List<ItemEvent> happened = new ArrayList<>(earlier == null ? List.of() : earlier.events());
      happened.addAll(difference.events());
      if (difference.changesInputs()) {
        changed.add(debtorIds.get(item.debtor()));
        before.ifPresent(
            b ->
                changed.add(
                    debtorIds.getOrDefault(b.item().debtor(), debtorIds.get(item.debtor()))));
      }
      readings.put(item.ref(), new Reading(before, after, happened));
    }
    return store(readings, known, debtorIds, ours);
  }

  private Tally store(
      Map<OpenItemRef, Reading> readings,
      Map<OpenItemRef, ItemRows.Known> known,
      Map<DebtorRef, Long> debtorIds,
      MarkIntake ours) {
    items.upsert(
        readings.values().stream()
            .filter(reading -> !reading.before().equals(Optional.of(reading.after())))
            .map(
                reading ->
                    new ItemRows.Entry(
                        reading.after(), debtorIds.get(reading.after().item().debtor())))
            .toList());
    Map<OpenItemRef, ItemRows.Known> rows =
        items.find(readings.keySet().stream().filter(ref -> !known.containsKey(ref)).toList());
    Tally tally = new Tally();
    List<Events.Entry> happened = new ArrayList<>();
    List<ItemRows.Known> current = new ArrayList<>();
    readings.forEach(
        (ref, reading) -> {
          ItemRows.Known row = known.getOrDefault(ref, rows.get(ref));
          current.add(
              new ItemRows.Known(
                  row.id(), debtorIds.get(reading.after().item().debtor()), reading.after()));
          reading.events().forEach(event -> happened.add(new Events.Entry(row.id(), event)));
          tally.add(reading.events());
        });
    events.append(happened);
    ours.takeItems(current);
    return tally;
  }

  private static OpenItem item(Change change) {
    return change instanceof Change.Open open ? open.item() : ((Change.Cleared) change).item();
  }

  private static Optional<Clearing> clearing(Change change) {
    return change instanceof Change.Cleared cleared
        ? Optional.of(cleared.clearing())
        : Optional.empty();
  }

  /** Counts what happened. */
  private static final class Tally {
    private int notices;
    private int clearings;
    private int complaints;

    void add(Collection<ItemEvent> events) {
      for (ItemEvent event : events) {
        switch (event.kind()) {
          case NOTICED -> notices++;
          case CLEARED -> clearings++;
          case COMPLAINED -> complaints++;
          default -> {}
        }
      }
    }
  }
}
