package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.HELD_TO;
import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
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
  void takesAModelThatForeseesLaterPaymentsBetterThanTheBaselines() {
    SmallLedger books = new SmallLedger(erp);
    twoKindsOfDebtors(books, 100);
    String due = books.invoice(books.steered(), JUST_DUE);
    try (Site site = site(books)) {
      site.cycle(TODAY);
      Path version = site.home.resolve("models/books/0001");

      CommandLineRun run = site.run(TODAY, "train", "books");

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out())
          .startsWith("Trained on")
          .contains(
              "Tried on later payments",
              "It says who will pay, but not which day of a notice works: that takes at least 50"
                  + " first notices on days drawn at random.",
              "It foresees no complaints, since only 0 are recorded; a stop on complaints is off as"
                  + " well.",
              "Saved in " + version + ".");
      assertThat(version.resolve("model.json")).exists();
      assertThat(run.out()).contains("Model card: " + version.resolve("card.html"));
      assertThat(version.resolve("card.html"))
          .content()
          .contains(
              "Model card · connection books · version 1 · trained on 2026-07-01",
              "Modellkarte · Verbindung books · Version 1 · trainiert am 2026-07-01",
              "<circle class=\"accent\"",
              "Nothing of the future: for ",
              "Eigene Zahlungen",
              "Complaints are not foreseen",
              "No pilot was started: what recommended instead of former days bring is not known.",
              "Vor jeder Mahnung bezahlt",
              "Complaints for 1,000 notices")
          .doesNotContain("<script", "http://", "https://");
      assertThat(version.resolve("version.json"))
          .content()
          .containsPattern("\"items\" : (\\d+),\\s+\"same\" : \\1\\b");

      CommandLineRun next = site.cycle(TODAY);
      assertThat(next.exitCode()).as(next.err()).isZero();
      assertThat(next.err()).doesNotContain("No model", "cannot be used");
      assertThat(next.out()).contains("debtors advised            101");
      assertThat(site.dunning(due).mark()).contains(new DunningMark(HELD_TO));

      for (int n = 0; n < 260; n++) {
        books.invoice(books.unsteered(), TODAY.plusDays(32 + n % 24));
      }
      site.cycle(TODAY.plusDays(27));
      CommandLineRun later = site.cycle(TODAY.plusDays(63));
      assertThat(later.out())
          .contains(
              "Drift: the model no longer fits the present (probability to be paid), so every item"
                  + " keeps its former day; train again.");
      assertThat(site.run(TODAY.plusDays(63), "models", "books").out())
          .contains(
              "Stability index (PSI)", "probability to be paid", "falls back", "Complaints since");
    }
  }

  @Test
  void trainsNothingBeforeThereIsEnoughNew() {
    SmallLedger books = new SmallLedger(erp);
    twoKindsOfDebtors(books, 100);
    try (Site site = site(books)) {
      site.cycle(TODAY);
      site.run(TODAY, "train", "books");

      CommandLineRun again = site.run(TODAY, "train", "books");

      assertThat(again.exitCode()).isEqualTo(1);
      assertThat(again.err())
          .endsWith(
              "payments since the model that stands was trained: 0, at least 100 are needed\n");
      assertThat(site.home.resolve("models/books/0002")).doesNotExist();
    }
  }

  @Test
  void keepsAModelThatIsNoBetterThanWhatStandsButDoesNotUseIt() {
    SmallLedger books = new SmallLedger(erp);
    luck(books, 100);
    try (Site site = site(books)) {
      site.cycle(TODAY);

      CommandLineRun run = site.run(TODAY, "train", "books");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .contains("Version 1 was not taken; what stood before stands:")
          .contains("on later payments it is no better than");
      CommandLineRun models = site.run(TODAY, "models", "books");
      assertThat(models.out())
          .contains("not taken", "No version is in use: every item keeps its former day.");
      assertThat(site.cycle(TODAY).err()).contains("No model is trained yet");
    }
  }

  @Test
  void takesAnyVersionIntoUseByHand() {
    SmallLedger books = new SmallLedger(erp);
    luck(books, 100);
    try (Site site = site(books)) {
      site.cycle(TODAY);
      site.run(TODAY, "train", "books");

      CommandLineRun none = site.run(TODAY, "models", "books", "--use", "7");
      CommandLineRun run = site.run(TODAY, "models", "books", "--use", "1");

      assertThat(none.exitCode()).isEqualTo(1);
      assertThat(none.err())
          .isEqualToNormalizingNewlines(
              "Connection 'books' has no model version 7; 'mahnwerk models books' lists them.\n");
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).contains("in use by hand");
      assertThat(site.cycle(TODAY).err()).doesNotContain("No model");
    }
  }

  /** Half of the debtors pay soon after the first notice and half long after it, mostly. */
  private static void twoKindsOfDebtors(SmallLedger books, int debtors) {
    for (int debtor = 0; debtor < debtors; debtor++) {
      String number = books.unsteered();
      for (int month = 2; month <= 20; month += 2) {
        LocalDate due = TODAY.minusMonths(month).minusDays(debtor % 20);
        boolean odd = (debtor * 13 + month * 5) % 8 == 0;
        boolean soon = (debtor % 2 == 0) != odd;
        books.paid(number, due, due.plusDays((soon ? 15 : 50) + (debtor * 7 + month) % 10));
      }
    }
  }

  /** Who pays when has nothing to do with anything. */
  private static void luck(SmallLedger books, int debtors) {
    Random random = new Random(4);
    for (int debtor = 0; debtor < debtors; debtor++) {
      String number = books.unsteered();
      for (int month = 2; month <= 20; month += 2) {
        LocalDate due = TODAY.minusMonths(month).minusDays(debtor % 20);
        books.paid(number, due, due.plusDays(random.nextBoolean() ? 16 : 58));
      }
    }
  }

  private Site site(SmallLedger books) {
    return new Site(erp, books.ledger(), folder.resolve("home")).configured("steered");
  }
}
