package io.mahnwerk.app.gate;

import static io.mahnwerk.app.gate.GatedBooks.TODAY;
import static io.mahnwerk.app.gate.Ledger.BOOKS;
import static io.mahnwerk.app.gate.Ledger.COMPANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.store.NativeRuns.Foreseen;
import io.mahnwerk.core.store.RunComparison;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gates note belongs together, also where the store fails in the middle of it. */
class KilledGatesTest {
  private static final LocalDate RUN = TODAY.minusDays(1);

  private Path file;
  private GatedBooks books;

  @BeforeEach
  void steer(@TempDir Path folder) {
    file = folder.resolve("store.db");
    books = new GatedBooks(file);
    books.gates.withSteering(
        new SteeringGate(BOOKS, Set.of(Capability.ENFORCES_FLOOR), false, books.store.nativeRuns()),
        code -> true);
    for (int day = 10; day < 13; day++) {
      books
          .store
          .nativeRuns()
          .keep(BOOKS, new RunComparison(COMPANY, TODAY.minusDays(day), 5, 5, 5), TODAY);
    }
  }

  @AfterEach
  void close() {
    books.close();
  }

  @Test
  void beginsToSteerOnlyTogetherWithThePlanOfItsDebtors() throws SQLException {
    failing("UPDATE OF plan_on ON debtor");
    assertThatThrownBy(() -> books.gates.look(TODAY)).hasMessageContaining("killed");
    assertThat(books.store.gates().hasSteered(BOOKS, COMPANY)).isFalse();

    goesOn();
    books.gates.look(TODAY);

    assertThat(books.store.gates().hasSteered(BOOKS, COMPANY)).isTrue();
  }

  @Test
  void countsNoRunAsComparedWhoseComparisonWasNotKept() throws SQLException {
    books
        .store
        .nativeRuns()
        .foresee(
            BOOKS,
            RUN,
            Stream.of(new Foreseen(books.item.ref(), new DunningLevel(1))),
            RUN.minusDays(1));
    failing("INSERT ON native_run");
    assertThatThrownBy(() -> books.gates.look(TODAY)).hasMessageContaining("killed");
    assertThat(books.store.nativeRuns().of(BOOKS, RUN)).isEmpty();

    goesOn();
    books.gates.look(TODAY);

    assertThat(books.store.nativeRuns().of(BOOKS, RUN))
        .isEqualTo(List.of(new RunComparison(COMPANY, RUN, 1, 0, 0)));
  }

  private void failing(String at) throws SQLException {
    change("CREATE TRIGGER killer BEFORE " + at + " BEGIN SELECT RAISE(ABORT, 'killed'); END");
  }

  private void goesOn() throws SQLException {
    change("DROP TRIGGER killer");
  }

  private void change(String statement) throws SQLException {
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement sql = database.createStatement()) {
      sql.execute(statement);
    }
  }
}
