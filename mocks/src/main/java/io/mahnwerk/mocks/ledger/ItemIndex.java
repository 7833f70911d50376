package io.mahnwerk.mocks.ledger;

import io.mahnwerk.core.model.Clearing;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The items of a ledger by key, by debtor and by the day on which they were last touched. */
final class ItemIndex {
  private final TreeMap<String, LedgerItem> items = new TreeMap<>();
  private final Map<String, Map<String, LedgerItem>> openByDebtor = new TreeMap<>();
  private final Map<String, LedgerItem> open = new LinkedHashMap<>();
  private final NavigableMap<LocalDate, Map<String, LedgerItem>> byTouch = new TreeMap<>();

  /** Makes room for the items of a debtor. */
  void open(String debtor) {
    openByDebtor.computeIfAbsent(debtor, number -> new LinkedHashMap<>());
  }

  /** Puts an item in the place of the one with its key, which it answers. */
  Optional<LedgerItem> file(LedgerItem item) {
    LedgerItem before = items.put(item.key(), item);
    if (before != null) {
      byTouch.get(lastTouch(before)).remove(item.key());
    }
    byTouch.computeIfAbsent(lastTouch(item), day -> new LinkedHashMap<>()).put(item.key(), item);
    Map<String, LedgerItem> ofDebtor = openByDebtor.get(item.debtor());
    if (item.isOpen()) {
      open.put(item.key(), item);
      ofDebtor.put(item.key(), item);
    } else {
      open.remove(item.key());
      ofDebtor.remove(item.key());
    }
    return Optional.ofNullable(before);
  }

  Optional<LedgerItem> find(String key) {
    return Optional.ofNullable(items.get(key));
  }

  List<LedgerItem> startingWith(String prefix) {
    return List.copyOf(items.subMap(prefix, prefix + Character.MAX_VALUE).values());
  }

  List<LedgerItem> from(String key) {
    return List.copyOf(items.tailMap(key, true).values());
  }

  Collection<LedgerItem> all() {
    return items.values();
  }

  Collection<LedgerItem> open() {
    return open.values();
  }

  Collection<LedgerItem> openOf(String debtor) {
    return openByDebtor.get(debtor).values();
  }

  List<LedgerItem> touchedSince(LocalDate day) {
    return byTouch.tailMap(day, true).values().stream()
        .flatMap(items -> items.values().stream())
        .toList();
  }

  private static LocalDate lastTouch(LedgerItem item) {
    LocalDate changed =
        item.changedOn().isAfter(item.createdOn()) ? item.changedOn() : item.createdOn();
    return item.clearing().map(Clearing::clearedOn).filter(changed::isBefore).orElse(changed);
  }
}
