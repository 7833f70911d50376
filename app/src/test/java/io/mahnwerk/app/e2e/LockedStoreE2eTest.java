package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.writeback.CycleStep;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Another process takes the store away in the middle of a cycle. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class LockedStoreE2eTest {
  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  @Test
  void endsWithASentenceSendsNothingAndGoesOnWithTheNextCycle() throws SQLException {
    SmallLedger books = new SmallLedger(erp);
    books.withJustDue(books.steered(), 3);
    try (Site site = new Site(erp, books.ledger(), folder.resolve("home")).configured("steered")) {
      AtomicReference<Connection> other = new AtomicReference<>();

      CommandLineRun run =
          CommandLineRun.on(
              TODAY,
              step -> {
                if (step == CycleStep.PLANNED) {
                  other.set(locking(site.store()));
                }
              },
              "--home",
              site.home,
              "--lang",
              "en",
              "cycle",
              "books");
      other.get().close();

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .contains(
              "Connection 'books': the store "
                  + site.store()
                  + " is locked by another process; end that process and try again.");
      assertThat(site.ledger.changes()).isZero();
      assertThat(site.run(TODAY, "runs", "books").out()).contains("0        failed");

      assertThat(site.cycle(TODAY).exitCode()).isZero();
      assertThat(site.marks()).isEqualTo(3);
    }
  }

  private static Connection locking(Path store) {
    try {
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
      try (Statement statement = connection.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
      }
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
