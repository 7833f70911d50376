package io.mahnwerk.core.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DrawnDay;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.PilotStage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What pilots drew: one draw for an item's first notice in one pilot. Append-only. */
public final class Draws {
  private static final String SELECT =
      """
      SELECT w.*, i.connection, i.company_code, i.native_key
      FROM drawn_day w JOIN item i ON i.id = w.item_id
      """;

  private final JdbcClient sql;
  private final JdbcTemplate batch;
  private final ItemRows items;

  Draws(JdbcClient sql, JdbcTemplate batch, ItemRows items) {
    this.sql = sql;
    this.batch = batch;
    this.items = items;
  }

  /** Keeps draws; an item that has one in this pilot keeps it. */
  public void add(long pilot, Collection<DrawnDay> draws) {
    Map<OpenItemRef, ItemRows.Known> known =
        items.find(draws.stream().map(DrawnDay::item).toList());
    batch.batchUpdate(
        "INSERT INTO drawn_day (pilot_id, item_id, decided_on, former_day, stage, candidates,"
            + " standing, chosen, chosen_day, propensity, explored)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        draws.stream().map(draw -> values(pilot, known.get(draw.item()), draw)).toList());
  }

  /** Every draw of a pilot in the order in which they were made. */
  public List<DrawnDay> of(long pilot) {
    return sql.sql(SELECT + " WHERE w.pilot_id = ? ORDER BY w.id")
        .param(pilot)
        .query(Draws::draw)
        .list();
  }

  /** What was last drawn for an item, in whatever pilot. */
  public Optional<DrawnDay> latest(OpenItemRef item) {
    return sql.sql(
            SELECT
                + " WHERE i.connection = ? AND i.company_code = ? AND i.native_key = ?"
                + " ORDER BY w.id DESC LIMIT 1")
        .params(item.connection().value(), item.companyCode().value(), item.nativeKey())
        .query(Draws::draw)
        .optional();
  }

  /**
   * Notes the propensity of each first notice that went out on the day drawn for it, so that
   * training knows it for a designed one. Doing so again changes nothing.
   *
   * @return how many notices gained one
   */
  public int credit(long pilot) {
    return sql.sql(
            """
            INSERT INTO item_event
              (item_id, kind, occurred_on, recorded_on, dunning_level, propensity)
            SELECT e.item_id, 'NOTICE_FED', e.occurred_on, e.recorded_on, e.dunning_level,
              w.propensity
            FROM drawn_day w
            JOIN item_event e ON e.item_id = w.item_id AND e.kind = 'NOTICED'
              AND e.occurred_on = w.chosen_day AND e.dunning_level = 1
            WHERE w.pilot_id = ?
            ON CONFLICT DO NOTHING
            """)
        .param(pilot)
        .update();
  }

  private static Object[] values(long pilot, ItemRows.Known item, DrawnDay draw) {
    if (item == null) {
      throw new IllegalArgumentException("A draw for an item that was never read: " + draw.item());
    }
    return new Object[] {
      pilot,
      item.id(),
      draw.decidedOn().toString(),
      draw.formerDay().toString(),
      draw.stage().name(),
      json(draw.candidates()).text(),
      draw.standing(),
      draw.chosen(),
      draw.day().map(LocalDate::toString).orElse(null),
      draw.propensity(),
      DebtorRows.flag(draw.explored())
    };
  }

  private static Json json(List<DrawnDay.Candidate> candidates) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (DrawnDay.Candidate candidate : candidates) {
      ObjectNode node = array.addObject();
      candidate.day().ifPresent(day -> node.put("day", day.toString()));
      node.put("propensity", candidate.propensity());
    }
    return Json.of(array);
  }

  private static DrawnDay draw(ResultSet columns, int number) throws SQLException {
    Row row = new Row(columns);
    List<DrawnDay.Candidate> candidates = new ArrayList<>();
    new Json(row.text("candidates"))
        .tree()
        .forEach(
            node ->
                candidates.add(
                    new DrawnDay.Candidate(
                        Optional.ofNullable(node.get("day"))
                            .map(day -> LocalDate.parse(day.asText())),
                        node.get("propensity").doubleValue())));
    return new DrawnDay(
        new OpenItemRef(
            new ConnectionId(row.text("connection")),
            new CompanyCode(row.text("company_code")),
            row.text("native_key")),
        row.day("decided_on"),
        row.day("former_day"),
        PilotStage.valueOf(row.text("stage")),
        candidates,
        row.count("standing"),
        row.count("chosen"),
        row.flag("explored"));
  }
}
