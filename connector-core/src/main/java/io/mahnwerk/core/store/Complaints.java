package io.mahnwerk.core.store;

import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItemRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Takes complaints back and records them again. Nothing is erased: a complaint and its end are two
 * facts, each with its own day.
 */
public final class Complaints {
  private final ReceivablesStore store;

  Complaints(ReceivablesStore store) {
    this.store = store;
  }

  /**
   * From the day after {@code today} on the complaint counts for nothing; what was advised until
   * then can still be explained.
   *
   * @return whether a complaint of that day stood
   */
  public boolean takeBack(OpenItemRef item, LocalDate complainedOn, LocalDate today) {
    return store.inTransaction(
        () -> {
          Optional<ItemRows.Known> row = find(item);
          boolean stands =
              row.flatMap(known -> history(known))
                  .map(ItemHistory::complaints)
                  .filter(all -> all.stream().anyMatch(c -> c.complainedOn().equals(complainedOn)))
                  .isPresent();
          if (stands) {
            add(row.orElseThrow(), ItemEvent.Kind.COMPLAINT_TAKEN_BACK, complainedOn, today);
          }
          return stands;
        });
  }

  /** Makes a complaint stand that was taken back; does nothing for any other. */
  public void restore(OpenItemRef item, LocalDate complainedOn, LocalDate today) {
    store.inTransaction(
        () -> {
          find(item)
              .filter(row -> history(row).filter(h -> isTakenBack(h, complainedOn)).isPresent())
              .ifPresent(row -> add(row, ItemEvent.Kind.COMPLAINT_RESTORED, complainedOn, today));
          return true;
        });
  }

  private static boolean isTakenBack(ItemHistory history, LocalDate day) {
    return history.complaints().stream().noneMatch(c -> c.complainedOn().equals(day))
        && history.takenBack().stream().anyMatch(t -> t.told().complainedOn().equals(day));
  }

  private Optional<ItemRows.Known> find(OpenItemRef item) {
    return Optional.ofNullable(store.itemRows().find(List.of(item)).get(item));
  }

  private Optional<ItemHistory> history(ItemRows.Known row) {
    return store.histories().of(row.stored().item().debtor()).stream()
        .filter(history -> history.ref().equals(row.ref()))
        .findFirst();
  }

  private void add(ItemRows.Known row, ItemEvent.Kind kind, LocalDate on, LocalDate today) {
    ItemEvent event = ItemEvent.of(kind, on, today);
    store.events().append(List.of(new Events.Entry(row.id(), event)));
    store.debtorRows().markChanged(List.of(row.debtorId()));
  }
}
