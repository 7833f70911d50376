package io.mahnwerk.core.store;

import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One item's notices: the same one may have been read from the ledger and told by a feed. */
final class NoticeMerge {
  private NoticeMerge() {}

  private record Key(LocalDate dunnedOn, DunningLevel level) {}

  static List<RecordedNotice> of(List<ItemEvent> events) {
    Map<Key, RecordedNotice> notices = new LinkedHashMap<>();
    for (ItemEvent event : events) {
      if (event.kind() == ItemEvent.Kind.NOTICED || event.kind() == ItemEvent.Kind.NOTICE_FED) {
        notices.merge(
            new Key(event.occurredOn(), event.level()),
            new RecordedNotice(
                event.occurredOn(), event.level(), event.propensity(), event.recordedOn()),
            NoticeMerge::both);
      }
    }
    List<RecordedNotice> inOrder = new ArrayList<>(notices.values());
    inOrder.sort(Comparator.comparing(RecordedNotice::dunnedOn));
    return inOrder;
  }

  private static RecordedNotice both(RecordedNotice first, RecordedNotice second) {
    return new RecordedNotice(
        first.dunnedOn(),
        first.level(),
        first.propensity().or(second::propensity),
        first.recordedOn().isBefore(second.recordedOn())
            ? first.recordedOn()
            : second.recordedOn());
  }
}
