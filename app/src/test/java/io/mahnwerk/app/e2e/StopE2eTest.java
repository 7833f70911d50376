package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.HELD_TO;
import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.writeback.CycleStep;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class StopE2eTest {
  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  @Test
  void keepsWhatIsHeldAndHoldsTheRestToItsFormerDayWhileStopped() {
    SmallLedger books = new SmallLedger(erp);
    String debtor = books.steered();
    String held = books.invoice(debtor, JUST_DUE);
    String later = books.invoice(debtor, JUST_DUE.plusDays(7));
    String delayed = books.invoice(books.unsteered(), TODAY.plusDays(5));
    try (Site site = site(books).configured("steered")) {
      site.cycle(TODAY);
      assertThat(site.dunning(later).isHeldByUs()).isFalse();

      CommandLineRun stop = site.run(TODAY, "stop", "books");
      assertThat(stop.exitCode()).isZero();
      assertThat(stop.out())
          .isEqualToNormalizingNewlines(
              "Stopped: no recommended day is written to connection 'books'. What is held stays"
                  + " held to its date, everything else keeps its former day. 'mahnwerk go books' goes"
                  + " on.\n");
      CommandLineRun cycle = site.cycle(TODAY.plusDays(7));

      assertThat(cycle.exitCode()).isZero();
      assertThat(cycle.out())
          .contains("Recommended days are stopped: what is not held yet keeps its former day.");
      assertThat(site.dunning(held).mark()).contains(new DunningMark(HELD_TO));
      assertThat(site.dunning(later).isHeldByUs()).isTrue();
      assertThat(site.dunning(later).mark()).contains(new DunningMark(HELD_TO.plusDays(7)));
      assertThat(site.dunning(delayed).isHeldByUs()).isFalse();

      site.cycle(HELD_TO);
      assertThat(site.dunning(held).isHeldByUs()).isFalse();
    }
  }

  @Test
  void writesNothingAtAllWhileStoppedCompletely() {
    SmallLedger books = new SmallLedger(erp);
    String item = books.invoice(books.steered(), JUST_DUE);
    try (Site site = site(books).configured("steered")) {
      site.cycle(TODAY);
      long changes = site.ledger.changes();
      site.run(TODAY, "stop", "--all", "--completely");

      CommandLineRun cycle = site.cycle(HELD_TO);
      assertThat(cycle.out())
          .contains("Writing is stopped completely: nothing was written. 'mahnwerk go books'");
      for (String[] words :
          new String[][] {
            {"release", "books", "--yes", "--despite-opened"},
            {"release-overdue", "books"},
            {"check", "books", "--write-test", "10000"},
            {"undo", "books:1", "--yes"}
          }) {
        CommandLineRun refused = site.run(HELD_TO, (Object[]) words);
        assertThat(refused.exitCode()).as(words[0]).isEqualTo(1);
        assertThat(refused.err())
            .isEqualToNormalizingNewlines(
                "Connection 'books': writing is stopped completely; 'mahnwerk go --all' lets it go"
                    + " on.\n");
      }
      assertThat(site.ledger.changes()).isEqualTo(changes);

      assertThat(site.run(HELD_TO, "go", "books").exitCode()).isEqualTo(1);
      assertThat(site.run(HELD_TO, "go", "--all").exitCode()).isZero();
      site.cycle(HELD_TO);
      assertThat(site.dunning(item).isHeldByUs()).isFalse();
    }
  }

  @Test
  void worksWhileACycleIsAtWork() {
    SmallLedger books = new SmallLedger(erp);
    books.withJustDue(books.steered(), 150);
    try (Site site = site(books).configured("steered")) {
      AtomicInteger batches = new AtomicInteger();

      CommandLineRun run =
          CommandLineRun.on(
              TODAY,
              step -> {
                if (step == CycleStep.NOTED && batches.incrementAndGet() == 1) {
                  assertThat(site.run(TODAY, "stop", "books", "--completely").exitCode()).isZero();
                }
              },
              "--home",
              site.home,
              "--lang",
              "en",
              "cycle",
              "books");
      site.erp.settle();

      assertThat(run.out()).contains("Writing is stopped completely");
      assertThat(site.ledger.changes()).isEqualTo(100);
      assertThat(site.run(TODAY, "runs", "books").out()).contains("100      stopped");

      site.run(TODAY, "go", "books");
      assertThat(site.cycle(TODAY).exitCode()).isZero();
      assertThat(site.ledger.changes()).isEqualTo(150);
    }
  }

  @Test
  void stillHoldsItemsToTheirFormerDayWhenItIsStoppedAtWork() {
    SmallLedger books = new SmallLedger(erp);
    books.withJustDue(books.steered(), 150);
    try (Site site = site(books).configured("steered")) {
      CommandLineRun.on(
          TODAY,
          step -> {
            if (step == CycleStep.LOOKED) {
              site.run(TODAY, "stop", "books");
            }
          },
          "--home",
          site.home,
          "cycle",
          "books");
      site.erp.settle();

      assertThat(site.marks()).isEqualTo(150);
    }
  }

  @Test
  void stopsARunThatWouldHoldMoreThanItsLimit() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String debtor = books.unsteered();
    for (int item = 0; item < 3; item++) {
      books.invoice(debtor, TODAY.minusDays(10));
    }
    try (Site site = site(books).configured("delay-only")) {
      limit(site, "limits: {items: 2}");

      CommandLineRun run = site.cycle(TODAY);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out())
          .contains(
              "The run was stopped: it would hold 3 items, and limits.items allows 2. No recommended"
                  + " day was written and steered items keep their former day; raise the limit in"
                  + " mahnwerk.yaml when that many are right.");
      assertThat(site.marks()).isZero();
      assertThat(site.run(TODAY, "runs", "books").out()).contains("0        stopped");

      limit(site, "limits: {items: 3, amount: 305 EUR}");
      assertThat(site.cycle(TODAY).out())
          .contains("it would hold 306.75 EUR, and limits.amount allows 305.00 EUR");

      limit(site, "limits: {items: 3, amount: 307 EUR}");
      assertThat(site.cycle(TODAY).exitCode()).isZero();
      assertThat(site.marks()).isEqualTo(3);
    }
  }

  @Test
  void stopsARunThatWouldHoldTooLargeAShareOfTheDebtors() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    for (int debtor = 0; debtor < 20; debtor++) {
      books.invoice(books.unsteered(), debtor < 11 ? TODAY.minusDays(10) : TODAY.plusDays(20));
    }
    try (Site site = site(books).configured("delay-only")) {
      assertThat(site.cycle(TODAY).out())
          .contains("it would hold 11 of 20 debtors, and limits.held-share allows 50 %");
      assertThat(site.marks()).isZero();

      limit(site, "limits: {held-share: 55}");
      assertThat(site.cycle(TODAY).exitCode()).isZero();
      assertThat(site.marks()).isEqualTo(11);
    }
  }

  @Test
  void countsNoItemThatIsOnlyHeldToItsFormerDay() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    for (int debtor = 0; debtor < 20; debtor++) {
      books.invoice(books.steered(), JUST_DUE);
    }
    try (Site site = site(books).configured("steered")) {
      limit(site, "limits: {items: 1, amount: 1 EUR, held-share: 1}");

      CommandLineRun run = site.cycle(TODAY);

      assertThat(run.exitCode()).as(run.out()).isZero();
      assertThat(site.marks()).isEqualTo(20);
    }
  }

  @Test
  void holdsSteeredItemsToTheirFormerDayAlsoWhereALimitStopsTheRun() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String item = books.invoice(books.steered(), JUST_DUE);
    books.withJustDue(books.steered(), 2);
    List<String> waiting = new ArrayList<>();
    for (int paid = 0; paid < 2; paid++) {
      String debtor = books.steered();
      String invoice = books.invoice(debtor, JUST_DUE);
      books.unapplied(debtor, invoice, TODAY.minusDays(1));
      waiting.add(invoice);
    }
    try (Site site = site(books).configured("steered")) {
      limit(site, "limits: {items: 1}");

      CommandLineRun run = site.cycle(TODAY);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).contains("it would hold 2 items, and limits.items allows 1.");
      assertThat(site.marks()).isEqualTo(5);
      assertThat(site.dunning(item).mark()).contains(new DunningMark(HELD_TO));
      assertThat(waiting)
          .allSatisfy(
              held -> assertThat(site.dunning(held).mark()).contains(new DunningMark(HELD_TO)));

      limit(site, "limits: {items: 2}");
      assertThat(site.cycle(TODAY).exitCode()).isZero();
    }
  }

  @Test
  void usesRecommendedDaysForThePilotShareOnly() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String delayed = books.invoice(books.unsteered(), TODAY.minusDays(10));
    try (Site site = site(books).configured("delay-only")) {
      limit(site, "pilot-share: 0");
      assertThat(site.cycle(TODAY).exitCode()).isZero();
      assertThat(site.marks()).isZero();

      limit(site, "pilot-share: 100");
      assertThat(site.cycle(TODAY).exitCode()).isZero();
      assertThat(site.dunning(delayed).isHeldByUs()).isTrue();
    }
  }

  @Test
  void refusesToStopWhatIsNotConfigured() {
    try (Site site = site(new SmallLedger(erp)).configured("observe")) {
      CommandLineRun run = site.run(TODAY, "stop", "boks");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("connection 'boks' is not configured; configured: books.");
      assertThat(site.run(TODAY, "stop").exitCode()).isEqualTo(2);
    }
  }

  private static void limit(Site site, String limits) throws IOException {
    Path file = site.home.resolve("mahnwerk.yaml");
    String yaml = Files.readString(file).replaceAll("    (limits|pilot-share): .*\n", "");
    Files.writeString(file, yaml.replace("    run-days:", "    " + limits + "\n    run-days:"));
  }

  private Site site(SmallLedger books) {
    return new Site(erp, books.ledger(), folder.resolve("home"));
  }
}
