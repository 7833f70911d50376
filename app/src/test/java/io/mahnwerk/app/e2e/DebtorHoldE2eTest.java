package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.HELD_TO;
import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of one block that stands for those of all items of a debtor. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#holdingByDebtor")
@Timeout(60)
class DebtorHoldE2eTest {
  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;
  private Site site;
  private String debtor;
  private List<String> keys;

  @BeforeEach
  void holdADebtorWithTwoItems() {
    SmallLedger books = new SmallLedger(erp);
    debtor = books.steered();
    keys = List.of(books.invoice(debtor, JUST_DUE), books.invoice(debtor, JUST_DUE.plusDays(1)));
    site = new Site(erp, books.ledger(), folder.resolve("home")).configured("steered");
    assertThat(site.cycle(TODAY).exitCode()).isZero();
    assertThat(isBlocked()).isTrue();
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void keepsTheLaterItemHeldWhenTheFirstMayGo() {
    site.cycle(TODAY.plusDays(6));
    assertThat(keys).allMatch(key -> site.dunning(key).isHeldByUs());
    assertThat(isBlocked()).isTrue();

    assertThat(site.cycle(HELD_TO).exitCode()).isZero();

    assertThat(isBlocked()).isFalse();
    assertThat(site.dunning(keys.get(0)).isHeldByUs()).isFalse();
    assertThat(site.dunning(keys.get(0)).mark()).isPresent();
    assertThat(site.dunning(keys.get(1)).isHeldByUs()).isTrue();
    long changes = site.ledger.changes();
    site.cycle(HELD_TO);
    assertThat(site.ledger.changes()).isEqualTo(changes);
  }

  @Test
  void liftsTheBlockOfADebtorWhoHasPaid() {
    site.ledger.clear(keys.get(0), Clearing.Kind.PAYMENT);
    site.cycle(TODAY.plusDays(1));
    assertThat(isBlocked()).isTrue();
    site.ledger.clear(keys.get(1), Clearing.Kind.PAYMENT);

    CommandLineRun cycle = site.cycle(TODAY.plusDays(2));

    assertThat(cycle.exitCode()).as(cycle.out() + cycle.err()).isZero();
    assertThat(isBlocked()).isFalse();
  }

  @Test
  void leavesItToAClerkWhoLiftsTheBlock() {
    block(Optional.empty());

    site.cycle(TODAY.plusDays(1));
    site.cycle(TODAY.plusDays(2));

    assertThat(isBlocked()).isFalse();
    assertThat(site.dunning(keys.get(0))).isEqualTo(DunningState.UNTOUCHED);
  }

  @Test
  void neverTouchesABlockThatAClerkPutInItsPlace() {
    DunningBlock clerks = new DunningBlock("A", DunningBlock.Owner.CLERK);
    block(Optional.of(clerks));

    site.cycle(TODAY.plusDays(1));
    site.run(TODAY.plusDays(1), "release", "books", "--yes", "--despite-opened", "--wait", 5);

    assertThat(site.ledger.debtor(debtor).dunning().block()).contains(clerks);
  }

  @Test
  void takesItBackWithoutItsStore() throws IOException {
    Files.delete(site.store());

    CommandLineRun shown = site.run(TODAY, "release", "books");
    CommandLineRun release =
        site.run(TODAY, "release", "books", "--yes", "--despite-opened", "--wait", 5);

    assertThat(shown.out()).contains("Debtors with a block of ours: 1.");
    assertThat(release.exitCode()).as(release.out() + release.err()).isZero();
    assertThat(isBlocked()).isFalse();
    assertThat(site.marks()).isZero();
  }

  @Test
  void isReleasedWhenItIsOverdueAndNothingElseWorks() throws IOException {
    Files.delete(site.store());

    assertThat(site.run(HELD_TO.minusDays(1), "release-overdue", "books").exitCode()).isZero();
    assertThat(isBlocked()).isTrue();

    assertThat(site.run(HELD_TO, "release-overdue", "books").exitCode()).isZero();
    assertThat(isBlocked()).isFalse();
    assertThat(site.dunning(keys.get(0)).isHeldByUs()).isFalse();
  }

  @Test
  void keepsTheFloorWhenTheRunIsUndone() {
    CommandLineRun undo = site.run(TODAY, "undo", "books:1", "--yes", "--wait", 5);

    assertThat(undo.exitCode()).as(undo.out() + undo.err()).isZero();
    assertThat(site.dunning(keys.get(0)).isHeldByUs()).isTrue();
  }

  private boolean isBlocked() {
    return site.ledger.debtor(debtor).dunning().isBlockedByUs();
  }

  private void block(Optional<DunningBlock> block) {
    site.ledger.change(
        debtor,
        d ->
            new DebtorDunning(
                d.procedure(), block, d.level(), d.lastDunnedOn(), d.legalDunningOn()));
  }
}
