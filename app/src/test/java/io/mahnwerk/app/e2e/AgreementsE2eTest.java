package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.HELD_TO;
import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What people agreed on about an item, in ledgers that show it. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class AgreementsE2eTest {
  /** Five days after the former day; three business days later a run is planned. */
  private static final LocalDate PROMISED = HELD_TO.plusDays(5);

  private static final LocalDate AFTER_THE_PROMISE = LocalDate.of(2026, 7, 24);

  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  @Test
  void holdsAPromisedItemUntilThePaymentCanHaveArrivedAndListsItOnceItHasNot() {
    SmallLedger books = new SmallLedger(erp);
    String item = books.invoice(books.steered(), JUST_DUE);
    try (Site site = site(books)) {
      assumeClaimed(site, Capability.SHOWS_PROMISE);
      site.ledger.edit(item, i -> i.promised(Optional.of(PROMISED), TODAY));

      site.cycle(TODAY);

      assertThat(site.dunning(item).mark()).contains(new DunningMark(AFTER_THE_PROMISE));
      assertThat(site.run(TODAY, "worklist", "books").out())
          .contains("Nothing waits for a person.");
      assertThat(site.run(TODAY, "preview", "books", "--run", HELD_TO).out())
          .contains("(payment promised for " + PROMISED + ")");

      site.cycle(AFTER_THE_PROMISE);
      assertThat(site.run(AFTER_THE_PROMISE, "worklist", "books").out())
          .contains("Payment was promised for " + PROMISED + " and has not come.");
    }
  }

  @Test
  void leavesADisputedItemToAClerkAndNeverLetsItOutBeforeItsFormerDay() {
    SmallLedger books = new SmallLedger(erp);
    String item = books.invoice(books.steered(), JUST_DUE);
    try (Site site = site(books)) {
      assumeClaimed(site, Capability.SHOWS_DISPUTE);
      site.ledger.edit(item, i -> i.disputed("OPEN", TODAY));

      CommandLineRun run = site.cycle(TODAY);

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(site.dunning(item).mark()).contains(new DunningMark(HELD_TO));
      assertThat(site.run(TODAY, "worklist", "books").out()).contains("The item is disputed.");
    }
  }

  private Site site(SmallLedger books) {
    return new Site(erp, books.ledger(), folder.resolve("home")).configured("steered");
  }

  private void assumeClaimed(Site site, Capability capability) {
    try (ErpConnector connector =
        Erps.connector(erp)
            .open(
                new ConnectorContext(
                    site.ledger.connection(),
                    site.erp.settings(),
                    CommandLineRun.morning(TODAY)))) {
      Assumptions.assumeTrue(
          connector.capabilities().contains(capability),
          () -> "'" + erp.erpId() + "' does not claim " + capability);
    }
  }
}
