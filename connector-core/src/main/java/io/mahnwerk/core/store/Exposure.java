package io.mahnwerk.core.store;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItemRef;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How much of a ledger is held, or would be by what is planned, on other days than the former ones.
 * An item of a steered debtor that is held to its former day is left as it would be without us, and
 * does not count.
 */
public final class Exposure {
  private static final String HOLDS =
      """
      FROM outbox o
      JOIN item i ON o.connection = i.connection AND o.company_code = i.company_code
        AND o.target_key = i.native_key
      JOIN debtor d ON d.id = i.debtor_id
      LEFT JOIN recommendation r ON r.id = i.recommendation_id
      WHERE o.connection = :connection AND o.instruction = 'HOLD' AND o.target_kind = 'ITEM'
        AND NOT (d.dunning_code IN (:opened) AND o.wanted = r.former_day)
      """;

  private static final String HELD =
      """
      SELECT i.debtor_id FROM item i
      JOIN debtor d ON d.id = i.debtor_id
      LEFT JOIN standing_mark s ON s.item_id = i.id
      LEFT JOIN recommendation r ON r.id = i.recommendation_id
      WHERE i.connection = :connection AND i.cleared_on IS NULL AND i.block_owner = 'OURS'
        AND NOT (d.dunning_code IN (:opened) AND COALESCE(s.wanted, i.mark_date) = r.former_day)
      """;

  private static final String PLANNED = " AND o.state = 'PLANNED' AND i.cleared_on IS NULL";

  private final JdbcClient sql;

  Exposure(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * @param holds how many holds are planned and not sent
   * @param amounts the open amounts of their items, by currency
   * @param debtorsHeld debtors with an item that we hold or plan to hold
   * @param debtorsOpen debtors with an open item
   */
  public record Figures(
      long holds, Map<Currency, Money> amounts, long debtorsHeld, long debtorsOpen) {}

  /**
   * @param opened the procedures by which a debtor is known as steered
   */
  public Figures of(ConnectionId connection, Set<DunningProcedureCode> opened) {
    long open =
        count(
            "SELECT COUNT(DISTINCT debtor_id) FROM item WHERE connection = :connection"
                + " AND cleared_on IS NULL",
            connection,
            opened);
    long held =
        count(
            "SELECT COUNT(*) FROM ("
                + HELD
                + " UNION SELECT i.debtor_id "
                + HOLDS
                + PLANNED
                + ") AS held",
            connection,
            opened);
    long holds = count("SELECT COUNT(*) " + HOLDS + PLANNED, connection, opened);
    return new Figures(holds, amounts(connection, opened), held, open);
  }

  /** Of these items, those that are about to be held to another day than their former one. */
  public Set<OpenItemRef> counting(
      ConnectionId connection, Set<DunningProcedureCode> opened, Collection<OpenItemRef> items) {
    Set<OpenItemRef> counting = new HashSet<>();
    for (List<OpenItemRef> some : KeyParts.of(items)) {
      counting.addAll(
          sql.sql(
                  "SELECT i.company_code, i.native_key "
                      + HOLDS
                      + " AND o.state IN ('PLANNED', 'SENT') AND i.native_key IN (:keys)")
              .param("connection", connection.value())
              .param("opened", codes(opened))
              .param("keys", some.stream().map(OpenItemRef::nativeKey).toList())
              .query(
                  (columns, number) ->
                      new OpenItemRef(
                          connection,
                          new CompanyCode(columns.getString("company_code")),
                          columns.getString("native_key")))
              .list());
    }
    counting.retainAll(Set.copyOf(items));
    return counting;
  }

  private Map<Currency, Money> amounts(ConnectionId connection, Set<DunningProcedureCode> opened) {
    Map<Currency, Money> sums = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
    sql.sql(
            "SELECT i.currency, SUM(i.open_amount) AS open_amount "
                + HOLDS
                + PLANNED
                + " GROUP BY i.currency")
        .param("connection", connection.value())
        .param("opened", codes(opened))
        .query((columns, number) -> new Row(columns).money("open_amount"))
        .list()
        .forEach(sum -> sums.put(sum.currency(), sum));
    return sums;
  }

  private long count(String query, ConnectionId connection, Set<DunningProcedureCode> opened) {
    return sql.sql(query)
        .param("connection", connection.value())
        .param("opened", codes(opened))
        .query(Long.class)
        .single();
  }

  /** Never empty, which PostgreSQL would not understand. */
  private static List<String> codes(Set<DunningProcedureCode> opened) {
    return opened.isEmpty()
        ? List.of("(none)")
        : opened.stream().map(DunningProcedureCode::value).toList();
  }
}
