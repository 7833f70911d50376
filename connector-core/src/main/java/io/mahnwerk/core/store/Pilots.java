package io.mahnwerk.core.store;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.PilotArm;
import io.mahnwerk.core.model.PilotStage;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Pilots of a connection, their stages and what they drew. A pilot is never changed; one that is
 * started takes the place of the one before it.
 */
public final class Pilots {
  private final JdbcClient sql;
  private final JdbcTemplate batch;
  private final DebtorRows debtors;
  private final Draws draws;

  Pilots(JdbcClient sql, JdbcTemplate batch, DebtorRows debtors, ItemRows items) {
    this.sql = sql;
    this.batch = batch;
    this.debtors = debtors;
    this.draws = new Draws(sql, batch, items);
  }

  /** What a pilot starts with. */
  public record Start(long seed, String design, Map<DebtorRef, PilotArm> arms) {
    public Start {
      arms = Map.copyOf(arms);
    }
  }

  /** Starts a pilot in its first stage; call it within a transaction. */
  public Pilot start(ConnectionId connection, Start pilot, LocalDate today, String note) {
    sql.sql("INSERT INTO pilot (connection, seed, design, started_on) VALUES (?, ?, ?, ?)")
        .params(connection.value(), pilot.seed(), pilot.design(), today.toString())
        .update();
    long number =
        sql.sql("SELECT MAX(id) FROM pilot WHERE connection = ?")
            .param(connection.value())
            .query(Long.class)
            .single();
    Map<DebtorRef, DebtorRows.Known> known = debtors.find(pilot.arms().keySet());
    batch.batchUpdate(
        "INSERT INTO pilot_debtor (pilot_id, debtor_id, arm) VALUES (?, ?, ?)",
        pilot.arms().entrySet().stream()
            .map(arm -> new Object[] {number, id(known, arm.getKey()), arm.getValue().name()})
            .toList());
    enter(number, PilotStage.NARROW, today, note);
    return find(connection).orElseThrow();
  }

  /** The pilot that was started last. */
  public Optional<Pilot> find(ConnectionId connection) {
    return sql.sql("SELECT * FROM pilot WHERE connection = ? ORDER BY id DESC LIMIT 1")
        .param(connection.value())
        .query(
            (columns, number) -> {
              Row row = new Row(columns);
              long id = row.number("id");
              return new Pilot(
                  id,
                  row.number("seed"),
                  row.text("design"),
                  row.day("started_on"),
                  arms(connection, id),
                  steps(id));
            })
        .optional();
  }

  /** Notes that the pilot enters a stage; the debtors of the pilot are then advised anew. */
  public void enter(long pilot, PilotStage stage, LocalDate today, String note) {
    sql.sql("INSERT INTO pilot_step (pilot_id, stage, day, note) VALUES (?, ?, ?, ?)")
        .params(pilot, stage.name(), today.toString(), note)
        .update();
    sql.sql(
            "UPDATE debtor SET changed = 1, plan_on = ''"
                + " WHERE id IN (SELECT debtor_id FROM pilot_debtor WHERE pilot_id = ?)")
        .param(pilot)
        .update();
  }

  public Draws draws() {
    return draws;
  }

  private static long id(Map<DebtorRef, DebtorRows.Known> known, DebtorRef debtor) {
    DebtorRows.Known row = known.get(debtor);
    if (row == null) {
      throw new IllegalArgumentException("A pilot holds debtors that were read: " + debtor);
    }
    return row.id();
  }

  private Map<DebtorRef, PilotArm> arms(ConnectionId connection, long pilot) {
    Map<DebtorRef, PilotArm> arms = new HashMap<>();
    sql.sql(
            "SELECT d.company_code, d.number, p.arm FROM pilot_debtor p"
                + " JOIN debtor d ON d.id = p.debtor_id WHERE p.pilot_id = ?")
        .param(pilot)
        .query(
            columns -> {
              Row row = new Row(columns);
              CompanyCode company = new CompanyCode(row.text("company_code"));
              arms.put(
                  new DebtorRef(connection, company, row.text("number")),
                  PilotArm.valueOf(row.text("arm")));
            });
    return arms;
  }

  private List<Pilot.Step> steps(long pilot) {
    return sql.sql("SELECT stage, day, note FROM pilot_step WHERE pilot_id = ? ORDER BY id")
        .param(pilot)
        .query(
            (columns, number) -> {
              Row row = new Row(columns);
              return new Pilot.Step(
                  PilotStage.valueOf(row.text("stage")), row.day("day"), row.text("note"));
            })
        .list();
  }
}
