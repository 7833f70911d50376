package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.HELD_TO;
import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.mocks.erp.FaultInjection.Call;
import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class UndoE2eTest {
  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;
  private Site site;
  private String delayed;
  private String paid;

  @BeforeEach
  void holdTwoItemsOfADebtorThatIsOnlyDelayed() {
    SmallLedger books = new SmallLedger(erp);
    String debtor = books.unsteered();
    delayed = books.invoice(debtor, TODAY.minusDays(10));
    paid = books.invoice(debtor, TODAY.minusDays(10));
    site = new Site(erp, books.ledger(), folder.resolve("home")).configured("delay-only");
    assertThat(site.cycle(TODAY).exitCode()).isZero();
    assertThat(site.marks()).isEqualTo(2);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void listsTheRunsOfAConnection() {
    site.cycle(TODAY.plusDays(1));

    CommandLineRun run = site.run(TODAY, "runs", "books");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualToNormalizingNewlines(
            """
            Run      Kind   For         Started            Changes  End
            ───────  ─────  ──────────  ─────────────────  ───────  ────
            books:2  cycle  2026-07-02  2026-07-02 08:00Z  0        done
            books:1  cycle  2026-07-01  2026-07-01 08:00Z  2        done
            """);
  }

  @Test
  void onlyShowsWhatItWouldDo() {
    site.ledger.clear(paid, Clearing.Kind.PAYMENT);
    long changes = site.ledger.changes();

    CommandLineRun run = site.run(TODAY, "undo", "books:1");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith(
            "Run books:1 of 2026-07-01 changed 2 items: 1 would be changed back, 0 stay as they"
                + " are, 1 was cleared with a mark that nobody can change and no run looks at.")
        .contains(delayed, "take block and date back", paid, "Cleared.")
        .endsWith("Nothing was changed; --yes undoes it." + System.lineSeparator());
    assertThat(site.ledger.changes()).isEqualTo(changes);
  }

  @Test
  void takesBackWhatTheRunHadSetAndTheNextCycleLeavesItSo() {
    CommandLineRun run = site.run(TODAY, "undo", "books:1", "--yes");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("2 of 2 changes are confirmed.");
    assertThat(site.dunning().values()).allMatch(DunningState.UNTOUCHED::equals);

    CommandLineRun next = site.cycle(TODAY.plusDays(1));
    assertThat(next.out())
        .contains("marks changed by clerks      0", "holds wanted                 0");
    assertThat(site.run(TODAY, "runs", "books").out()).contains("books:2  undo ");
  }

  @Test
  void worksWhenTheStoreWasLost() throws IOException {
    Files.delete(site.store());

    CommandLineRun run = site.run(TODAY.plusDays(1), "undo", "books:1", "--yes");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(site.marks()).isZero();
    assertThat(site.cycle(TODAY.plusDays(1)).out()).contains("holds wanted                 0");
  }

  @Test
  void saysThatWhatWasAskedForMayStillComeAndUndoesItTheDayAfter() {
    site.erp.faults().orElseThrow().failNext(Call.WRITE, Fault.RESET);
    List<Object> undo = List.of("undo", "books:1", "--yes", "--wait", 1);
    CommandLineRun broken = site.run(TODAY, undo.toArray());
    assertThat(broken.exitCode()).isEqualTo(1);
    assertThat(site.marks()).isPositive();

    CommandLineRun sameDay = site.run(TODAY, undo.toArray());
    assertThat(sameDay.exitCode()).isEqualTo(1);
    assertThat(sameDay.out())
        .contains("asked for earlier", "not shown yet and may still come; run undo again tomorrow");

    CommandLineRun dayAfter = site.run(TODAY.plusDays(1), undo.toArray());
    assertThat(dayAfter.exitCode()).as(dayAfter.out() + dayAfter.err()).isZero();
    assertThat(site.marks()).isZero();
  }

  @Test
  void keepsASteeredItemHeldToItsFormerDay() {
    SmallLedger books = new SmallLedger(erp);
    String item = books.invoice(books.steered(), JUST_DUE);
    try (Site steered =
        new Site(erp, books.ledger(), folder.resolve("steered")).configured("steered")) {
      steered.cycle(TODAY);

      CommandLineRun run = steered.run(TODAY, "undo", "books:1", "--yes");

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out())
          .contains(item + "  stays   Held to its former day, since nothing is dunned before it.");
      assertThat(steered.dunning(item).isHeldByUs()).isTrue();
      assertThat(steered.dunning(item).mark()).contains(new DunningMark(HELD_TO));
    }
  }

  @Test
  void speaksGerman() {
    CommandLineRun run =
        CommandLineRun.on(TODAY, "--home", site.home, "--lang", "de", "undo", "books:1");

    assertThat(run.out())
        .startsWith("Lauf books:1 vom 2026-07-01 hat 2 Posten geändert: 2 würden")
        .contains("Sperre und Datum zurücknehmen")
        .endsWith("Nichts wurde geändert; --yes nimmt ihn zurück." + System.lineSeparator());
  }

  @Test
  void refusesARunThatNeverWas() {
    CommandLineRun run = site.run(TODAY, "undo", "books:7");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "Connection 'books' has no run 7, or its file is no longer kept; 'mahnwerk runs books"
                + " --all' lists those that can be undone.\n");
  }

  @Test
  void refusesWhatIsNoRun() {
    for (String wrong : List.of("books", "books:", "books:0", "books:x", ":1", "books:1:2")) {
      CommandLineRun run = site.run(TODAY, "undo", wrong);

      assertThat(run.exitCode()).as(wrong).isEqualTo(2);
      assertThat(run.err()).contains("is no run such as books:12");
    }
  }

  @Test
  void tellsOfARunThatWasBrokenOff() throws IOException {
    Path file = site.home.resolve("runs/books/000001.jsonl");
    List<String> lines = Files.readAllLines(file);
    Files.writeString(
        file,
        String.join("\n", lines.subList(0, 2)) + "\n{\"company\":\"10",
        java.nio.charset.StandardCharsets.UTF_8);

    assertThat(site.run(TODAY, "runs", "books").out()).contains("1        broken off or at work");
    assertThat(site.run(TODAY, "undo", "books:1").out()).contains("1 would be changed back");
  }

  @Test
  void keepsRunFilesForNinetyDays() {
    LocalDate later = TODAY.plusDays(91);
    site.cycle(later);

    assertThat(site.run(later, "runs", "books").out())
        .contains("books:2")
        .doesNotContain("books:1 ");
    assertThat(site.home.resolve("runs/books/000001.jsonl")).doesNotExist();
  }

  @Test
  void sendsNothingWhenTheRunFileCannotBeWritten() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    books.invoice(books.steered(), JUST_DUE);
    try (Site blocked =
        new Site(erp, books.ledger(), folder.resolve("blocked")).configured("steered")) {
      Files.createDirectories(blocked.home);
      Files.writeString(blocked.home.resolve("runs"), "a file where a folder should be");

      CommandLineRun run = blocked.cycle(TODAY);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("runs/books").doesNotContain("unexpectedly");
      assertThat(blocked.ledger.changes()).isZero();
    }
  }
}
