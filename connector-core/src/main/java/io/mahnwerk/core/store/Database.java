package io.mahnwerk.core.store;

import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.sqlite.SQLiteConfig;

/** Where a store lives, and everything in which the databases it may live in differ. */
final class Database {
  private final ConnectionPool pool;
  private final String surrogateKey;

  private Database(ConnectionPool pool, String surrogateKey) {
    this.pool = pool;
    this.surrogateKey = surrogateKey;
  }

  /** One file; it is made when it does not exist. */
  static Database sqlite(Path file) {
    return sqlite(file, new SQLiteConfig());
  }

  /**
   * @param config what is not said here is set as the store needs it
   */
  static Database sqlite(Path file, SQLiteConfig config) {
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(10_000);
    config.enforceForeignKeys(true);
    String url = "jdbc:sqlite:" + file.toAbsolutePath();
    return new Database(
        new ConnectionPool(() -> config.createConnection(url)), "INTEGER PRIMARY KEY");
  }

  /** What an error code means; SQLite's primary result codes, https://sqlite.org/rescode.html. */
  static StoreTrouble trouble(int code) {
    return switch (code) {
      case 5, 6 -> StoreTrouble.LOCKED;
      case 8 -> StoreTrouble.READ_ONLY;
      case 10 -> StoreTrouble.DISK_BROKEN;
      case 11, 26 -> StoreTrouble.DAMAGED;
      case 13 -> StoreTrouble.DISK_FULL;
      case 14 -> StoreTrouble.CANNOT_OPEN;
      default -> StoreTrouble.OTHER;
    };
  }

  ConnectionPool pool() {
    return pool;
  }

  /** Each part of the store has a range of version numbers, so a lower one may come later. */
  void migrate() {
    Flyway.configure(Database.class.getClassLoader())
        .dataSource(pool)
        .locations("classpath:io/mahnwerk/core/store/migration")
        .placeholders(Map.of("surrogateKey", surrogateKey))
        .outOfOrder(true)
        .load()
        .migrate();
  }
}
