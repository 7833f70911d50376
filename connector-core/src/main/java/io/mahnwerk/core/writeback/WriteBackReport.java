package io.mahnwerk.core.writeback;

import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.OutboxState;
import java.util.ArrayList;
import java.util.List;

/** Every write of one write-back as it stood at its end. */
public record WriteBackReport(List<OutboxEntry> entries) {
  public WriteBackReport {
    entries = List.copyOf(entries);
  }

  public int count(OutboxState state) {
    return (int) entries.stream().filter(entry -> entry.state() == state).count();
  }

  public WriteBackReport then(WriteBackReport later) {
    List<OutboxEntry> all = new ArrayList<>(entries);
    all.addAll(later.entries);
    return new WriteBackReport(all);
  }
}
