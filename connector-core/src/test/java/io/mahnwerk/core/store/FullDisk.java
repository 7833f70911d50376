package io.mahnwerk.core.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** A store that finds no more room on its disk. */
public final class FullDisk {
  private FullDisk() {}

  /** Opens the store, which exists, with room for so many more pages of 4 KiB. */
  public static ReceivablesStore open(Path file, int pagesLeft) {
    SQLiteConfig config = new SQLiteConfig();
    config.setMaxPageCount(pages(file) + pagesLeft);
    return ReceivablesStore.open(Database.sqlite(file, config));
  }

  private static int pages(Path file) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("PRAGMA page_count")) {
      return count.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
