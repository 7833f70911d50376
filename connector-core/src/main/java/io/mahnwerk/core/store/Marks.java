package io.mahnwerk.core.store;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.OpenItemRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What of ours stands in a ledger as far as reads confirmed it, and what clerks did to it. */
public final class Marks {
  private final JdbcClient sql;
  private final JdbcTemplate batch;

  Marks(JdbcClient sql, JdbcTemplate batch) {
    this.sql = sql;
    this.batch = batch;
  }

  /** Forgets what stands, so that its absence is taken for nobody's doing. */
  public void forget(ConnectionId connection) {
    sql.sql(
            "DELETE FROM standing_mark WHERE item_id IN"
                + " (SELECT id FROM item WHERE connection = ?)")
        .param(connection.value())
        .update();
  }

  /** How often a clerk lifted or changed a mark of ours; once for each item and notice. */
  public long overrides(ConnectionId connection) {
    return sql.sql(
            "SELECT COUNT(*) FROM clerk_override o JOIN item i ON i.id = o.item_id"
                + " WHERE i.connection = ?")
        .param(connection.value())
        .query(Long.class)
        .single();
  }

  /**
   * The open items whose next notice was held up to this day, as a read confirmed, in a ledger that
   * keeps no date of ours with them: their block may be gone by itself.
   */
  public Set<OpenItemRef> heldWithoutDateTo(ConnectionId connection, LocalDate day) {
    return sql.sql(
            """
            SELECT i.company_code, i.native_key FROM standing_mark m
            JOIN item i ON i.id = m.item_id AND i.dunning_level = m.dunning_level
              AND COALESCE(i.last_dunned_on, '') = COALESCE(m.last_dunned_on, '')
            WHERE m.hold_until = ? AND m.dated = 0 AND i.connection = ? AND i.cleared_on IS NULL
            """)
        .params(day.toString(), connection.value())
        .query(
            (columns, number) ->
                new OpenItemRef(
                    connection,
                    new CompanyCode(columns.getString("company_code")),
                    columns.getString("native_key")))
        .set();
  }

  /** What was recommended for the present notice of these items counts no more. */
  public void undo(Collection<OpenItemRef> items, LocalDate today) {
    batch.batchUpdate(
        """
        INSERT INTO undone_advice (item_id, dunning_level, last_dunned_on, undone_on)
        SELECT id, dunning_level, COALESCE(last_dunned_on, ''), ? FROM item
        WHERE connection = ? AND company_code = ? AND native_key = ?
        ON CONFLICT (item_id, dunning_level, last_dunned_on) DO NOTHING
        """,
        items.stream()
            .map(
                item ->
                    new Object[] {
                      today.toString(),
                      item.connection().value(),
                      item.companyCode().value(),
                      item.nativeKey()
                    })
            .toList());
  }

  Map<Long, StandingMark> standing(Collection<Long> items) {
    Map<Long, StandingMark> found = new HashMap<>();
    for (List<Long> ids : KeyParts.of(items)) {
      sql.sql("SELECT * FROM standing_mark WHERE item_id IN (:items)")
          .param("items", ids)
          .query(
              columns -> {
                found.put(columns.getLong("item_id"), mark(columns, 0));
              });
    }
    return found;
  }

  /** Those of the items for whose present notice a clerk overrode us. */
  Set<Long> overridden(Collection<Long> items) {
    return forPresentNotice("clerk_override", items);
  }

  /** Those of the items for whose present notice a person undid what was recommended. */
  Set<Long> undone(Collection<Long> items) {
    return forPresentNotice("undone_advice", items);
  }

  private Set<Long> forPresentNotice(String table, Collection<Long> items) {
    Set<Long> found = new HashSet<>();
    for (List<Long> ids : KeyParts.of(items)) {
      found.addAll(
          sql.sql(
                  """
                  SELECT i.id FROM %s o JOIN item i ON i.id = o.item_id
                    AND i.dunning_level = o.dunning_level
                    AND COALESCE(i.last_dunned_on, '') = o.last_dunned_on
                  WHERE o.item_id IN (:items)
                  """
                      .formatted(table))
              .param("items", ids)
              .query(Long.class)
              .list());
    }
    return found;
  }

  void put(Map<Long, StandingMark> marks, LocalDate today) {
    batch.batchUpdate(
        """
        INSERT INTO standing_mark (item_id, phase, hold_until, wanted, dated, dunning_level,
          last_dunned_on, confirmed_on)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (item_id) DO UPDATE SET
          phase = excluded.phase, hold_until = excluded.hold_until, wanted = excluded.wanted,
          dated = excluded.dated, dunning_level = excluded.dunning_level,
          last_dunned_on = excluded.last_dunned_on, confirmed_on = excluded.confirmed_on
        """,
        marks.entrySet().stream()
            .map(entry -> values(entry.getKey(), entry.getValue(), today))
            .toList());
  }

  void remove(Collection<Long> items) {
    batch.batchUpdate(
        "DELETE FROM standing_mark WHERE item_id = ?",
        items.stream().map(item -> new Object[] {item}).toList());
  }

  void override(long item, LastNotice notice, LocalDate today) {
    sql.sql(
            """
            INSERT INTO clerk_override (item_id, dunning_level, last_dunned_on, found_on)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (item_id, dunning_level, last_dunned_on) DO NOTHING
            """)
        .params(item, notice.level().value(), notice.dayText(), today.toString())
        .update();
  }

  private static Object[] values(long item, StandingMark mark, LocalDate today) {
    return new Object[] {
      item,
      mark.phase().name(),
      mark.until().toString(),
      mark.wanted().toString(),
      DebtorRows.flag(mark.dated()),
      mark.notice().level().value(),
      mark.notice().dunnedOn().map(LocalDate::toString).orElse(null),
      today.toString()
    };
  }

  static StandingMark mark(ResultSet columns, int number) throws SQLException {
    Row row = new Row(columns);
    return new StandingMark(
        StandingMark.Phase.valueOf(row.text("phase")),
        row.day("hold_until"),
        row.day("wanted"),
        row.flag("dated"),
        row.lastNotice());
  }
}
