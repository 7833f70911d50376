package io.mahnwerk.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.ConnectionId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.NativeLibraryNotFoundException;

/** The database itself is brought to fail, so that its own codes are met. */
class StoreFailureTest {
  @TempDir Path folder;
  private Path store;

  @BeforeEach
  void makeAStore() throws SQLException {
    store = folder.resolve("books.db");
    try (Connection connection = open("")) {
      execute(connection, "CREATE TABLE letter (text TEXT)");
    }
  }

  @Test
  void saysThatAnotherProcessLocksIt() throws SQLException {
    try (Connection other = open("");
        Connection ours = open("?busy_timeout=0")) {
      execute(other, "BEGIN EXCLUSIVE");

      assertThat(sentence(failing(ours, "INSERT INTO letter VALUES ('a')")))
          .isEqualTo("is locked by another process; end that process and try again.");
    }
  }

  @Test
  void saysThatTheDiskIsFull() throws SQLException {
    try (Connection ours = open("?max_page_count=2")) {
      String text = "a".repeat(100_000);

      assertThat(sentence(failing(ours, "INSERT INTO letter VALUES ('" + text + "')")))
          .isEqualTo("could not grow: the disk is full.");
    }
  }

  @Test
  void saysThatItCannotBeWritten() throws SQLException {
    try (Connection ours = open("?open_mode=1")) {
      assertThat(sentence(failing(ours, "INSERT INTO letter VALUES ('a')")))
          .isEqualTo("cannot be written; check the rights of file and folder.");
    }
  }

  @Test
  void saysThatItCannotBeOpened() {
    store = folder.resolve("nowhere/books.db");

    SQLException failed = catchThrowableOfType(SQLException.class, () -> open("").close());

    assertThat(sentence(failed))
        .isEqualTo("cannot be opened; check the rights of file and folder.");
  }

  @Test
  void saysThatItsLibraryFindsNoPlace() {
    SQLException failed =
        new SQLException("Error opening connection", new NativeLibraryNotFoundException("none"));

    assertThat(sentence(failed))
        .startsWith(
            "needs 2 MB of room in the temporary folder " + System.getProperty("java.io.tmpdir"))
        .endsWith("name another folder by MAHNWERK_JAVA_OPTS=-Djava.io.tmpdir=FOLDER.");
  }

  @Test
  void hasNothingToSayOfOtherFailures() {
    StoreFailure failure = new StoreFailure(new ConnectionId("books"), store);

    assertThat(failure.of(new IllegalStateException("Something else"))).isEmpty();
  }

  private String sentence(SQLException failed) {
    StoreFailure failure = new StoreFailure(new ConnectionId("books"), store);
    CommandFailure said = failure.of(new IllegalStateException(failed)).orElseThrow();
    String start = "Connection 'books': the store %s ".formatted(store);
    assertThat(said).hasMessageStartingWith(start);
    return said.getMessage().substring(start.length());
  }

  private Connection open(String options) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + store + options);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static SQLException failing(Connection connection, String sql) {
    return catchThrowableOfType(SQLException.class, () -> execute(connection, sql));
  }
}
