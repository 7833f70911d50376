package io.mahnwerk.core.store;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.spi.LedgerFigures.OpenDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the open items of a debtor add up to, to be held against the ledger's own figures. Items
 * with a special ledger key are left out, as they are there.
 */
public final class Balances {
  private final JdbcClient sql;
  private final DebtorRows debtors;

  Balances(JdbcClient sql, DebtorRows debtors) {
    this.sql = sql;
    this.debtors = debtors;
  }

  /** Which debtors are looked at. */
  public enum Scope {
    ALL("known = 1"),
    /** Debtors with an open item about which something was advised. */
    ADVISED(
        "known = 1 AND id IN (SELECT debtor_id FROM item"
            + " WHERE cleared_on IS NULL AND recommendation_id IS NOT NULL)");

    private final String condition;

    Scope(String condition) {
      this.condition = condition;
    }
  }

  /** Hands on the debtors, some at a time, without keeping them. */
  public void eachSome(ConnectionId connection, Scope scope, Consumer<List<DebtorRef>> look) {
    List<DebtorRows.Known> some = some(connection, scope, 0);
    while (!some.isEmpty()) {
      look.accept(some.stream().map(DebtorRows.Known::ref).toList());
      some = some(connection, scope, some.get(some.size() - 1).id());
    }
  }

  /** One amount for each currency that is not zero; a debtor without an entry owes nothing. */
  public Map<DebtorRef, List<Money>> of(Collection<DebtorRef> refs) {
    Map<Long, DebtorRef> byId = new HashMap<>();
    debtors.find(refs).forEach((ref, row) -> byId.put(row.id(), ref));
    Map<DebtorRef, List<Money>> sums = new HashMap<>();
    for (List<Long> ids : KeyParts.of(byId.keySet())) {
      sql.sql(
              """
              SELECT debtor_id, currency, SUM(open_amount) AS open_amount FROM item
              WHERE debtor_id IN (:ids) AND cleared_on IS NULL AND special_ledger = ''
              GROUP BY debtor_id, currency HAVING SUM(open_amount) <> 0
              """)
          .param("ids", ids)
          .query(
              columns -> {
                Row row = new Row(columns);
                sums.computeIfAbsent(byId.get(row.number("debtor_id")), ref -> new ArrayList<>())
                    .add(row.money("open_amount"));
              });
    }
    return sums;
  }

  /** What is open of each document of a debtor, in each currency. */
  public List<OpenDocument> documents(DebtorRef debtor) {
    return debtors
        .find(debtor)
        .map(
            row ->
                sql.sql(
                        """
                        SELECT document_number, currency, SUM(open_amount) AS open_amount FROM item
                        WHERE debtor_id = ? AND cleared_on IS NULL AND special_ledger = ''
                        GROUP BY document_number, currency HAVING SUM(open_amount) <> 0
                        ORDER BY document_number, currency
                        """)
                    .param(row.id())
                    .query(
                        (columns, number) ->
                            new OpenDocument(
                                columns.getString("document_number"),
                                new Row(columns).money("open_amount")))
                    .list())
        .orElse(List.of());
  }

  private List<DebtorRows.Known> some(ConnectionId connection, Scope scope, long last) {
    return sql.sql(
            "SELECT * FROM debtor WHERE connection = ? AND id > ? AND "
                + scope.condition
                + " ORDER BY id LIMIT "
                + Chunks.SIZE)
        .params(connection.value(), last)
        .query(DebtorRows::known)
        .list();
  }
}
