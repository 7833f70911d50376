package io.mahnwerk.core.store;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where recommendations are held back, and why. Whoever is concerned by a change of it is advised
 * anew by the advice that follows.
 */
public final class ClosedGates {
  private final JdbcClient sql;
  private final JdbcTemplate batch;
  private final DebtorRows debtors;

  ClosedGates(JdbcClient sql, JdbcTemplate batch, DebtorRows debtors) {
    this.sql = sql;
    this.batch = batch;
    this.debtors = debtors;
  }

  /** A gate that is closed since a day. */
  public record Closed(Reason reason, LocalDate since) {}

  /** The company codes in which recommendations are held back; sorted. */
  public Map<CompanyCode, Closed> companies(ConnectionId connection) {
    Map<CompanyCode, Closed> closed = new TreeMap<>();
    sql.sql("SELECT * FROM closed_company WHERE connection = ?")
        .param(connection.value())
        .query(
            columns -> {
              Row row = new Row(columns);
              closed.put(new CompanyCode(row.text("company_code")), closed(row));
            });
    return closed;
  }

  /** Closes a company code, or opens it where there is no reason. */
  public void set(
      ConnectionId connection, CompanyCode company, Optional<Reason> reason, LocalDate today) {
    Optional<Reason> before =
        Optional.ofNullable(companies(connection).get(company)).map(Closed::reason);
    if (before.equals(reason)) {
      return;
    }
    if (reason.isPresent()) {
      sql.sql(
              "INSERT INTO closed_company (connection, company_code, reason, closed_on)"
                  + " VALUES (?, ?, ?, ?) ON CONFLICT (connection, company_code)"
                  + " DO UPDATE SET reason = excluded.reason")
          .params(
              connection.value(), company.value(), Json.of(reason.get()).text(), today.toString())
          .update();
    } else {
      sql.sql("DELETE FROM closed_company WHERE connection = ? AND company_code = ?")
          .params(connection.value(), company.value())
          .update();
    }
    sql.sql(
            """
            UPDATE debtor SET changed = 1, plan_on = '' WHERE connection = ? AND company_code = ?
              AND id IN (SELECT debtor_id FROM item
                WHERE cleared_on IS NULL AND recommendation_id IS NOT NULL)
            """)
        .params(connection.value(), company.value())
        .update();
  }

  /** Whether steering has begun in a company code: noted by us, or seen by marks of ours there. */
  public boolean hasSteered(ConnectionId connection, CompanyCode company) {
    return sql.sql(
                """
                SELECT (SELECT COUNT(*) FROM steered_company
                  WHERE connection = :connection AND company_code = :company)
                + (SELECT COUNT(*) FROM item WHERE connection = :connection
                  AND company_code = :company AND cleared_on IS NULL
                  AND (block_owner = 'OURS' OR mark_date IS NOT NULL))
                """)
            .param("connection", connection.value())
            .param("company", company.value())
            .query(Long.class)
            .single()
        > 0;
  }

  /**
   * Notes that steering has begun; its debtors are then planned anew. Call it within a transaction.
   */
  public void steer(ConnectionId connection, CompanyCode company, LocalDate today) {
    int begun =
        sql.sql(
                "INSERT INTO steered_company (connection, company_code, since) VALUES (?, ?, ?)"
                    + " ON CONFLICT (connection, company_code) DO NOTHING")
            .params(connection.value(), company.value(), today.toString())
            .update();
    if (begun > 0) {
      sql.sql("UPDATE debtor SET plan_on = '' WHERE connection = ? AND company_code = ?")
          .params(connection.value(), company.value())
          .update();
    }
  }

  /** How many debtors have a gate of their own that is closed for this reason. */
  public long countDebtors(ConnectionId connection, ReasonCode code) {
    return sql.sql(
            "SELECT COUNT(*) FROM closed_debtor c JOIN debtor d ON d.id = c.debtor_id"
                + " WHERE d.connection = ? AND c.reason LIKE ?")
        .params(connection.value(), "%\"" + code + "\"%")
        .query(Long.class)
        .single();
  }

  /** Of these debtors, those whose own gate is closed. */
  public Map<DebtorRef, Closed> of(Collection<DebtorRef> refs) {
    Map<Long, DebtorRef> byId = new HashMap<>();
    debtors.find(refs).forEach((ref, row) -> byId.put(row.id(), ref));
    Map<DebtorRef, Closed> closed = new HashMap<>();
    for (List<Long> ids : KeyParts.of(byId.keySet())) {
      sql.sql("SELECT * FROM closed_debtor WHERE debtor_id IN (:ids)")
          .param("ids", ids)
          .query(
              columns -> {
                Row row = new Row(columns);
                closed.put(byId.get(row.number("debtor_id")), closed(row));
              });
    }
    return closed;
  }

  /** Closes the gates of these debtors, or opens them where there is no reason. */
  public void set(Map<DebtorRef, Optional<Reason>> reasons, LocalDate today) {
    Map<DebtorRef, Closed> before = of(reasons.keySet());
    Map<DebtorRef, DebtorRows.Known> known = debtors.find(reasons.keySet());
    List<Long> changed = new ArrayList<>();
    List<Object[]> closed = new ArrayList<>();
    reasons.forEach(
        (ref, reason) -> {
          DebtorRows.Known row = known.get(ref);
          Optional<Reason> was = Optional.ofNullable(before.get(ref)).map(Closed::reason);
          if (row != null && !was.equals(reason)) {
            changed.add(row.id());
            LocalDate since = was.isPresent() ? before.get(ref).since() : today;
            reason.ifPresent(
                why -> closed.add(new Object[] {row.id(), Json.of(why).text(), since.toString()}));
          }
        });
    batch.batchUpdate(
        "DELETE FROM closed_debtor WHERE debtor_id = ?",
        changed.stream().map(id -> new Object[] {id}).toList());
    batch.batchUpdate(
        "INSERT INTO closed_debtor (debtor_id, reason, closed_on) VALUES (?, ?, ?)", closed);
    debtors.markChanged(changed);
  }

  private static Closed closed(Row row) throws java.sql.SQLException {
    return new Closed(new Json(row.text("reason")).asReason(), row.day("closed_on"));
  }
}
