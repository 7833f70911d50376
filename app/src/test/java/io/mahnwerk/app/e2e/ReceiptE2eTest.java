package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class ReceiptE2eTest {
  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  @Test
  void computesAReceiptOfAModelAgainToTheBitUntilTheModelIsGone() throws Exception {
    SmallLedger books = new SmallLedger(erp);
    twoKindsOfDebtors(books, 100);
    try (Site site = new Site(erp, books.ledger(), folder.resolve("home")).configured("steered")) {
      site.cycle(TODAY);
      site.run(TODAY, "train", "books");
      site.cycle(TODAY);
      String id = latest(site);

      CommandLineRun shown = site.run(TODAY, "receipt", id);
      CommandLineRun same = site.run(TODAY, "receipt", id, "--recompute");

      assertThat(shown.out()).contains("Candidate days: 2026-", "days_overdue", "h_mean_delay");
      assertThat(shown.out())
          .contains("What the model expected of the next notice by its day:")
          .containsPattern("2026-07-\\d\\d +\\d+ +\\d+ % +\\d+ % +\\d+ %");
      assertThat(same.exitCode()).as(same.err()).isZero();
      assertThat(same.out())
          .isEqualToNormalizingNewlines(
              "Receipt " + id + " computed again: the same to the bit.\n");

      changed(site, "REPLACE(body, '\"probability30\":0.', '\"probability30\":0.9')");
      CommandLineRun other = site.run(TODAY, "receipt", id, "--recompute");
      assertThat(other.exitCode()).isEqualTo(1);
      assertThat(other.err())
          .startsWith("Receipt " + id + " comes out differently (receipt -> here):")
          .contains("].probability30: 0.9");

      changed(site, "REPLACE(body, '\"probability30\":0.9', '\"probability30\":0.')");
      Files.move(site.home.resolve("models/books/0001"), site.home.resolve("models/gone"));
      assertThat(site.run(TODAY, "receipt", id, "--recompute").err())
          .startsWith("Receipt " + id + " rests on model ")
          .contains(", which is no longer kept.");
      assertThat(CommandLineRun.on(TODAY, "--home", site.home, "--lang", "de", "receipt", id).out())
          .contains("ist nicht zu zeigen: der Beleg beruht auf Modell ")
          .contains(", das nicht mehr aufbewahrt ist.");
    }
  }

  @Test
  void computesAReceiptWithoutAModelAgain() {
    SmallLedger books = new SmallLedger(erp);
    books.invoice(books.steered(), JUST_DUE);
    try (Site site = new Site(erp, books.ledger(), folder.resolve("home")).configured("steered")) {
      site.cycle(TODAY);
      String id = latest(site);

      assertThat(site.run(TODAY, "receipt", id, "--recompute").out())
          .contains("computed again: the same to the bit.");
    }
  }

  @Test
  void saysWhatIsNoReceipt() {
    SmallLedger books = new SmallLedger(erp);
    books.invoice(books.steered(), JUST_DUE);
    try (Site site = new Site(erp, books.ledger(), folder.resolve("home")).configured("steered")) {
      assertThat(site.run(TODAY, "receipt", "books:1").err())
          .startsWith("Connection 'books' has no receipt 1;");
      site.cycle(TODAY);
      CommandLineRun none = site.run(TODAY, "receipt", "books:99");
      CommandLineRun wrong = site.run(TODAY, "receipt", "books:x");

      assertThat(none.exitCode()).isEqualTo(1);
      assertThat(none.err())
          .isEqualToNormalizingNewlines(
              "Connection 'books' has no receipt 99; 'mahnwerk receipt books' lists the latest.\n");
      assertThat(wrong.exitCode()).isEqualTo(2);
      assertThat(wrong.err()).startsWith("'books:x' is no receipt such as books:17");
    }
  }

  private static String latest(Site site) {
    String out = site.run(TODAY, "receipt", "books").out();
    return out.lines().filter(l -> l.startsWith("books:")).findFirst().orElseThrow().split(" ")[0];
  }

  private static void changed(Site site, String expression) throws SQLException {
    try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + site.store());
        Statement statement = sql.createStatement()) {
      statement.executeUpdate("UPDATE receipt_part SET body = " + expression);
    }
  }

  private static void twoKindsOfDebtors(SmallLedger books, int debtors) {
    for (int debtor = 0; debtor < debtors; debtor++) {
      String number = debtor == 0 ? books.steered() : books.unsteered();
      for (int month = 2; month <= 20; month += 2) {
        LocalDate due = TODAY.minusMonths(month).minusDays(debtor % 20);
        boolean odd = (debtor * 13 + month * 5) % 8 == 0;
        boolean soon = (debtor % 2 == 0) != odd;
        books.paid(number, due, due.plusDays((soon ? 15 : 50) + (debtor * 7 + month) % 10));
      }
      if (debtor == 0) {
        books.invoice(number, JUST_DUE);
      }
    }
  }
}
