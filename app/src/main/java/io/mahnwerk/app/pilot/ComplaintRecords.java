package io.mahnwerk.app.pilot;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.store.ReceivablesStore;
import java.util.stream.Stream;

/** Whether anybody records complaints at all: without them no rule can stop a pilot. */
record ComplaintRecords(ReceivablesStore store, ConnectionId connection) {
  boolean areNone() {
    try (Stream<ItemHistory> items = store.histories().all(connection)) {
      return items.allMatch(item -> item.complaints().isEmpty());
    }
  }
}
