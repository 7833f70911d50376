package io.mahnwerk.connector.datev;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The debtors in the books of one Mandant. */
final class DatevDebtors {
  private final JdbcTemplate sql;

  DatevDebtors(DatevBooks books) {
    this.sql = books.sql();
  }

  /** Notes debtors as an export shows them; one that is as before is not changed. */
  void put(List<DatevDebtor> debtors, long seq) {
    sql.batchUpdate(
        "INSERT INTO debtor (account, content, blocked_until, procedure, seen, changed)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account) DO UPDATE SET"
            + " content = excluded.content, blocked_until = excluded.blocked_until,"
            + " procedure = excluded.procedure, seen = excluded.seen,"
            + " changed = CASE WHEN content = excluded.content THEN changed ELSE excluded.seen END",
        debtors.stream()
            .map(
                debtor ->
                    new Object[] {
                      debtor.account(),
                      debtor.text(),
                      debtor.blockedUntil().map(LocalDate::toString).orElse(null),
                      debtor.procedure().code().value(),
                      seq,
                      seq
                    })
            .toList());
  }

  /** Accounts that the export of this number changed. */
  List<String> changedBy(long seq) {
    return sql.queryForList("SELECT account FROM debtor WHERE changed = ?", String.class, seq);
  }

  /** Debtors after the account that changed after an export, or whose block ended since a day. */
  List<DatevDebtor> changed(DatevItems.Window window, String after, int most) {
    return sql.query(
        "SELECT content FROM debtor WHERE account > ? AND (changed > ? OR"
            + " (blocked_until >= ? AND blocked_until <= ?)) ORDER BY account LIMIT ?",
        (row, at) -> DatevDebtor.parse(row.getString(1)),
        after,
        window.since(),
        window.from(),
        window.to(),
        most);
  }

  /** Debtors with a date in Mahnsperre bis, whoever set it and whether or not it is past. */
  List<DatevDebtor> blocked() {
    return sql.query(
        "SELECT content FROM debtor WHERE blocked_until IS NOT NULL ORDER BY account",
        (row, at) -> DatevDebtor.parse(row.getString(1)));
  }

  Map<String, DatevDebtor> find(Collection<String> accounts) {
    Map<String, DatevDebtor> found = new HashMap<>();
    for (List<String> chunk : DatevItems.chunks(accounts)) {
      sql.query(
          "SELECT account, content FROM debtor WHERE account IN ("
              + DatevItems.marks(chunk.size())
              + ")",
          row -> {
            found.put(row.getString(1), DatevDebtor.parse(row.getString(2)));
          },
          chunk.toArray());
    }
    return found;
  }

  Optional<DatevDebtor> find(String account) {
    return Optional.ofNullable(find(List.of(account)).get(account));
  }

  long count() {
    Long known = sql.queryForObject("SELECT COUNT(*) FROM debtor", Long.class);
    return known == null ? 0 : known;
  }

  /** Every way in which some debtor is dunned. */
  List<String> procedures() {
    return sql.queryForList("SELECT DISTINCT procedure FROM debtor", String.class);
  }
}
