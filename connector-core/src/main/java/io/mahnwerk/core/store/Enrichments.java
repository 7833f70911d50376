package io.mahnwerk.core.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What enrichment files told of the debtors of a connection, each with the day of its file. */
public final class Enrichments {
  private final JdbcClient sql;
  private final JdbcTemplate batch;
  private final DebtorRows debtors;

  Enrichments(JdbcClient sql, JdbcTemplate batch, DebtorRows debtors) {
    this.sql = sql;
    this.batch = batch;
    this.debtors = debtors;
  }

  /**
   * What one file told of one debtor.
   *
   * @param values by column; a column that is not named was blank
   */
  public record Told(DebtorRef debtor, LocalDate recordedOn, Map<String, String> values) {}

  /** Of these debtors those that the ledger has shown. */
  public Set<DebtorRef> known(Collection<DebtorRef> refs) {
    Set<DebtorRef> known = new HashSet<>();
    debtors
        .find(refs)
        .forEach(
            (ref, row) -> {
              if (row.debtor().isPresent()) {
                known.add(ref);
              }
            });
    return known;
  }

  /**
   * Keeps what files told; for a debtor the later of two files of one day counts. Those debtors are
   * advised anew. All of them must be known; call it within a transaction.
   */
  public void add(List<Told> told) {
    Map<DebtorRef, DebtorRows.Known> rows = debtors.find(told.stream().map(Told::debtor).toList());
    batch.batchUpdate(
        "INSERT INTO enrichment (debtor_id, recorded_on, body) VALUES (?, ?, ?)"
            + " ON CONFLICT (debtor_id, recorded_on) DO UPDATE SET body = excluded.body",
        told.stream()
            .map(
                one ->
                    new Object[] {
                      id(rows, one.debtor()), one.recordedOn().toString(), text(one.values())
                    })
            .toList());
    debtors.markChanged(told.stream().map(one -> id(rows, one.debtor())).distinct().toList());
  }

  /** Everything that files told of the debtors of a connection, oldest first. */
  public void forEach(ConnectionId connection, Consumer<Told> taker) {
    sql.sql(
            "SELECT d.company_code, d.number, e.recorded_on, e.body FROM enrichment e"
                + " JOIN debtor d ON d.id = e.debtor_id WHERE d.connection = ?"
                + " ORDER BY e.recorded_on, e.debtor_id")
        .param(connection.value())
        .query(
            columns -> {
              Row row = new Row(columns);
              taker.accept(
                  new Told(
                      new DebtorRef(
                          connection,
                          new CompanyCode(row.text("company_code")),
                          row.text("number")),
                      row.day("recorded_on"),
                      values(row.text("body"))));
            });
  }

  /** The day of the last file; empty where there was none. */
  public Optional<LocalDate> last(ConnectionId connection) {
    return sql.sql(
            "SELECT MAX(e.recorded_on) AS day FROM enrichment e"
                + " JOIN debtor d ON d.id = e.debtor_id WHERE d.connection = ?")
        .param(connection.value())
        .query((columns, number) -> new Row(columns).optionalDay("day"))
        .single();
  }

  private static long id(Map<DebtorRef, DebtorRows.Known> rows, DebtorRef debtor) {
    DebtorRows.Known row = rows.get(debtor);
    if (row == null) {
      throw new IllegalArgumentException(
          "An enrichment of a debtor that was never read: " + debtor);
    }
    return row.id();
  }

  private static String text(Map<String, String> values) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(values).forEach(node::put);
    return Json.of(node).text();
  }

  private static Map<String, String> values(String body) {
    Map<String, String> values = new TreeMap<>();
    new Json(body).tree().properties().forEach(e -> values.put(e.getKey(), e.getValue().asText()));
    return values;
  }
}
