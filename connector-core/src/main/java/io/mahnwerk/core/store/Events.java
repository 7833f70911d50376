package io.mahnwerk.core.store;

import io.mahnwerk.core.model.DunningLevel;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Table item_event. */
final class Events {
  private final JdbcTemplate batch;

  Events(JdbcTemplate batch) {
    this.batch = batch;
  }

  record Entry(long item, ItemEvent event) {}

  void append(List<Entry> entries) {
    batch.batchUpdate(
        "INSERT INTO item_event (item_id, kind, occurred_on, recorded_on, dunning_level, propensity,"
            + " detail) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        entries.stream()
            .map(
                entry ->
                    new Object[] {
                      entry.item(),
                      entry.event().kind().name(),
                      entry.event().occurredOn().toString(),
                      entry.event().recordedOn().toString(),
                      entry.event().level().value(),
                      entry.event().propensity().orElse(null),
                      entry.event().detail()
                    })
            .toList());
  }

  static ItemEvent event(Row row) throws SQLException {
    return new ItemEvent(
        ItemEvent.Kind.valueOf(row.text("event_kind")),
        row.day("occurred_on"),
        row.day("recorded_on"),
        new DunningLevel(row.count("event_level")),
        row.optionalShare("propensity"),
        row.text("detail"));
  }
}
