package io.mahnwerk.connector.datev;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The lines that were given out, and what became of each as far as exports tell. */
final class OutLines {
  private final JdbcTemplate sql;

  OutLines(DatevBooks books) {
    this.sql = books.sql();
  }

  /** What became of a line. */
  enum Fate {
    /** No export has shown it yet. */
    WAITS,
    SHOWN,
    /** A person entered something else, which stands. */
    OTHERWISE,
    /** Another line for the same was given out after it, or its time is over. */
    OVER,
    /** It was taken out of the files again. */
    RECALLED
  }

  /** A line in its batch. */
  record Kept(long row, long batch, LocalDate day, OutLine line) {}

  /** Keeps a line; an earlier one that changes the same waits no more. */
  void add(long batch, OutLine line) {
    sql.update(
        "UPDATE line SET fate = 'OVER' WHERE account = ? AND key = ? AND fate = 'WAITS' AND"
            + " (terms IS NULL) = ?",
        line.account(),
        line.key(),
        line.terms().isEmpty() ? 1 : 0);
    sql.update(
        "INSERT INTO line (batch, account, key, last_day, own_text, until, terms, fate) VALUES"
            + " (?, ?, ?, ?, ?, ?, ?, 'WAITS')",
        batch,
        line.account(),
        line.key(),
        line.lastDay().map(LocalDate::toString).orElse(null),
        line.note().text(),
        line.until().map(LocalDate::toString).orElse(null),
        line.terms().map(OwnTerms::text).orElse(null));
  }

  /** What people are still to take over of a batch. */
  List<OutLine> waiting(long batch) {
    return sql.query(
        "SELECT * FROM line WHERE batch = ? AND fate = 'WAITS' ORDER BY rowid",
        (row, at) -> line(row),
        batch);
  }

  /** Every line that waits. */
  List<Kept> waiting() {
    return kept("line.fate = 'WAITS'");
  }

  /**
   * Everything that would hold an item or debtor or open one and that no export has shown, as far
   * as its day is still to come. A file may have that of a debtor also where a later line has taken
   * its place.
   */
  List<Kept> stillToCome(LocalDate today) {
    return kept(
            "(line.until > ? OR line.terms IS NOT NULL) AND (line.fate = 'WAITS' OR line.key = '' AND"
                + " line.fate = 'OVER')",
            today.toString())
        .stream()
        .filter(kept -> kept.line().until().isPresent() || kept.line().opens())
        .toList();
  }

  private List<Kept> kept(String which, Object... values) {
    return sql.query(
        "SELECT line.rowid AS row, batch.day, line.* FROM line JOIN batch ON batch.id = line.batch"
            + " WHERE "
            + which
            + " ORDER BY line.rowid",
        (row, at) ->
            new Kept(
                row.getLong("row"),
                row.getLong("batch"),
                LocalDate.parse(row.getString("day")),
                line(row)),
        values);
  }

  void end(long row, Fate fate) {
    sql.update("UPDATE line SET fate = ? WHERE rowid = ?", fate.name(), row);
  }

  private static OutLine line(ResultSet row) throws SQLException {
    return new OutLine(
        row.getString("account"),
        row.getString("key"),
        day(row.getString("last_day")),
        OwnNote.parse(row.getString("own_text")).orElse(OwnNote.EMPTY),
        day(row.getString("until")),
        Optional.ofNullable(row.getString("terms")).map(OwnTerms::parse));
  }

  private static Optional<LocalDate> day(@Nullable String text) {
    return Optional.ofNullable(text).map(LocalDate::parse);
  }
}
