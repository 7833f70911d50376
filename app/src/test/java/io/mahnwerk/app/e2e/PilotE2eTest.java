package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.HELD_TO;
import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DrawnDay;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.PilotArm;
import io.mahnwerk.core.store.Pilot;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class PilotE2eTest {
  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  @Test
  void aDesignIsAFileThatTheSameSeedWritesAgain() throws IOException {
    try (Site site = site(LateBooks.due(erp, TODAY.plusDays(10), new HashMap<>()))) {
      site.cycle(TODAY);
      Path design = site.home.resolve("pilots/books/pilot.json");
      CommandLineRun run = design(site, "1");
      String first = Files.readString(design);
      List<String> list = Files.readAllLines(site.home.resolve("pilots/books/mass-change.csv"));

      design(site, "1");
      String again = Files.readString(design);
      design(site, "2");

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).contains("natural persons", "largest 2 % by turnover", "never late");
      assertThat(again).isEqualTo(first);
      assertThat(Files.readString(design)).isNotEqualTo(first);
      assertThat(first).doesNotContain("Musterwerk");
      assertThat(list).hasSize(21).first().asString().startsWith("company_code,debtor,name");
      assertThat(list.get(1)).endsWith(erp.formerProcedure() + "," + erp.openedProcedure());
    }
  }

  private static List<String> recomputed(Site site, String receipts) {
    return receipts
        .lines()
        .filter(line -> line.startsWith("books:"))
        .map(line -> site.run(TODAY, "receipt", line.split(" ")[0], "--recompute").out())
        .toList();
  }

  @Test
  void drawsNothingBeforeItIsStartedAndOnlyForSteeredDebtorsAfterwards() throws IOException {
    Map<String, String> due = new HashMap<>();
    try (Site site = site(LateBooks.due(erp, JUST_DUE, due))) {
      site.cycle(TODAY);
      design(site, "1");
      changeProcedures(site);
      CommandLineRun start = site.run(TODAY, "pilot", "books", "--start", "--by", "A. Muster");
      CommandLineRun cycle = site.cycle(TODAY);
      String receipts = site.run(TODAY, "receipt", "books").out();
      List<String> again = recomputed(site, receipts);
      Map<OpenItemRef, DrawnDay> drawn = new HashMap<>();
      Pilot pilot = pilot(site, drawn);

      assertThat(start.exitCode()).as(start.err()).isZero();
      assertThat(start.out())
          .startsWith("The pilot draws days up to 5 days around the former one, and the next run");
      assertThat(cycle.exitCode()).as(cycle.err()).isZero();
      assertThat(drawn.values()).anyMatch(DrawnDay::explored).anyMatch(d -> !d.explored());
      assertThat(again)
          .anyMatch(told -> told.contains("computed again: the same to the bit."))
          .allMatch(told -> told.contains("to the bit.") || told.contains("drawn by a pilot"));
      due.forEach(
          (debtor, item) -> {
            DrawnDay draw = drawn.get(site.ledger.itemRef(item));
            DebtorRef ref = site.ledger.debtorRef(debtor);
            boolean steered = pilot.debtors(PilotArm.STEERED).contains(ref);
            assertThat(draw != null).isEqualTo(steered);
            if (draw != null) {
              assertThat(site.dunning(item).mark())
                  .contains(new DunningMark(draw.day().orElseThrow()));
              assertThat(draw.day().orElseThrow())
                  .isBetween(HELD_TO.minusDays(5), HELD_TO.plusDays(5));
            }
          });
    }
  }

  @Test
  void goesNoFurtherBeforeEnoughWasDrawnAndStopsWhenAsked() throws IOException {
    try (Site site = site(LateBooks.due(erp, TODAY.plusDays(10), new HashMap<>()))) {
      site.cycle(TODAY);
      CommandLineRun early = site.run(TODAY, "pilot", "books", "--sign-off");
      design(site, "1");
      changeProcedures(site);
      site.run(TODAY, "pilot", "books", "--start");

      CommandLineRun second = site.run(TODAY, "pilot", "books", "--start");
      CommandLineRun signOff = site.run(TODAY, "pilot", "books", "--sign-off");
      CommandLineRun report = site.run(TODAY, "pilot", "books", "--report");
      CommandLineRun stop = site.run(TODAY, "pilot", "books", "--stop");

      assertThat(early.err())
          .isEqualToNormalizingNewlines(
              "No pilot is running; 'mahnwerk pilot books --start' starts the one that was"
                  + " designed.\n");
      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.err()).startsWith("A pilot is running since 2026-07-01;");
      assertThat(signOff.exitCode()).isEqualTo(1);
      assertThat(signOff.err()).startsWith("0 drawn notices of this stage are two weeks old");
      assertThat(report.exitCode()).isZero();
      assertThat(report.out())
          .contains(
              "No uplift is shown: each arm needs at least 30 first notices that are 14 days old.",
              "No complaint was ever recorded: the stop on complaints is off.",
              "cannot be told yet: no draw is 60 days old");
      assertThat(stop.exitCode()).isZero();
      assertThat(stop.out()).startsWith("The pilot is stopped");
    }
  }

  @Test
  void steeredDebtorsWhoComplainMoreStopThePilotInTheCycle() throws IOException {
    Map<String, String> items = new HashMap<>();
    try (Site site = site(LateBooks.due(erp, TODAY.plusDays(10), items))) {
      site.cycle(TODAY);
      design(site, "1");
      changeProcedures(site);
      site.run(TODAY, "pilot", "books", "--start");
      Pilot pilot = pilot(site, new HashMap<>());
      StringBuilder feed =
          new StringBuilder("fact,company_code,debtor,document,day,level,propensity\n");
      for (String debtor : items.keySet()) {
        String item = items.get(debtor);
        boolean steered = pilot.debtors(PilotArm.STEERED).contains(site.ledger.debtorRef(debtor));
        row(feed, "notice", debtor, erp.documentNumber(item), TODAY.plusDays(20));
        if (steered) {
          row(feed, "complaint", debtor, erp.documentNumber(item), TODAY.plusDays(22));
        }
      }
      Path file = Files.writeString(folder.resolve("feed.csv"), feed);

      CommandLineRun cycle = site.cycle(TODAY.plusDays(23), "--feed", file);

      assertThat(cycle.err()).contains("The pilot was stopped: its steered debtors complain more");
      assertThat(site.run(TODAY.plusDays(24), "pilot", "books", "--report").out())
          .startsWith("The pilot is stopped");
      assertThat(site.cycle(TODAY.plusDays(24)).err()).doesNotContain("The pilot was stopped");
    }
  }

  @Test
  void steeredDebtorsWhoPayLaterStopThePilotInTheCycle() throws IOException {
    Map<String, String> items = new HashMap<>();
    LocalDate due = TODAY.plusDays(10);
    try (Site site = site(LateBooks.due(erp, due, items))) {
      site.cycle(TODAY);
      design(site, "1");
      changeProcedures(site);
      site.run(TODAY, "pilot", "books", "--start");
      Pilot pilot = pilot(site, new HashMap<>());
      site.ledger.startDay(due.plusDays(1));
      items.forEach(
          (debtor, item) -> {
            if (!pilot.debtors(PilotArm.STEERED).contains(site.ledger.debtorRef(debtor))) {
              site.ledger.clear(item, Clearing.Kind.PAYMENT);
            }
          });

      CommandLineRun early = site.cycle(due.plusDays(60));
      CommandLineRun cycle = site.cycle(due.plusDays(61));

      assertThat(early.err()).doesNotContain("The pilot was stopped");
      assertThat(cycle.err())
          .contains(
              "The pilot was stopped: its steered debtors pay later than the control group. They go"
                  + " by the former schedule again;");
      assertThat(site.run(due.plusDays(62), "pilot", "books", "--report").out())
          .startsWith("The pilot is stopped")
          .contains("Evidence of later payment than in the control group, from 20 pairs");
    }
  }

  @Test
  void refusesTermsThatMakeNoPilotAndABookThatIsTooSmall() {
    SmallLedger books = new SmallLedger(erp);
    books.withJustDue(books.unsteered(), 1);
    try (Site site = site(books)) {
      site.cycle(TODAY);

      CommandLineRun terms = site.run(TODAY, "pilot", "books", "--design", "--debtors", "5");
      CommandLineRun german = germanDesign(site, "--share", "0.6");
      CommandLineRun free = germanDesign(site, "--cap", "0");
      CommandLineRun both = site.run(TODAY, "pilot", "books", "--design", "--start");
      CommandLineRun none = site.run(TODAY, "pilot", "books");
      CommandLineRun small = site.run(TODAY, "pilot", "books", "--design");

      assertThat(terms.exitCode()).isEqualTo(2);
      assertThat(terms.err()).contains("--debtors must be 40 to 1000 but is 5.");
      assertThat(german.exitCode()).isEqualTo(2);
      assertThat(german.err())
          .contains("--share muss größer als 0 und höchstens 0.5 sein, ist aber 0.6.");
      assertThat(free.err()).contains("--cap muss größer als 0 sein, ist aber 0.");
      assertThat(both.exitCode()).isEqualTo(2);
      assertThat(none.exitCode()).isEqualTo(2);
      assertThat(small.exitCode()).isEqualTo(1);
      assertThat(small.out()).contains("largest 2 % by turnover");
      assertThat(small.err()).startsWith("Only 0 debtors could take part, at least 40 are needed");
    }
  }

  private static void row(
      StringBuilder feed, String fact, String debtor, String document, LocalDate day) {
    String level = fact.equals("notice") ? "1" : "";
    feed.append(
        String.join(",", fact, SmallLedger.COMPANY.value(), debtor, document, day.toString(), level)
            + ",\n");
  }

  private static CommandLineRun germanDesign(Site site, String option, String value) {
    return CommandLineRun.on(
        TODAY, "--home", site.home, "--lang", "de", "pilot", "books", "--design", option, value);
  }

  private static CommandLineRun design(Site site, String seed) {
    return site.run(TODAY, "pilot", "books", "--design", "--debtors", "40", "--seed", seed);
  }

  /** The administrator's mass change in the ledger. */
  private void changeProcedures(Site site) throws IOException {
    List<String> list = Files.readAllLines(site.home.resolve("pilots/books/mass-change.csv"));
    for (String line : list.subList(1, list.size())) {
      site.ledger.assign(line.split(",")[1], erp.openedProcedure());
    }
  }

  private static Pilot pilot(Site site, Map<OpenItemRef, DrawnDay> draws) {
    try (ReceivablesStore store = ReceivablesStore.open(site.store())) {
      Pilot pilot = store.pilots().find(new ConnectionId("books")).orElseThrow();
      store.pilots().draws().of(pilot.number()).forEach(draw -> draws.put(draw.item(), draw));
      return pilot;
    }
  }

  private Site site(SmallLedger books) {
    return new Site(erp, books.ledger(), folder.resolve("home")).configured("steered");
  }
}
