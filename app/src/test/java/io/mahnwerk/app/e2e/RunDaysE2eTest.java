package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs on days on which none is planned are an alarm, and around a planned one nothing changes. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class RunDaysE2eTest {
  private static final LocalDate FRIDAY = TODAY.plusDays(2);
  private static final LocalDate SATURDAY = TODAY.plusDays(3);

  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  @Test
  void raisesAnAlarmForARunOnAnUnplannedDay() {
    SmallLedger books = new SmallLedger(erp);
    String due = books.invoice(books.unsteered(), JUST_DUE.minusDays(20));
    try (Site site = site(books).configured("observe")) {
      assertThat(site.cycle(TODAY).exitCode()).isZero();
      dun(site, due, SATURDAY);

      CommandLineRun run = site.cycle(SATURDAY);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out())
          .contains(
              "On 2026-07-04 a dunning run was seen in company code 1010 (1 item) although none is"
                  + " planned that day: correct 'run-days', or have the run moved.");
      assertThat(site.cycle(SATURDAY.plusDays(2)).exitCode()).isZero();
    }
  }

  @Test
  void raisesNoAlarmForAPlannedRun() {
    SmallLedger books = new SmallLedger(erp);
    String due = books.invoice(books.unsteered(), JUST_DUE.minusDays(20));
    try (Site site = site(books).configured("observe")) {
      site.cycle(TODAY);
      dun(site, due, FRIDAY);

      CommandLineRun run = site.cycle(FRIDAY);

      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).doesNotContain("planned that day");
    }
  }

  @Test
  void changesNothingBetweenProposalAndPrinting() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String due = books.invoice(books.steered(), JUST_DUE);
    try (Site site = site(books).configured("steered")) {
      quiet(site, "days-before: 2", "from: \"06:00\"", "until: \"12:00\"");

      CommandLineRun run = site.cycle(TODAY);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out())
          .contains(
              "Nothing was changed: the dunning run of 2026-07-03 is within its quiet window, in"
                  + " which its proposal may be unprinted. Run the cycle before or after it.");
      assertThat(site.dunning(due)).isEqualTo(DunningState.UNTOUCHED);
    }
  }

  @Test
  void releasesNothingEitherBetweenProposalAndPrinting() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String due = books.invoice(books.unsteered(), JUST_DUE);
    try (Site site = site(books).configured("steered")) {
      quiet(site, "days-before: 2", "from: \"06:00\"", "until: \"12:00\"");

      for (String[] command :
          new String[][] {
            {"release", "books", "--yes"},
            {"release-overdue", "books"},
            {"check", "books", "--write-test", books.unsteered()}
          }) {
        CommandLineRun run = site.run(TODAY, (Object[]) command);

        assertThat(run.exitCode()).as(String.join(" ", command)).isEqualTo(1);
        assertThat(run.err()).contains("the dunning run of 2026-07-03 is within its quiet window");
      }
      assertThat(site.dunning(due)).isEqualTo(DunningState.UNTOUCHED);
      assertThat(site.ledger.changes()).isZero();
    }
  }

  @Test
  void worksAsEverOutsideOfThatWindow() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String due = books.invoice(books.steered(), JUST_DUE);
    try (Site site = site(books).configured("steered")) {
      quiet(site, "from: \"06:00\"", "until: \"12:00\"");

      assertThat(site.cycle(TODAY).exitCode()).isZero();
      assertThat(site.dunning(due).isHeldByUs()).isTrue();
    }
  }

  @Test
  void namesWhatIsWrongWithTheWindow() throws IOException {
    try (Site site = site(new SmallLedger(erp)).configured("observe")) {
      quiet(site, "from: \"12:00\"", "until: \"06:00\"");

      CommandLineRun run = site.cycle(TODAY);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("quiet.until must be later than 'from'");
    }
  }

  @Test
  void showsWhatSteeringWouldPutUponTheLedger() {
    SmallLedger books = new SmallLedger(erp);
    books.withJustDue(books.unsteered(), 6);
    try (Site site = site(books).configured("observe")) {
      CommandLineRun before = site.run(TODAY, "check", "books", "--load");
      assertThat(before.exitCode()).isEqualTo(1);
      assertThat(before.err()).contains("run 'mahnwerk cycle books' first");
      site.cycle(TODAY);

      CommandLineRun run = site.run(TODAY.plusDays(1), "check", "books", "--load");

      assertThat(run.exitCode()).isZero();
      assertThat(run.out())
          .contains(
              "A month under procedure %s instead of %s would mean, by the last 90 days and if every"
                  .formatted(erp.openedProcedure(), erp.formerProcedure()))
          .containsPattern("1010 +2 +[24] +[0-9]+");
    }
  }

  @Test
  void listsTheDebtorsToGiveBackForAMassChange() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String steered = books.steered();
    books.invoice(steered, JUST_DUE);
    Path list = folder.resolve("back.csv");
    try (Site site = site(books).configured("steered")) {
      assertThat(site.run(TODAY, "release", "books", "--list", list).exitCode()).isZero();

      assertThat(Files.readString(list))
          .isEqualTo(
              "company_code,debtor,procedure,procedure_to_set\r\n1010,%s,%s,%s\r\n"
                  .formatted(steered, erp.openedProcedure(), erp.formerProcedure()));
    }
  }

  private static void dun(Site site, String key, LocalDate day) {
    site.ledger.startDay(day);
    site.ledger.edit(key, item -> item.dunned(new DunningLevel(1), day));
  }

  private static void quiet(Site site, String... lines) throws IOException {
    Files.writeString(
        site.home.resolve("mahnwerk.yaml"),
        "    quiet:\n      " + String.join("\n      ", lines) + "\n",
        StandardOpenOption.APPEND);
  }

  private Site site(SmallLedger books) {
    return new Site(erp, books.ledger(), folder.resolve("home"));
  }
}
