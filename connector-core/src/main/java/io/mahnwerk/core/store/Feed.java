package io.mahnwerk.core.store;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Facts from feed files; each waits until the item it names is read. */
final class Feed {
  private static final String MATCHED =
      """
      FROM feed_fact f
      JOIN debtor d ON d.id = f.debtor_id
      JOIN item i ON i.debtor_id = f.debtor_id AND i.document_number = f.document_number
      WHERE f.waiting = 1 AND d.connection = ?
      """;

  private final JdbcClient sql;
  private final JdbcTemplate batch;
  private final DebtorRows debtors;

  Feed(JdbcClient sql, JdbcTemplate batch, DebtorRows debtors) {
    this.sql = sql;
    this.batch = batch;
    this.debtors = debtors;
  }

  void add(List<FeedFact> facts, LocalDate today) {
    List<DebtorRef> refs = facts.stream().map(FeedFact::debtor).distinct().toList();
    debtors.name(refs);
    Map<DebtorRef, DebtorRows.Known> known = debtors.find(refs);
    batch.batchUpdate(
        "INSERT INTO feed_fact (debtor_id, document_number, kind, occurred_on, dunning_level,"
            + " propensity, imported_on) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        facts.stream().map(fact -> values(fact, known.get(fact.debtor()).id(), today)).toList());
  }

  /** Turns the facts whose items are known into events. */
  void apply(ConnectionId connection, ReadingDay day) {
    if (waiting(connection) == 0) {
      return;
    }
    sql.sql(
            """
            INSERT INTO item_event
              (item_id, kind, occurred_on, recorded_on, dunning_level, propensity)
            SELECT i.id, f.kind, f.occurred_on,
              CASE WHEN f.occurred_on < ? THEN f.occurred_on ELSE ? END,
              f.dunning_level, f.propensity
            """
                + MATCHED
                + " ON CONFLICT DO NOTHING")
        .params(day.startedOn().toString(), day.today().toString(), connection.value())
        .update();
    sql.sql(
            "UPDATE debtor SET changed = 1, plan_on = '' WHERE id IN (SELECT f.debtor_id "
                + MATCHED
                + ")")
        .param(connection.value())
        .update();
    sql.sql("UPDATE feed_fact SET waiting = 0 WHERE id IN (SELECT f.id " + MATCHED + ")")
        .param(connection.value())
        .update();
  }

  long waiting(ConnectionId connection) {
    return sql.sql(
            "SELECT COUNT(*) FROM feed_fact f JOIN debtor d ON d.id = f.debtor_id"
                + " WHERE f.waiting = 1 AND d.connection = ?")
        .param(connection.value())
        .query(Long.class)
        .single();
  }

  private static Object[] values(FeedFact fact, long debtor, LocalDate today) {
    boolean notice = fact instanceof FeedFact.Noticed;
    return new Object[] {
      debtor,
      fact.documentNumber(),
      (notice ? ItemEvent.Kind.NOTICE_FED : ItemEvent.Kind.COMPLAINED).name(),
      fact.day().toString(),
      fact instanceof FeedFact.Noticed noticed ? noticed.level().value() : 0,
      fact instanceof FeedFact.Noticed noticed ? noticed.propensity().orElse(null) : null,
      today.toString()
    };
  }
}
