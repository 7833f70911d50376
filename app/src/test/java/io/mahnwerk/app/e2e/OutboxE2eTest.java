package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.mocks.erp.FaultInjection.Call;
import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class OutboxE2eTest {
  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  @Test
  void saysThatNothingIsOnItsWay() {
    try (Site site = withOneItem()) {
      site.cycle(TODAY);

      CommandLineRun run = site.run(TODAY, "outbox", "books");

      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).isEqualToNormalizingNewlines("Nothing is on its way.\n");
    }
  }

  @Test
  void asksForACycleWhereNothingWasEverWritten() {
    SmallLedger books = new SmallLedger(erp);
    try (Site site = new Site(erp, books.ledger(), folder.resolve("home")).configured("observe")) {
      CommandLineRun run = site.run(TODAY, "outbox", "books");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .isEqualToNormalizingNewlines(
              "Connection 'books' has written nothing yet; run 'mahnwerk cycle books' first.\n");
    }
  }

  @Test
  void showsWhatWaitsForAPersonAndLetsTheNextCycleTryItAgain() throws Exception {
    try (Site site = withOneItem()) {
      declined(site);

      CommandLineRun shown = site.run(TODAY, "outbox", "books");
      assertThat(shown.exitCode()).isEqualTo(1);
      assertThat(shown.out())
          .contains("1 write waits for a person, since the ledger declined each 3 times in a row.")
          .contains("hold until 2026-07-14", "refused", "The ledger refused: period closed.");
      assertThat(site.cycle(TODAY).out())
          .contains(
              "1 write was declined again and again and waits for a person: mahnwerk outbox"
                  + " books.");

      CommandLineRun again = site.run(TODAY, "outbox", "books", "--retry", 1);
      assertThat(again.out()).startsWith("The next cycle tries 1 write again.");
      assertThat(again.exitCode()).isZero();
      assertThat(site.cycle(TODAY).exitCode()).isZero();
      assertThat(site.marks()).isEqualTo(1);
    }
  }

  @Test
  void dropsOne() throws Exception {
    try (Site site = withOneItem()) {
      declined(site);

      CommandLineRun run =
          CommandLineRun.on(
              TODAY, "--home", site.home, "--lang", "de", "outbox", "books", "--discard", 1);

      assertThat(run.exitCode()).isZero();
      assertThat(run.out())
          .startsWith("Änderung 1 wird nicht wiederholt, solange ihr Posten bleibt, wie er ist.");
      assertThat(site.cycle(TODAY).out()).contains("holds wanted                 0");
      assertThat(site.marks()).isZero();
    }
  }

  @Test
  void refusesANumberThatDoesNotWait() {
    try (Site site = withOneItem()) {
      site.cycle(TODAY);

      CommandLineRun run = site.run(TODAY, "outbox", "books", "--retry", 99);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .isEqualToNormalizingNewlines(
              "Connection 'books': no write of number 99 waits for a person; 'mahnwerk outbox"
                  + " books' lists those that do.\n");
    }
  }

  @Test
  void refusesTwoDecisionsAtOnce() {
    try (Site site = withOneItem()) {
      CommandLineRun run = site.run(TODAY, "outbox", "books", "--retry", 1, "--discard", 1);

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("mutually exclusive");
    }
  }

  /** What a ledger that declined the one write three times leaves in the store. */
  static void declined(Site site) throws SQLException {
    site.erp.faults().orElseThrow().failNext(Call.WRITE, Fault.RESET);
    site.cycle(TODAY);
    try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + site.store());
        Statement statement = store.createStatement()) {
      statement.executeUpdate(
          "UPDATE outbox SET state = 'REFUSED', tries = 3, attention = 'WAITS', reason ="
              + " '{\"code\":\"LEDGER_REFUSED\",\"values\":[\"period closed\"]}'");
    }
  }

  private Site withOneItem() {
    SmallLedger books = new SmallLedger(erp);
    books.invoice(books.steered(), JUST_DUE);
    return new Site(erp, books.ledger(), folder.resolve("home")).configured("steered");
  }
}
