package io.mahnwerk.core.store;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which debtors' marks are to be worked out, and with what. Reads while it is consumed. */
public final class Steering {
  private static final String ITEMS =
      """
      SELECT i.*, d.company_code AS debtor_company, d.number AS debtor_number,
        r.decision_day AS target
      FROM item i
      JOIN debtor d ON d.id = i.debtor_id
      LEFT JOIN recommendation r ON r.id = i.recommendation_id
        AND r.next_level = i.dunning_level + 1
        AND COALESCE(r.last_dunned_on, '') = COALESCE(i.last_dunned_on, '')
      WHERE i.debtor_id IN (:debtors) AND i.cleared_on IS NULL
      ORDER BY i.id
      """;

  private final JdbcClient sql;
  private final JdbcTemplate batch;
  private final Marks marks;

  Steering(JdbcClient sql, JdbcTemplate batch, Marks marks) {
    this.sql = sql;
    this.batch = batch;
    this.marks = marks;
  }

  /** Debtors of whom anything changed since they were last planned, or whose day has come. */
  public Stream<SteeredAccount> toPlan(ConnectionId connection, LocalDate today) {
    return Chunks.stream(last -> numbered(connection, today, last), Numbered::id)
        .map(Numbered::account);
  }

  /** Every debtor, with the same. */
  public Stream<SteeredAccount> all(ConnectionId connection) {
    return Chunks.stream(
            last ->
                numbered(
                    sql.sql(
                            "SELECT * FROM debtor WHERE connection = ? AND known = 1 AND id > ?"
                                + " ORDER BY id LIMIT "
                                + Chunks.SIZE)
                        .params(connection.value(), last)
                        .query(DebtorRows::known)
                        .list()),
            Numbered::id)
        .map(Numbered::account);
  }

  /**
   * Makes every debtor of a connection be planned anew: for a change of the settings, of the run
   * calendar or of the procedures.
   */
  public void planAll(ConnectionId connection) {
    sql.sql("UPDATE debtor SET plan_on = '' WHERE connection = ?")
        .param(connection.value())
        .update();
  }

  /** Debtors whose last plan was never sent are planned anew. */
  public void planUnsent(ConnectionId connection) {
    sql.sql(
            """
            UPDATE debtor SET plan_on = '' WHERE id IN (
              SELECT i.debtor_id FROM outbox o JOIN item i ON i.connection = o.connection
                AND i.company_code = o.company_code AND i.native_key = o.target_key
              WHERE o.connection = ? AND o.state = 'PLANNED' AND o.target_kind = 'ITEM' AND
            """
                + " o."
                + Outbox.IS_OPEN
                + ")")
        .param(connection.value())
        .update();
  }

  /**
   * Notes that these debtors are planned.
   *
   * @param lookAgainOn the day from which the plan may differ although nothing changes; empty for
   *     never
   */
  public void planned(Map<DebtorRef, Optional<LocalDate>> lookAgainOn) {
    batch.batchUpdate(
        "UPDATE debtor SET plan_on = ? WHERE connection = ? AND company_code = ? AND number = ?",
        lookAgainOn.entrySet().stream()
            .map(
                entry ->
                    new Object[] {
                      entry.getValue().map(LocalDate::toString).orElse(null),
                      entry.getKey().connection().value(),
                      entry.getKey().companyCode().value(),
                      entry.getKey().number()
                    })
            .toList());
  }

  private record Numbered(long id, SteeredAccount account) {}

  private List<Numbered> numbered(ConnectionId connection, LocalDate today, long last) {
    List<DebtorRows.Known> debtors =
        sql.sql(
                "SELECT * FROM debtor WHERE connection = ? AND plan_on <= ? AND known = 1 AND id > ?"
                    + " ORDER BY id LIMIT "
                    + Chunks.SIZE)
            .params(connection.value(), today.toString(), last)
            .query(DebtorRows::known)
            .list();
    return numbered(debtors);
  }

  private List<Numbered> numbered(List<DebtorRows.Known> debtors) {
    if (debtors.isEmpty()) {
      return List.of();
    }
    Map<Long, List<SteeredAccount.Item>> items =
        items(debtors.stream().map(DebtorRows.Known::id).toList());
    return debtors.stream()
        .map(
            row ->
                new Numbered(
                    row.id(),
                    new SteeredAccount(
                        row.debtor().orElseThrow(), items.getOrDefault(row.id(), List.of()))))
        .toList();
  }

  private record Advised(ItemRows.Known row, Optional<LocalDate> target) {
    long id() {
      return row.id();
    }
  }

  private Map<Long, List<SteeredAccount.Item>> items(List<Long> debtors) {
    List<Advised> advised =
        sql.sql(ITEMS)
            .param("debtors", debtors)
            .query((columns, number) -> advised(new Row(columns)))
            .list();
    List<Long> ids = advised.stream().map(Advised::id).toList();
    Map<Long, StandingMark> standing = marks.standing(ids);
    Set<Long> overridden = marks.overridden(ids);
    Set<Long> undone = marks.undone(ids);
    Map<Long, List<SteeredAccount.Item>> byDebtor = new HashMap<>();
    for (Advised one : advised) {
      byDebtor
          .computeIfAbsent(one.row().debtorId(), debtor -> new ArrayList<>())
          .add(
              new SteeredAccount.Item(
                  one.row().stored().item(),
                  one.target(),
                  Optional.ofNullable(standing.get(one.id())),
                  overridden.contains(one.id()),
                  undone.contains(one.id())));
    }
    return byDebtor;
  }

  private static Advised advised(Row row) throws SQLException {
    return new Advised(ItemRows.known(row.columns(), 0), row.optionalDay("target"));
  }
}
