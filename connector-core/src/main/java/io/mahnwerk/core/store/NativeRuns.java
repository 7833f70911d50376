package io.mahnwerk.core.store;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.Turnaround;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What native runs were foreseen to do and what they did. Forecasts are kept for half a year. */
public final class NativeRuns {
  private static final int KEPT_DAYS = 183;
  private static final String OF_RUN =
      """
      FROM item i JOIN debtor d ON d.id = i.debtor_id
      LEFT JOIN foreseen_notice f ON f.item_id = i.id AND f.run_on = :run
      LEFT JOIN item_event e ON e.item_id = i.id AND e.kind = 'NOTICED' AND e.occurred_on = :run
      LEFT JOIN native_run n ON n.connection = i.connection
        AND n.company_code = i.company_code AND n.run_on = :run
      WHERE i.connection = :connection
        AND (i.id IN (SELECT item_id FROM foreseen_notice WHERE run_on = :run)
          OR i.id IN (SELECT item_id FROM item_event
            WHERE kind = 'NOTICED' AND occurred_on = :run))
      """;

  /** A ledger shows an item's last notice only, so a later one hides whether the run sent one. */
  private static final String LATER_NOTICE =
      """
      (SELECT MAX(l.occurred_on) FROM item_event l WHERE l.item_id = i.id AND l.kind = 'NOTICED'
        AND e.item_id IS NULL AND l.occurred_on > :run AND l.recorded_on <= n.compared_on)
      """;

  private final JdbcClient sql;
  private final JdbcTemplate batch;
  private final ItemRows items;

  NativeRuns(JdbcClient sql, JdbcTemplate batch, ItemRows items) {
    this.sql = sql;
    this.batch = batch;
    this.items = items;
  }

  /** An item on a notice and its level then. */
  public record Foreseen(OpenItemRef item, DunningLevel level) {}

  /**
   * Keeps what is foreseen of a run, in place of an earlier forecast; nothing once the ledger shows
   * that the run has been.
   */
  public void foresee(
      ConnectionId connection, LocalDate run, Stream<Foreseen> notices, LocalDate today) {
    if (hasBeen(connection, run)) {
      return;
    }
    sql.sql(
            "DELETE FROM foreseen_notice WHERE item_id IN (SELECT id FROM item WHERE connection = ?)"
                + " AND (run_on = ? OR run_on < ?)")
        .params(connection.value(), run.toString(), today.minusDays(KEPT_DAYS).toString())
        .update();
    sql.sql(
            "INSERT INTO native_run (connection, company_code, run_on, foreseen_on)"
                + " SELECT DISTINCT connection, company_code, ?, ? FROM debtor"
                + " WHERE connection = ? AND known = 1"
                + " ON CONFLICT (connection, company_code, run_on)"
                + " DO UPDATE SET foreseen_on = excluded.foreseen_on")
        .params(run.toString(), today.toString(), connection.value())
        .update();
    List<Foreseen> some = new ArrayList<>();
    for (Iterator<Foreseen> all = notices.iterator(); all.hasNext(); ) {
      some.add(all.next());
      if (some.size() == KeyParts.SIZE || !all.hasNext()) {
        insert(run, some);
        some.clear();
      }
    }
  }

  /**
   * Compares every run before today that was foreseen and not compared; call it after reading,
   * within a transaction. An item of which only a later notice is known does not count. Where
   * people carry what the ledger did to us, a run of which nothing is known yet waits.
   */
  public void compareBefore(
      ConnectionId connection, LocalDate today, boolean byLevel, Turnaround turnaround) {
    List<LocalDate> runs =
        sql.sql(
                "SELECT DISTINCT run_on FROM native_run"
                    + " WHERE connection = ? AND run_on < ? AND compared_on IS NULL ORDER BY run_on")
            .params(connection.value(), today.toString())
            .query((columns, number) -> new Row(columns).day("run_on"))
            .list();
    runs.stream()
        .filter(
            run ->
                !turnaround.byPeople()
                    || run.plusDays(turnaround.days()).isBefore(today)
                    || hasBeen(connection, run))
        .forEach(run -> compare(connection, run, today, byLevel));
  }

  /** Keeps a comparison that was made elsewhere. */
  public void keep(ConnectionId connection, RunComparison run, LocalDate comparedOn) {
    sql.sql(
            "INSERT INTO native_run (connection, company_code, run_on, foreseen_on, foreseen,"
                + " observed, agreeing, compared_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (connection, company_code, run_on) DO UPDATE SET"
                + " foreseen = excluded.foreseen, observed = excluded.observed,"
                + " agreeing = excluded.agreeing, compared_on = excluded.compared_on")
        .params(
            connection.value(),
            run.companyCode().value(),
            run.run().toString(),
            run.run().toString(),
            run.foreseen(),
            run.observed(),
            run.agreeing(),
            comparedOn.toString())
        .update();
  }

  /**
   * The latest runs of a company code that were compared, the latest first. A day without a single
   * notice does not count: the run did not take place, or it proves nothing.
   */
  public List<RunComparison> last(ConnectionId connection, CompanyCode company, int most) {
    return sql.sql(
            "SELECT * FROM native_run WHERE connection = ? AND company_code = ?"
                + " AND compared_on IS NOT NULL AND observed > 0"
                + " ORDER BY run_on DESC LIMIT ?")
        .params(connection.value(), company.value(), most)
        .query((columns, number) -> comparison(new Row(columns)))
        .list();
  }

  /** Every company code's comparison of the runs on a day; empty before they were compared. */
  public List<RunComparison> of(ConnectionId connection, LocalDate run) {
    return sql.sql(
            "SELECT * FROM native_run WHERE connection = ? AND run_on = ?"
                + " AND compared_on IS NOT NULL ORDER BY company_code")
        .params(connection.value(), run.toString())
        .query((columns, number) -> comparison(new Row(columns)))
        .list();
  }

  /** The latest run that was compared. */
  public Optional<LocalDate> lastCompared(ConnectionId connection) {
    return sql.sql(
            "SELECT MAX(run_on) AS run_on FROM native_run"
                + " WHERE connection = ? AND compared_on IS NOT NULL")
        .param(connection.value())
        .query((columns, number) -> new Row(columns).optionalDay("run_on"))
        .single();
  }

  /** Every compared run, the earliest first. */
  public List<RunComparison> compared(ConnectionId connection) {
    return sql.sql(
            "SELECT * FROM native_run WHERE connection = ? AND compared_on IS NOT NULL"
                + " ORDER BY run_on, company_code")
        .param(connection.value())
        .query((columns, number) -> comparison(new Row(columns)))
        .list();
  }

  /** The items of which the run made something else; reads while it is consumed. */
  public Stream<NoticeDifference> differences(
      ConnectionId connection, LocalDate run, boolean byLevel) {
    String differs =
        " AND (f.item_id IS NULL OR e.item_id IS NULL"
            + (byLevel ? " OR f.dunning_level <> e.dunning_level)" : ")");
    return Chunks.stream(
            last ->
                sql.sql(
                        "SELECT i.*, d.company_code AS debtor_company, d.number AS debtor_number,"
                            + " d.block_reason AS debtor_reason, d.block_owner AS debtor_owner,"
                            + " f.dunning_level AS foreseen_level, e.dunning_level AS observed_level,"
                            + " (SELECT MIN(p.recorded_on) FROM item_event p WHERE p.item_id = i.id"
                            + " AND p.kind = 'POSTED') AS known_on,"
                            + " EXISTS (SELECT 1 FROM clerk_override o WHERE o.item_id = i.id"
                            + " AND o.found_on >= :run) AS overridden, "
                            + LATER_NOTICE
                            + " AS later_notice "
                            + OF_RUN
                            + differs
                            + " AND i.id > :last ORDER BY i.id LIMIT "
                            + Chunks.SIZE)
                    .param("run", run.toString())
                    .param("connection", connection.value())
                    .param("last", last)
                    .query((columns, number) -> difference(new Row(columns)))
                    .list(),
            Numbered::id)
        .map(Numbered::difference);
  }

  private record Numbered(long id, NoticeDifference difference) {}

  private boolean hasBeen(ConnectionId connection, LocalDate run) {
    return sql.sql(
                "SELECT COUNT(*) FROM item_event e JOIN item i ON i.id = e.item_id"
                    + " WHERE e.kind = 'NOTICED' AND e.occurred_on = ? AND i.connection = ?")
            .params(run.toString(), connection.value())
            .query(Long.class)
            .single()
        > 0;
  }

  private void insert(LocalDate run, List<Foreseen> notices) {
    Map<OpenItemRef, ItemRows.Known> known =
        items.find(notices.stream().map(Foreseen::item).toList());
    batch.batchUpdate(
        "INSERT INTO foreseen_notice (run_on, item_id, dunning_level) VALUES (?, ?, ?)"
            + " ON CONFLICT (run_on, item_id) DO UPDATE SET dunning_level = excluded.dunning_level",
        notices.stream()
            .filter(notice -> known.containsKey(notice.item()))
            .map(
                notice ->
                    new Object[] {
                      run.toString(), known.get(notice.item()).id(), notice.level().value()
                    })
            .toList());
  }

  private void compare(ConnectionId connection, LocalDate run, LocalDate today, boolean byLevel) {
    String agrees =
        "f.item_id IS NOT NULL AND e.item_id IS NOT NULL"
            + (byLevel ? " AND f.dunning_level = e.dunning_level" : "");
    sql.sql("UPDATE native_run SET compared_on = ? WHERE connection = ? AND run_on = ?")
        .params(today.toString(), connection.value(), run.toString())
        .update();
    sql.sql(
            "SELECT i.company_code, COUNT(DISTINCT CASE WHEN e.item_id IS NOT NULL OR i.cleared_on"
                + " IS NULL OR i.cleared_on > :run THEN f.item_id END) AS foreseen,"
                + " COUNT(DISTINCT e.item_id) AS observed, COUNT(DISTINCT CASE WHEN "
                + agrees
                + " THEN i.id END) AS agreeing "
                + OF_RUN
                + " AND "
                + LATER_NOTICE
                + " IS NULL GROUP BY i.company_code")
        .param("run", run.toString())
        .param("connection", connection.value())
        .query(
            (columns, number) ->
                new RunComparison(
                    new CompanyCode(columns.getString("company_code")),
                    run,
                    columns.getInt("foreseen"),
                    columns.getInt("observed"),
                    columns.getInt("agreeing")))
        .list()
        .forEach(comparison -> keep(connection, comparison, today));
  }

  private static RunComparison comparison(Row row) throws SQLException {
    return new RunComparison(
        new CompanyCode(row.text("company_code")),
        row.day("run_on"),
        row.count("foreseen"),
        row.count("observed"),
        row.count("agreeing"));
  }

  private static Numbered difference(Row row) throws SQLException {
    ItemRows.Known known = ItemRows.known(row.columns(), 0);
    Optional<String> owner = row.optionalText("debtor_owner");
    return new Numbered(
        known.id(),
        new NoticeDifference(
            known.stored().item(),
            known.stored().posted(),
            known.stored().clearing().map(Clearing::clearedOn),
            level(row, "foreseen_level"),
            level(row, "observed_level"),
            row.day("known_on"),
            row.flag("overridden"),
            row.optionalDay("later_notice"),
            owner.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    new DunningBlock(
                        row.text("debtor_reason"), DunningBlock.Owner.valueOf(owner.get())))));
  }

  private static Optional<DunningLevel> level(Row row, String column) throws SQLException {
    return row.optionalText(column).map(Integer::valueOf).map(DunningLevel::new);
  }
}
