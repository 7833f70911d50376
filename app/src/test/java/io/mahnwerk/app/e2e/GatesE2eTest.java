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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class GatesE2eTest {
  /** Five business days after the last bank statement. */
  private static final LocalDate LATER = TODAY.plusDays(7);

  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  @Test
  void saysThatBankStatementsAreNotPosted() {
    SmallLedger books = new SmallLedger(erp);
    books.withJustDue(books.steered(), 1);
    try (Site site = site(books).configured("steered")) {
      assumeClaimed(site, Capability.SHOWS_BANK_POSTING);
      site.cycle(TODAY);
      site.bankIsClosed();

      CommandLineRun english = site.cycle(LATER);
      CommandLineRun german =
          CommandLineRun.on(LATER, "--home", site.home, "--lang", "de", "cycle", "books");

      assertThat(english.out())
          .contains(
              "Company code 1010 keeps its former days since 2026-07-08: Payments may not be posted"
                  + " yet: the last bank posting is of 2026-07-01, more than 3 business days ago.");
      assertThat(german.out())
          .contains(
              "Buchungskreis 1010 behält seit 2026-07-08 seine bisherigen Tage: Zahlungen sind"
                  + " vielleicht noch nicht gebucht: die letzte Bankbuchung ist vom 2026-07-01, mehr"
                  + " als 3 Geschäftstage her.");
    }
  }

  @Test
  void holdsAnItemThatAnUnappliedPaymentFitsPastItsFormerDay() {
    SmallLedger books = new SmallLedger(erp);
    String debtor = books.steered();
    String paid = books.invoice(debtor, JUST_DUE);
    String other = books.invoice(debtor, JUST_DUE);
    books.unapplied(debtor, paid, LocalDate.of(2026, 6, 30));
    try (Site site = site(books).configured("steered")) {
      site.cycle(TODAY);

      assertThat(site.dunning(paid).mark()).contains(new DunningMark(LocalDate.of(2026, 7, 30)));
      assertThat(site.dunning(other).mark()).contains(new DunningMark(HELD_TO));
    }
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

  private Site site(SmallLedger books) {
    return new Site(erp, books.ledger(), folder.resolve("home"));
  }
}
