package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.HELD_TO;
import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A ledger into which people carry what we write: no test can prove a write, an export does. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#carriedByPeople")
class CarriedByPeopleE2eTest {
  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  @Test
  void givesHoldsOutWithoutAWriteTestAndCountsThemWhenAnExportShowsThem() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String due = books.invoice(books.steered(), JUST_DUE);
    try (Site site = steered(books)) {
      CommandLineRun given = site.cycle(TODAY);
      assertThat(given.exitCode()).as(given.out() + given.err()).isZero();
      assertThat(given.out()).contains("changes under way            1");
      assertThat(site.dunning(due).isHeldByUs()).isTrue();

      CommandLineRun shown = site.cycle(TODAY.plusDays(1));
      assertThat(shown.exitCode()).as(shown.out() + shown.err()).isZero();
      assertThat(site.run(TODAY.plusDays(1), "outbox", "books").out())
          .contains("Nothing is on its way.");

      assertThat(site.cycle(HELD_TO).exitCode()).isZero();
      assertThat(site.dunning(due)).isEqualTo(DunningState.UNTOUCHED);
    }
  }

  @Test
  void makesNoWriteTestAndSaysWhy() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String debtor = books.steered();
    String due = books.invoice(debtor, JUST_DUE);
    try (Site site = steered(books)) {
      CommandLineRun test = site.run(TODAY, "check", "books", "--write-test", debtor);

      assertThat(test.exitCode()).isEqualTo(1);
      assertThat(test.err())
          .contains(
              "Connection 'books': people carry what is written into this ledger, so no test is"
                  + " needed and none was made; a hold counts as made when an export shows it.");
      assertThat(site.dunning(due)).isEqualTo(DunningState.UNTOUCHED);
    }
  }

  @Test
  void releasesTheBlockOfADebtorWhoPaidWhileALongerHoldLayReady() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String debtor = books.steered();
    String due = books.invoice(debtor, JUST_DUE);
    try (Site site = steered(books)) {
      site.cycle(TODAY);
      assertThat(site.ledger.debtor(debtor).dunning().isBlockedByUs()).isTrue();
      site.ledger.clear(due, Clearing.Kind.PAYMENT);
      site.ledger.assign(debtor, erp.formerProcedure());
      site.erp.settle();
      Files.delete(site.store());

      CommandLineRun asked = site.run(TODAY.plusDays(1), "release", "books", "--yes");
      assertThat(asked.exitCode()).as(asked.out() + asked.err()).isEqualTo(1);
      assertThat(asked.out())
          .contains("Debtors with a block of ours: 1.", "block of debtor " + debtor);

      assertThat(site.ledger.debtor(debtor).dunning().isBlockedByUs()).isFalse();
      CommandLineRun again = site.run(TODAY.plusDays(1), "release", "books", "--yes");
      assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
      assertThat(site.store()).doesNotExist();
    }
  }

  @Test
  void liftsTheBlockOfADebtorWhoHasPaidWhenItIsReleasedAsOverdue() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String debtor = books.steered();
    String due = books.invoice(debtor, JUST_DUE);
    try (Site site = steered(books)) {
      site.cycle(TODAY);
      site.ledger.clear(due, Clearing.Kind.PAYMENT);
      site.erp.settle();
      Files.delete(site.store());

      CommandLineRun lifted = site.run(TODAY.plusDays(1), "release-overdue", "books");

      assertThat(lifted.out()).startsWith("Asked to lift 1 hold that is past its date.");
      assertThat(site.ledger.debtor(debtor).dunning().isBlockedByUs()).isFalse();
    }
  }

  @Test
  void liftsTheBlockOfADebtorWhoHasPaidWhenItsRunIsUndone() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String debtor = books.steered();
    String due = books.invoice(debtor, JUST_DUE);
    try (Site site = steered(books)) {
      site.cycle(TODAY);
      site.ledger.clear(due, Clearing.Kind.PAYMENT);
      site.erp.settle();

      CommandLineRun undo = site.run(TODAY.plusDays(1), "undo", "books:1", "--yes", "--wait", 1);

      assertThat(undo.out()).contains("block of debtor " + debtor);
      assertThat(site.ledger.debtor(debtor).dunning().isBlockedByUs()).isFalse();
      CommandLineRun again = site.run(TODAY.plusDays(2), "undo", "books:1", "--yes", "--wait", 1);
      assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
    }
  }

  @Test
  void leavesTheBlockOfADebtorWhoOwesMoreWhenARunIsUndone() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String debtor = books.steered();
    String due = books.invoice(debtor, JUST_DUE);
    try (Site site = steered(books)) {
      site.cycle(TODAY);
      books.invoice(debtor, JUST_DUE.plusDays(60));
      site.ledger.clear(due, Clearing.Kind.PAYMENT);
      site.erp.settle();

      CommandLineRun undo = site.run(TODAY.plusDays(1), "undo", "books:1", "--yes", "--wait", 1);

      assertThat(undo.out()).doesNotContain("block of debtor " + debtor);
      assertThat(site.ledger.debtor(debtor).dunning().isBlockedByUs()).isTrue();
    }
  }

  @Test
  void takesHoldsThatNobodyCarriedInOutOfTheFilesAndEndsWithOneUntilAnExportTells()
      throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String debtor = books.steered();
    String due = books.invoice(debtor, JUST_DUE);
    try (Site site = steered(books)) {
      withoutPeople(site, TODAY, "cycle", "books", "--wait", "1");
      site.ledger.assign(debtor, erp.formerProcedure());

      CommandLineRun shown = withoutPeople(site, TODAY.plusDays(2), "release", "books");
      assertThat(shown.out())
          .contains(
              "Given out and not shown by any export yet: 1 change. What would hold or open"
                  + " something is taken out of the files.");
      CommandLineRun release =
          withoutPeople(site, TODAY.plusDays(2), "release", "books", "--yes", "--despite-opened");

      assertThat(release.exitCode()).isEqualTo(1);
      assertThat(release.out())
          .contains(
              "1 change that lay ready was taken out of the files. What of it was carried in before,"
                  + " only the next export tells: bring it and run release again.");
      site.erp.settle();
      assertThat(site.dunning(due)).isEqualTo(DunningState.UNTOUCHED);
      for (int day = 3; day < 10; day++) {
        site.ledger.startDay(TODAY.plusDays(day));
        site.erp.endDay(TODAY.plusDays(day));
      }
      CommandLineRun again = withoutPeople(site, TODAY.plusDays(10), "release", "books", "--yes");
      assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
      assertThat(site.dunning(due)).isEqualTo(DunningState.UNTOUCHED);
    }
  }

  @Test
  void recallsNoHoldWhileItsDebtorWouldBeDunnedEarly() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String due = books.invoice(books.steered(), JUST_DUE);
    try (Site site = steered(books)) {
      withoutPeople(site, TODAY, "cycle", "books", "--wait", "1");

      CommandLineRun release = withoutPeople(site, TODAY, "release", "books", "--yes");

      assertThat(release.exitCode()).isEqualTo(1);
      assertThat(release.err()).contains("nothing was released");
      site.erp.settle();
      assertThat(site.dunning(due).isHeldByUs()).isTrue();
    }
  }

  /** A command while nobody imports or exports anything. */
  private static CommandLineRun withoutPeople(Site site, LocalDate day, String... words) {
    site.ledger.startDay(day);
    List<Object> all = new ArrayList<>(List.of("--home", site.home, "--lang", "en"));
    all.addAll(List.of(words));
    return CommandLineRun.on(day, all.toArray());
  }

  private Site steered(SmallLedger books) throws IOException {
    Site site = new Site(erp, books.ledger(), folder.resolve("home")).configured("steered");
    Files.writeString(
        site.home.resolve("mahnwerk.yaml"),
        "    floor-not-enforced: accepted\n",
        StandardOpenOption.APPEND);
    return site;
  }
}
