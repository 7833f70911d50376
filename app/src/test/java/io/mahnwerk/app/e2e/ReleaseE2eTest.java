package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.HELD_TO;
import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.mocks.erp.FaultInjection.Call;
import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.ledger.LedgerItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class ReleaseE2eTest {
  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;
  private Site site;
  private String debtor;

  @BeforeEach
  void markThreeItemsOfWhichOneIsPaidThen() {
    SmallLedger books = new SmallLedger(erp);
    debtor = books.steered();
    books.withJustDue(debtor, 2);
    String paid = books.invoice(debtor, JUST_DUE);
    site = new Site(erp, books.ledger(), folder.resolve("home")).configured("steered");
    site.cycle(TODAY);
    site.ledger.clear(paid, Clearing.Kind.PAYMENT);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void onlyShowsWhatItWouldDo() {
    long changes = site.ledger.changes();

    CommandLineRun run = site.run(TODAY, "release", "books");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("Marks of ours: 2 on open items, 1 on cleared items (")
        .contains(
            "1 debtor still has an opened procedure. Give the former procedure back first:",
            debtor,
            erp.openedProcedure().value(),
            erp.formerProcedure().value())
        .endsWith("Nothing was changed; --yes releases." + System.lineSeparator());
    assertThat(site.ledger.changes()).isEqualTo(changes);
  }

  @Test
  void asksForTheFormerProcedureFirst() {
    long changes = site.ledger.changes();

    CommandLineRun run = site.run(TODAY, "release", "books", "--yes");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains(debtor);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "Connection 'books': nothing was released, since these debtors would be dunned before"
                + " their former day; --despite-opened releases all the same.\n");
    assertThat(site.ledger.changes()).isEqualTo(changes);
  }

  @Test
  void leavesNoMarkOnAnOpenItem() {
    giveTheFormerProcedureBack();

    CommandLineRun run = site.run(TODAY, "release", "books", "--yes");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("2 marks were taken back.")
        .doesNotContain("still have an opened procedure");
    assertThat(openMarks()).isZero();
  }

  @Test
  void releasesDespiteOpenedProceduresWhenToldTo() {
    CommandLineRun run = site.run(TODAY, "release", "books", "--yes", "--despite-opened");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("The next cycle sets marks anew unless 'steering' is set to observe.");
    assertThat(openMarks()).isZero();
  }

  @Test
  void isTakenForNobodysDoingByTheNextCycle() {
    giveTheFormerProcedureBack();
    site.run(TODAY, "release", "books", "--yes");

    CommandLineRun next = site.cycle(TODAY.plusDays(1));

    assertThat(next.out())
        .contains("marks changed by clerks      0", "holds wanted                 0");
    assertThat(openMarks()).isZero();
  }

  @Test
  void worksWhenTheStoreWasLost() throws IOException {
    giveTheFormerProcedureBack();
    Files.delete(site.store());

    CommandLineRun run = site.run(TODAY, "release", "books", "--yes");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(openMarks()).isZero();
    assertThat(site.store()).doesNotExist();
  }

  @Test
  void namesEveryMarkThatIsLeftWithItsReason() {
    giveTheFormerProcedureBack();
    Outage.ofWrites(site.erp);

    CommandLineRun run = site.run(TODAY, "release", "books", "--yes", "--wait", "0");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("0 marks were taken back.", "2 marks are left:", "The call failed: ");
    assertThat(openMarks()).isEqualTo(2);
  }

  @Test
  void namesTheClearedItemsThatKeepAMark() {
    String paid =
        site.ledger.items().stream()
            .filter(item -> !item.isOpen())
            .map(LedgerItem::key)
            .findFirst()
            .orElseThrow();

    assertThat(site.run(TODAY, "release", "books").out())
        .contains("Cleared with our mark: 1010/" + paid + System.lineSeparator());
  }

  @Test
  void saysThatAHoldWhoseAnswerWasLostMayStillCome() {
    SmallLedger books = new SmallLedger(erp);
    books.withJustDue(books.unsteered(), 1);
    try (Site lost =
        new Site(erp, books.ledger(), folder.resolve("lost")).configured("delay-only")) {
      lost.erp.faults().orElseThrow().failNext(Call.WRITE, Fault.RESET);
      lost.cycle(HELD_TO.minusDays(4));
      assertThat(lost.run(HELD_TO, "outbox", "books").out()).contains("answer open");

      CommandLineRun sameDay =
          lost.run(HELD_TO.minusDays(4), "release", "books", "--yes", "--wait", "0");
      assertThat(sameDay.exitCode()).isEqualTo(1);
      assertThat(sameDay.out())
          .contains(
              "1 change asked for earlier has not shown yet and may still come; run release again"
                  + " tomorrow.");

      assertThat(
              lost.run(HELD_TO.minusDays(3), "release", "books", "--yes", "--wait", "0").exitCode())
          .isZero();
    }
  }

  @Test
  void liftsOverdueHoldsWithoutAStore() throws IOException {
    Files.delete(site.store());
    assertThat(site.run(HELD_TO.minusDays(1), "release-overdue", "books").out())
        .isEqualToNormalizingNewlines(
            """
            Asked to lift 0 holds that are past their date.
            Asked to take back 0 dates whose block a person lifted.
            """);

    CommandLineRun run = site.run(HELD_TO, "release-overdue", "books");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualToNormalizingNewlines(
            """
            Asked to lift %d holds that are past their date.
            Asked to take back 0 dates whose block a person lifted.
            """
                .formatted(Erps.endsHoldsItself(erp) ? 0 : 2));
    assertThat(site.ledger.openItems())
        .noneMatch(item -> site.dunning(item.key()).isHeldByUs())
        .allMatch(item -> site.dunning(item.key()).mark().isPresent());
    assertThat(site.store()).doesNotExist();
  }

  @Test
  void saysWhichOverdueHoldsCouldNotBeLifted() {
    Outage.ofWrites(site.erp);

    CommandLineRun run = site.run(HELD_TO, "release-overdue", "books");

    if (Erps.endsHoldsItself(erp)) {
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).startsWith("Asked to lift 0 holds");
    } else {
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).contains("2 holds need a person:", "The call failed: ");
    }
  }

  private void giveTheFormerProcedureBack() {
    site.ledger.assign(debtor, erp.formerProcedure());
  }

  private long openMarks() {
    return site.ledger.openItems().stream()
        .map(item -> site.dunning(item.key()))
        .filter(state -> state.isHeldByUs() || state.mark().isPresent())
        .count();
  }
}
