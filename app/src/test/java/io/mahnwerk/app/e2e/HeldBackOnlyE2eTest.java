package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.ledger.LedgerItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A ledger without an opened procedure, whose items can only be held back longer. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Shaped#heldBackOnly")
class HeldBackOnlyE2eTest {
  private static final LocalDate RECOMMENDED = LocalDate.of(2026, 7, 30);
  private static final LocalDate NEXT_RUN = LocalDate.of(2026, 7, 31);

  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  private SmallLedger books;
  private String paid;
  private String disputed;

  @BeforeEach
  void post() {
    books = new SmallLedger(erp);
    String debtor = books.unsteered();
    paid = books.invoice(debtor, LocalDate.of(2026, 6, 18));
    books.unapplied(debtor, paid, LocalDate.of(2026, 6, 30));
    disputed = books.invoice(debtor, LocalDate.of(2026, 6, 17));
  }

  @Test
  void holdsToTheRecommendedDayFreesOnItAndTakesEverythingBack() {
    try (Site site = site()) {
      CommandLineRun first = site.cycle(TODAY);
      assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
      assertThat(site.dunning(paid).isHeldByUs()).isTrue();
      assertThat(site.dunning(paid).mark()).contains(new DunningMark(RECOMMENDED));

      assertThat(site.cycle(TODAY.plusDays(1)).exitCode()).isZero();
      applyTheMoney(site);
      assertThat(site.cycle(NEXT_RUN).exitCode()).isZero();
      assertThat(site.dunning(paid).isHeldByUs()).isFalse();

      CommandLineRun release = site.run(NEXT_RUN, "release", "books", "--yes", "--wait", 5);
      assertThat(release.exitCode()).as(release.out() + release.err()).isZero();
      assertThat(site.dunning(paid)).isEqualTo(DunningState.UNTOUCHED);
    }
  }

  @Test
  void freesWhatIsPastItsDateWithoutAStore() throws IOException {
    try (Site site = site()) {
      site.cycle(TODAY);
      Files.delete(site.store());

      CommandLineRun released = site.run(RECOMMENDED, "release-overdue", "books");

      assertThat(released.exitCode()).as(released.out() + released.err()).isZero();
      assertThat(site.dunning(paid).isHeldByUs()).isFalse();
    }
  }

  @Test
  void leavesAClerksDisputeAlone() {
    try (Site site = site()) {
      site.ledger.edit(disputed, item -> item.disputed("PRICE", TODAY));
      DunningState before = site.dunning(disputed);

      site.cycle(TODAY);
      site.run(TODAY, "release", "books", "--yes", "--wait", 5);

      assertThat(site.dunning(disputed)).isEqualTo(before);
      assertThat(site.ledger.item(disputed).traits().dispute()).isEqualTo("PRICE");
    }
  }

  @Test
  void saysWithEveryCycleAndReceiptWhatNobodyHasConfirmed() {
    try (Site site = site()) {
      CommandLineRun cycle = site.cycle(TODAY);
      CommandLineRun receipt = site.run(TODAY, "receipt", "books:1");
      CommandLineRun outbox =
          CommandLineRun.on(TODAY, "--home", site.home, "--lang", "de", "outbox", "books");

      assertThat(cycle.out()).contains("is unconfirmed");
      assertThat(receipt.out()).contains("is unconfirmed");
      assertThat(outbox.out()).contains("ist unbestätigt");
    }
  }

  /** Until it is applied to something, the item that it fits is held on. */
  private static void applyTheMoney(Site site) {
    site.ledger.startDay(NEXT_RUN);
    site.ledger.openItems().stream()
        .filter(item -> item.kind() == DocumentKind.PAYMENT)
        .map(LedgerItem::key)
        .toList()
        .forEach(key -> site.ledger.clear(key, Clearing.Kind.PAYMENT));
  }

  private Site site() {
    Site site = new Site(erp, books.ledger(), folder.resolve("home")).configured("delay-only");
    assertThat(site.dunning(paid).mark()).isEqualTo(Optional.empty());
    return site;
  }
}
