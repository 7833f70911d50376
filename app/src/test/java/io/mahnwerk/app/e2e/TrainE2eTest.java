package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.HELD_TO;
import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class TrainE2eTest {
  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  @Test
  void saysHonestlyWhenThereIsTooLittle() {
    SmallLedger books = new SmallLedger(erp);
    books.withJustDue(books.steered(), 3);
    try (Site site = site(books)) {
      site.cycle(TODAY);

      CommandLineRun run = site.run(TODAY, "train", "books");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .isEqualToNormalizingNewlines(
              """
              Connection 'books': no model was trained, since that is not worthwhile yet:
              debtors: 1, at least 100 are needed
              months of history: 1, at least 18 are needed
              """);
      assertThat(site.home.resolve("models")).doesNotExist();
    }
  }

  @Test
  void trainsFromWhatTheCyclesHaveRead() {
    SmallLedger books = new SmallLedger(erp);
    paidLate(books, 100);
    String due = books.invoice(books.steered(), JUST_DUE);
    try (Site site = site(books)) {
      site.cycle(TODAY);
      Path model = site.home.resolve("models/books");

      CommandLineRun run = site.run(TODAY, "train", "books");

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out())
          .startsWith("Trained on")
          .contains(
              "It says who will pay, but not which day of a notice works: that takes at least 50"
                  + " first notices on days drawn at random.",
              "Saved in " + model + ".");
      assertThat(Files.exists(model.resolve("model.json"))).isTrue();

      CommandLineRun next = site.cycle(TODAY);
      assertThat(next.exitCode()).as(next.err()).isZero();
      assertThat(next.err()).doesNotContain("No model", "cannot be used");
      assertThat(next.out()).contains("debtors advised            101");
      assertThat(site.dunning(due).mark()).contains(new DunningMark(HELD_TO));
    }
  }

  /** Every debtor pays an invoice each two months, all of them after the first notice. */
  private static void paidLate(SmallLedger books, int debtors) {
    for (int debtor = 0; debtor < debtors; debtor++) {
      String number = books.unsteered();
      for (int month = 2; month <= 20; month += 2) {
        LocalDate due = TODAY.minusMonths(month).minusDays(debtor % 20);
        books.paid(number, due, due.plusDays(16 + (debtor * 7 + month) % 20));
      }
    }
  }

  private Site site(SmallLedger books) {
    return new Site(erp, books.ledger(), folder.resolve("home")).configured("steered");
  }
}
