package io.mahnwerk.core.store;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Money;
import java.util.Comparator;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much of a ledger is held, or would be by what is planned. */
public final class Exposure {
  private static final String PLANNED_HOLD =
      "o.state = 'PLANNED' AND o.instruction = 'HOLD' AND o.target_kind = 'ITEM'";
  private static final String SAME_ITEM =
      "o.connection = i.connection AND o.company_code = i.company_code"
          + " AND o.target_key = i.native_key";

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

  public Figures of(ConnectionId connection) {
    long open =
        count(
            "SELECT COUNT(DISTINCT debtor_id) FROM item WHERE connection = ?"
                + " AND cleared_on IS NULL",
            connection);
    long held =
        count(
            "SELECT COUNT(DISTINCT i.debtor_id) FROM item i WHERE i.connection = ?"
                + " AND i.cleared_on IS NULL AND (i.block_owner = 'OURS' OR EXISTS"
                + " (SELECT 1 FROM outbox o WHERE "
                + SAME_ITEM
                + " AND "
                + PLANNED_HOLD
                + "))",
            connection);
    long holds =
        count(
            "SELECT COUNT(*) FROM outbox o WHERE o.connection = ? AND " + PLANNED_HOLD, connection);
    return new Figures(holds, amounts(connection), held, open);
  }

  private Map<Currency, Money> amounts(ConnectionId connection) {
    Map<Currency, Money> sums = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
    sql.sql(
            "SELECT i.currency, SUM(i.open_amount) AS open_amount FROM outbox o JOIN item i ON "
                + SAME_ITEM
                + " WHERE o.connection = ? AND "
                + PLANNED_HOLD
                + " GROUP BY i.currency")
        .param(connection.value())
        .query((columns, number) -> new Row(columns).money("open_amount"))
        .list()
        .forEach(sum -> sums.put(sum.currency(), sum));
    return sums;
  }

  private long count(String query, ConnectionId connection) {
    return sql.sql(query).param(connection.value()).query(Long.class).single();
  }
}
