package io.mahnwerk.core.store;

import io.mahnwerk.core.model.ConnectionId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes that the ledger declined {@value #TRIES} times in a row. A hold among them is not planned
 * again until a person says so or its item changes; what ends a hold is tried in every cycle all
 * the same.
 */
public final class DeadLetters {
  /** After so many vain tries of the same change a person is asked. */
  public static final int TRIES = 3;

  private static final String UNSETTLED =
      """
      SELECT o.* FROM outbox o WHERE o.connection = ? AND o.attention = 'WAITS' AND (
        o.target_kind = 'ITEM' AND EXISTS (SELECT 1 FROM item i
          WHERE i.connection = o.connection AND i.company_code = o.company_code
          AND i.native_key = o.target_key AND i.cleared_on IS NULL)
        OR o.target_kind = 'DEBTOR' AND EXISTS (SELECT 1 FROM debtor d
          WHERE d.connection = o.connection AND d.company_code = o.company_code
          AND d.number = o.target_key AND d.block_owner = 'OURS'))
      ORDER BY o.id
      """;

  private final JdbcClient sql;

  DeadLetters(JdbcClient sql) {
    this.sql = sql;
  }

  /** What a person was asked about an entry, and what she said. */
  enum Attention {
    WAITS,
    RETRIED,
    DISCARDED
  }

  /**
   * Those that wait for a person, oldest first. One whose item was cleared has settled itself, and
   * so has one whose debtor carries no block of ours any more.
   */
  public List<OutboxEntry> waiting(ConnectionId connection) {
    return sql.sql(UNSETTLED).param(connection.value()).query(OutboxRows::entry).list();
  }

  /** Empty when no dead letter of the connection has this number. */
  public Optional<OutboxEntry> find(ConnectionId connection, long number) {
    return waiting(connection).stream().filter(entry -> entry.id() == number).findFirst();
  }

  /** The next cycle tries it again. */
  public void retry(OutboxEntry letter) {
    settle(letter, Attention.RETRIED);
    sql.sql(
            """
            UPDATE debtor SET plan_on = '' WHERE id IN (
              SELECT i.debtor_id FROM item i JOIN outbox o ON i.connection = o.connection
                AND i.company_code = o.company_code AND i.native_key = o.target_key
              WHERE o.id = ?)
            """)
        .param(letter.id())
        .update();
  }

  /** It is not tried again as long as its item stays as it is. */
  public void discard(OutboxEntry letter) {
    settle(letter, Attention.DISCARDED);
  }

  private void settle(OutboxEntry letter, Attention attention) {
    sql.sql("UPDATE outbox SET attention = ? WHERE id = ?")
        .params(attention.name(), letter.id())
        .update();
  }
}
