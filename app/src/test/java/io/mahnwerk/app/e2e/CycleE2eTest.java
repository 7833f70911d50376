package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.HELD_TO;
import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class CycleE2eTest {
  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  @Test
  void holdsTheItemsOfASteeredDebtorToTheirFormerDay() {
    SmallLedger books = new SmallLedger(erp);
    String due = books.invoice(books.steered(), JUST_DUE);
    String later = books.invoice(books.steered(), TODAY.plusDays(30));
    String unsteered = books.invoice(books.unsteered(), JUST_DUE);
    try (Site site = site(books).configured("steered")) {
      CommandLineRun run = site.cycle(TODAY);

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(site.dunning(due).isHeldByUs()).isTrue();
      assertThat(site.dunning(due).mark()).contains(new DunningMark(HELD_TO));
      assertThat(site.dunning(later)).isEqualTo(DunningState.UNTOUCHED);
      assertThat(site.dunning(unsteered)).isEqualTo(DunningState.UNTOUCHED);
    }
  }

  @Test
  void saysWhatItDid() {
    SmallLedger books = new SmallLedger(erp);
    books.withJustDue(books.steered(), 3).withJustDue(books.unsteered(), 1);
    try (Site site = site(books).configured("steered")) {
      CommandLineRun run = site.cycle(TODAY);

      assertThat(run.out())
          .isEqualToNormalizingNewlines(
              """
              Cycle                    Count
              ───────────────────────  ─────
              items read                   4
              debtors read                 2
              new notices                  0
              new clearings                0
              marks changed by clerks      0
              unreadable records           0
              debtors advised              2
              recommendations              3
              holds wanted                 3
              releases wanted              0
              changes confirmed            3
              changes under way            0
              changes not made             0

              Company code  Steering  Debtors  with opened procedure
              ────────────  ────────  ───────  ─────────────────────
              1010           steered        2                      1
              """);
      assertThat(run.err())
          .startsWith("No model is trained yet: every item keeps its former day.")
          .contains("Written 3 of 3 changes", "Read back 3 of 3 changes");
    }
  }

  @Test
  void changesNothingTheSecondTime() {
    SmallLedger books = new SmallLedger(erp);
    books.withJustDue(books.steered(), 3);
    try (Site site = site(books).configured("steered")) {
      site.cycle(TODAY);
      long changes = site.ledger.changes();
      StoreContent content = StoreContent.of(site.store());

      CommandLineRun again = site.cycle(TODAY);

      assertThat(changes).isEqualTo(3);
      assertThat(site.ledger.changes()).isEqualTo(changes);
      assertThat(StoreContent.of(site.store())).isEqualTo(content);
      assertThat(again.out()).contains("holds wanted                 0");
    }
  }

  @Test
  void endsAHoldOnItsDay() {
    SmallLedger books = new SmallLedger(erp);
    String item = books.invoice(books.steered(), JUST_DUE);
    try (Site site = site(books).configured("steered")) {
      site.cycle(TODAY);
      site.cycle(HELD_TO.minusDays(1));
      assertThat(site.dunning(item).isHeldByUs()).isTrue();

      site.cycle(HELD_TO);

      assertThat(site.dunning(item).isHeldByUs()).isFalse();
      assertThat(site.dunning(item).mark()).contains(new DunningMark(HELD_TO));
    }
  }

  @Test
  void writesNothingWhereItOnlyObserves() {
    SmallLedger books = new SmallLedger(erp);
    String debtor = books.steered();
    books.withJustDue(debtor, 2);
    String marked = books.invoice(debtor, JUST_DUE);
    try (Site site = site(books).configured("observe")) {
      site.ledger.edit(marked, item -> erp.marks().hold(item, JUST_DUE, TODAY));
      long changes = site.ledger.changes();
      DunningState before = site.dunning(marked);

      CommandLineRun run = site.cycle(TODAY);

      assertThat(run.exitCode()).isZero();
      assertThat(site.ledger.changes()).isEqualTo(changes);
      assertThat(site.dunning(marked)).isEqualTo(before).isNotEqualTo(DunningState.UNTOUCHED);
      assertThat(run.out())
          .contains("recommendations              3", "holds wanted                 0")
          .contains(
              "Company code 1010 is not steered, yet 1 debtor has an opened procedure: the ledger duns"
                  + " it early. Steer the company code or give the former procedure back.");
    }
  }

  @Test
  void marksWhatItHadObservedOnceItIsSwitchedOn() {
    SmallLedger books = new SmallLedger(erp);
    books.withJustDue(books.steered(), 2);
    try (Site site = site(books).configured("observe")) {
      site.cycle(TODAY);
      assertThat(site.marks()).isZero();

      site.configured("steered").cycle(TODAY);
      assertThat(site.marks()).isEqualTo(2);

      site.configured("observe").cycle(HELD_TO);
      assertThat(site.marks()).isEqualTo(2);
    }
  }

  @Test
  void onlyHoldsBackWithDelayOnlyAndNeverANaturalPerson() {
    SmallLedger books = new SmallLedger(erp);
    String company = books.invoice(books.unsteered(), TODAY.minusDays(10));
    String person = books.invoice(books.naturalPerson(), TODAY.minusDays(10));
    try (Site site = site(books).configured("delay-only")) {
      site.cycle(TODAY);

      assertThat(site.dunning(company).isHeldByUs()).isTrue();
      assertThat(site.dunning(person)).isEqualTo(DunningState.UNTOUCHED);
    }
  }

  @Test
  void leavesAClerksLiftAlone() {
    SmallLedger books = new SmallLedger(erp);
    String item = books.invoice(books.steered(), JUST_DUE);
    try (Site site = site(books).configured("steered")) {
      site.cycle(TODAY);
      site.ledger.edit(item, held -> erp.marks().withdraw(held, TODAY));

      CommandLineRun run = site.cycle(TODAY.plusDays(1));

      assertThat(run.out()).contains("marks changed by clerks      1");
      assertThat(site.dunning(item).isHeldByUs()).isFalse();
    }
  }

  @Test
  void failsWhenTheLedgerDoesNotMakeAChange() {
    SmallLedger books = new SmallLedger(erp);
    books.withJustDue(books.steered(), 1);
    try (Site site = site(books).configured("steered")) {
      Outage.ofWrites(site.erp);

      CommandLineRun run = site.cycle(TODAY);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out())
          .contains("changes not made             1")
          .contains("Not made: 1 × The call failed: ");
      assertThat(site.marks()).isZero();
    }
  }

  @Test
  void takesTheFactsOfAFeed() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String debtor = books.steered();
    String document = erp.documentNumber(books.invoice(debtor, JUST_DUE));
    Path feed = folder.resolve("feed.csv");
    Files.writeString(
        feed,
        "fact,company_code,debtor,document,day,level,propensity\n"
            + "complaint,1010,%s,%s,2026-06-30,,\n".formatted(debtor, document));
    try (Site site = site(books).configured("observe")) {
      CommandLineRun run = site.cycle(TODAY, "--feed", feed);

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(StoreContent.of(site.store()).of("event"))
          .anySatisfy(event -> assertThat(event).contains("COMPLAINED 2026-06-30"));
    }
  }

  @Test
  void readsNothingWhenTheFeedIsWrong() throws IOException {
    Path feed = folder.resolve("feed.csv");
    Files.writeString(
        feed,
        "fact,company_code,debtor,document,day,level,propensity\n"
            + "complaint,1010,4711,90001,30.06.2026,,\n");
    try (Site site = site(new SmallLedger(erp)).configured("observe")) {
      CommandLineRun run = site.cycle(TODAY, "--feed", feed);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .isEqualToNormalizingNewlines(
              "Feed file " + feed + ", line 2: field 'day' must be a date such as 2026-01-31.\n");
      assertThat(site.store()).doesNotExist();
    }
  }

  @Test
  void speaksGerman() {
    SmallLedger books = new SmallLedger(erp);
    books.withJustDue(books.steered(), 1);
    try (Site site = site(books).configured("steered")) {
      CommandLineRun run =
          CommandLineRun.on(TODAY, "--home", site.home, "--lang", "de", "cycle", "books");

      assertThat(run.out())
          .contains("gewünschte Sperren", "bestätigte Änderungen", "Buchungskreis");
      assertThat(run.err()).startsWith("Noch kein Modell trainiert").contains("1 von 1 Änderung ");
    }
  }

  @Test
  void namesACompanyCodeThatTheLedgerDoesNotHave() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    books.withJustDue(books.unsteered(), 1);
    try (Site site = site(books).configured("steered")) {
      Path file = site.home.resolve("mahnwerk.yaml");
      Files.writeString(file, Files.readString(file).replace("\"1010\": st", "\"1011\": st"));

      assertThat(site.cycle(TODAY).out())
          .contains("Setting 'steering' names company code 1011, in which no debtor was found.");
      assertThat(site.ledger.changes()).isZero();
    }
  }

  @Test
  void keepsTheFormerDaysWhenItsModelCannotBeUsed() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String item = books.invoice(books.steered(), JUST_DUE);
    try (Site site = site(books).configured("steered")) {
      Path models = site.home.resolve("models/books");
      Files.createDirectories(models);
      Files.writeString(models.resolve("in-use"), "one\n");

      CommandLineRun run = site.cycle(TODAY);

      assertThat(run.exitCode()).isZero();
      assertThat(run.err())
          .startsWith("Connection 'books': ")
          .contains(
              "in-use does not name a version (NumberFormatException).",
              " Until then every item keeps its former day.");
      assertThat(site.dunning(item).mark()).isEqualTo(Optional.of(new DunningMark(HELD_TO)));
    }
  }

  private Site site(SmallLedger books) {
    return new Site(erp, books.ledger(), folder.resolve("home"));
  }
}
