package io.mahnwerk.connector.datev;

import java.time.LocalDate;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Drops from the books what nothing can ask for any more, so that they grow with the open items and
 * three years of paid ones, and not for ever. Whatever waits stays, however old it is: a line whose
 * fate no export has told, a date of ours that a block can still stand on, an item that is open or
 * that the newest list shows.
 */
record BooksPruning(DatevBooks books, LocalDate today) {
  /** A write is given up after at most 60 days, and a block of ours lasts no longer. */
  private static final int GIVEN_OUT_DAYS = 120;

  /** Claims fall under the statute of limitations in three years from the end of their year. */
  private static final int PAID_YEARS = 4;

  private static final int LIST_DAYS = 400;

  /** Call it within the transaction that takes a list. */
  void run() {
    JdbcTemplate sql = books.sql();
    String given = today.minusDays(GIVEN_OUT_DAYS).toString();
    sql.update(
        "DELETE FROM bad WHERE seq < (SELECT MAX(seq) FROM taken WHERE kind = 'ITEMS')"
            + " AND seq < (SELECT MAX(seq) FROM taken WHERE kind = 'DEBTORS')");
    sql.update(
        "DELETE FROM line WHERE fate <> 'WAITS' AND batch IN (SELECT id FROM batch WHERE day < ?)"
            + " AND (until IS NULL OR until < ?)",
        given,
        given);
    sql.update(
        "DELETE FROM batch WHERE day < ? AND written = 1 AND id < (SELECT MAX(id) FROM batch)"
            + " AND id NOT IN (SELECT batch FROM line)",
        given);
    sql.update("DELETE FROM given WHERE last_day < ?", given);
    sql.update("DELETE FROM decided WHERE until < ?", given);
    sql.update(
        "DELETE FROM item WHERE open = 0 AND cleared < ? AND seen < (SELECT MAX(seq) FROM taken WHERE"
            + " kind = 'ITEMS')",
        today.minusYears(PAID_YEARS).toString());
    sql.update(
        "DELETE FROM taken WHERE kind IN ('ITEMS', 'DEBTORS') AND taken_on < ? AND seq NOT IN"
            + " (SELECT MAX(seq) FROM taken GROUP BY kind) AND newest_payment IS NOT (SELECT"
            + " MAX(newest_payment) FROM taken)",
        today.minusDays(LIST_DAYS).toString());
  }
}
