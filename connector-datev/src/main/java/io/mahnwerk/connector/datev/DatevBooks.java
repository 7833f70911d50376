package io.mahnwerk.connector.datev;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.sqlite.SQLiteConfig;

/**
 * What the last exports of one Mandant said and what was given out to be taken over, in one file
 * beside the exports. It is made anew from the next exports when it is lost; only what was given
 * out for single items is then taken for a clerk's. Used by one thread at a time.
 */
final class DatevBooks implements AutoCloseable {
  /** Counts up with every change of the schema. */
  private static final int VERSION = 2;

  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS taken (seq INTEGER PRIMARY KEY, kind TEXT NOT NULL,"
              + " hash TEXT NOT NULL, name TEXT NOT NULL, taken_on TEXT NOT NULL, made_on TEXT NOT"
              + " NULL, good INTEGER NOT NULL, bad INTEGER NOT NULL, shows TEXT NOT NULL,"
              + " newest_payment TEXT)",
          "CREATE TABLE IF NOT EXISTS item (key TEXT PRIMARY KEY, account TEXT NOT NULL,"
              + " content TEXT NOT NULL, open INTEGER NOT NULL, paid INTEGER NOT NULL,"
              + " cleared TEXT, blocked_until TEXT,"
              + " seen INTEGER NOT NULL, changed INTEGER NOT NULL)",
          "CREATE INDEX IF NOT EXISTS item_account ON item (account, open)",
          "CREATE INDEX IF NOT EXISTS item_changed ON item (changed)",
          "CREATE TABLE IF NOT EXISTS debtor (account TEXT PRIMARY KEY, content TEXT NOT NULL,"
              + " blocked_until TEXT, procedure TEXT NOT NULL, seen INTEGER NOT NULL, changed INTEGER"
              + " NOT NULL)",
          "CREATE TABLE IF NOT EXISTS bad (seq INTEGER NOT NULL, key TEXT NOT NULL, field TEXT NOT"
              + " NULL, reason TEXT NOT NULL)",
          "CREATE TABLE IF NOT EXISTS given (key TEXT NOT NULL, last_day TEXT NOT NULL, batch"
              + " INTEGER NOT NULL, PRIMARY KEY (key, last_day))",
          "CREATE TABLE IF NOT EXISTS decided (key TEXT PRIMARY KEY, until TEXT NOT NULL)",
          "CREATE TABLE IF NOT EXISTS batch (id INTEGER PRIMARY KEY, day TEXT NOT NULL, written"
              + " INTEGER NOT NULL)",
          "CREATE TABLE IF NOT EXISTS line (batch INTEGER NOT NULL, account TEXT NOT NULL,"
              + " key TEXT NOT NULL, last_day TEXT, own_text TEXT NOT NULL, until TEXT,"
              + " terms TEXT, fate TEXT NOT NULL)",
          "CREATE TABLE IF NOT EXISTS recall (kind TEXT NOT NULL, day TEXT NOT NULL, holds INTEGER"
              + " NOT NULL)",
          "CREATE INDEX IF NOT EXISTS line_key ON line (key, account, batch)");

  private final ConnectionId connection;
  private final SingleConnectionDataSource source;
  private final JdbcTemplate sql;
  private final java.sql.Connection raw;
  private boolean within;

  private DatevBooks(ConnectionId connection, java.sql.Connection raw) {
    this.connection = connection;
    this.raw = raw;
    this.source = new SingleConnectionDataSource(raw, true);
    this.sql = new JdbcTemplate(source);
    requireVersion();
    SCHEMA.forEach(sql::execute);
    sql.execute("PRAGMA user_version = " + VERSION);
  }

  private void requireVersion() {
    Integer version = sql.queryForObject("PRAGMA user_version", Integer.class);
    Integer tables = sql.queryForObject("SELECT COUNT(*) FROM sqlite_master", Integer.class);
    if (tables != null && tables > 0 && version != null && version != VERSION) {
      throw new ConnectorException(
          FailureKind.MISCONFIGURED,
          connection,
          new Sentence(
              "the state in folder 'stand' was kept by another version of Mahnwerk; move the folder"
                  + " away and export items and debtors again.",
              "der Stand im Ordner 'stand' stammt von einer anderen Fassung von Mahnwerk; bitte den"
                  + " Ordner beiseitelegen und Posten und Debitoren erneut exportieren."),
          null);
    }
  }

  /**
   * Makes folder and file where there are none.
   *
   * @throws ConnectorException of kind MISCONFIGURED when the folder cannot be written
   */
  static DatevBooks open(ConnectionId connection, DatevFolder folder) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout(10_000);
    try {
      folder.make();
      return new DatevBooks(
          connection, config.createConnection("jdbc:sqlite:" + folder.books().toAbsolutePath()));
    } catch (UncheckedIOException | SQLException | DataAccessException cannot) {
      throw new ConnectorException(
          FailureKind.MISCONFIGURED,
          connection,
          new Sentence(
                  "setting 'folder': %s cannot be written; give the user of Mahnwerk the right to"
                      + " write there.",
                  "Einstellung 'folder': in %s kann nicht geschrieben werden; bitte dem Benutzer von"
                      + " Mahnwerk das Schreibrecht geben.")
              .with(Sentence.same(folder.root().toString())),
          cannot);
    }
  }

  JdbcTemplate sql() {
    return sql;
  }

  /** Everything or nothing; within a transaction it joins that one. */
  synchronized <T> T inTransaction(Supplier<T> work) {
    if (within) {
      return work.get();
    }
    try {
      raw.setAutoCommit(false);
      within = true;
      T result = work.get();
      raw.commit();
      return result;
    } catch (SQLException broken) {
      throw new IllegalStateException("The state of '" + connection + "' is broken", broken);
    } finally {
      end();
    }
  }

  /** What was committed is not touched by it. */
  private void end() {
    within = false;
    try {
      raw.rollback();
      raw.setAutoCommit(true);
    } catch (SQLException broken) {
      throw new IllegalStateException("The state of '" + connection + "' is broken", broken);
    }
  }

  /** The number of the newest export that was taken; 0 before the first. */
  long newest() {
    Long newest = sql.queryForObject("SELECT MAX(seq) FROM taken", Long.class);
    return newest == null ? 0 : newest;
  }

  @Override
  public void close() {
    source.destroy();
    try {
      raw.close();
    } catch (SQLException broken) {
      throw new IllegalStateException("The state of '" + connection + "' was not closed", broken);
    }
  }
}
