package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What people look at between two runs: preview, worklist and reconcile. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class PreviewE2eTest {
  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  private final LocalDate paidOn = LocalDate.of(2026, 6, 30);
  private SmallLedger books;
  private String debtor;
  private String paid;

  @Test
  void showsWhatARunWillDoWithAndWithoutUs() throws IOException {
    Path file = folder.resolve("preview.csv");
    try (Site site = site()) {
      site.cycle(TODAY);

      CommandLineRun english =
          site.run(TODAY, "preview", "books", "--run", "2026-07-14", "--out", file);
      CommandLineRun german = german(site, "preview", "books", "--run", "2026-07-14");

      assertThat(english.exitCode()).as(english.err()).isZero();
      assertThat(english.out())
          .contains(
              "With Mahnwerk", "held to 2026-07-30", "level 1", "Dunning run of 2026-07-14: ");
      assertThat(german.out())
          .contains(
              "Mit Mahnwerk", "gehalten bis 2026-07-30", "Stufe 1", "Mahnlauf vom 2026-07-14");
      assertThat(Files.readAllLines(file).get(0))
          .isEqualTo(
              "Company code,Debtor,Name,Document,Due on,Open,With Mahnwerk,Without,Recommended day");
      assertThat(Files.readString(file)).contains("held to 2026-07-30");
    }
  }

  @Test
  void looksAtTheNextPlannedRunWhereNoneIsNamedAndAtNoneThatIsOver() {
    try (Site site = site()) {
      site.cycle(TODAY);

      assertThat(site.run(TODAY, "preview", "books").out()).contains("Dunning run of 2026-07-03: ");
      CommandLineRun over = site.run(TODAY, "preview", "books", "--run", "2026-06-30");
      assertThat(over.exitCode()).isEqualTo(1);
      assertThat(over.err())
          .contains(
              "The run of 2026-06-30 is over; 'mahnwerk compare books --run 2026-06-30' shows it.");
    }
  }

  @Test
  void saysWhereNothingWasReadYet() {
    try (Site site = new Site(erp, new SmallLedger(erp).ledger(), folder.resolve("home"))) {
      site.configured("observe");
      for (String command : new String[] {"preview", "compare", "worklist", "reconcile"}) {
        CommandLineRun run = site.run(TODAY, command, "books");

        assertThat(run.exitCode()).as(command).isEqualTo(1);
        assertThat(run.err())
            .contains("Connection 'books' has read nothing yet; run 'mahnwerk cycle books' first.");
      }
    }
  }

  @Test
  void listsProbablyPaidItemsBeforeWhatIsLeftToAClerk() throws IOException {
    Path file = folder.resolve("worklist.csv");
    try (Site site = site()) {
      String blocked = books.invoice(debtor, JUST_DUE);
      site.ledger.edit(blocked, item -> item.withBlock("A", TODAY));
      site.cycle(TODAY);

      CommandLineRun english = site.run(TODAY, "worklist", "books", "--out", file);
      CommandLineRun german = german(site, "worklist", "books");

      assertThat(english.out())
          .containsSubsequence(
              "Probably paid: the unapplied document ", "A clerk has set a dunning block.");
      assertThat(german.out())
          .containsSubsequence(
              "Wahrscheinlich bezahlt: der nicht zugeordnete Beleg ",
              "Ein Sachbearbeiter hat eine Mahnsperre gesetzt.");
      assertThat(Files.readAllLines(file)).hasSize(3);
      assertThat(Files.readAllLines(file).get(1)).contains("2026-07-30", erp.documentNumber(paid));
    }
  }

  @Test
  void saysThatNothingWaits() {
    SmallLedger calm = new SmallLedger(erp);
    calm.withJustDue(calm.steered(), 1);
    try (Site site = new Site(erp, calm.ledger(), folder.resolve("home"))) {
      site.configured("steered").cycle(TODAY);

      assertThat(site.run(TODAY, "worklist", "books").out())
          .isEqualToNormalizingNewlines("Nothing waits for a person.\n");
      assertThat(german(site, "worklist", "books").out())
          .isEqualToNormalizingNewlines("Nichts wartet auf einen Menschen.\n");
    }
  }

  @Test
  void comparesBalancesAndNamesTheDocumentsThatMakeUpADifference() {
    try (Site site = site()) {
      assumeBalances(site);
      site.cycle(TODAY);
      CommandLineRun agreeing = site.run(TODAY, "reconcile", "books");
      String unread = books.invoice(debtor, JUST_DUE);

      CommandLineRun english = site.run(TODAY, "reconcile", "books");
      CommandLineRun german = german(site, "reconcile", "books");

      assertThat(agreeing.exitCode()).as(agreeing.out()).isZero();
      assertThat(agreeing.out()).contains("1 debtor compared, 0 with a difference.");
      String amount = Sentence.of(site.ledger.item(unread).amount()).english();
      assertThat(english.exitCode()).isEqualTo(1);
      assertThat(english.out())
          .contains("(balance)", erp.documentNumber(unread), "0.00 EUR", "-" + amount)
          .contains("1 debtor compared, 1 with a difference.");
      assertThat(german.out())
          .contains("(Saldo)", "Abweichung", "1 Debitor verglichen, 1 mit Abweichung.");
    }
  }

  private void assumeBalances(Site site) {
    try (ErpConnector connector =
        Erps.connector(erp)
            .open(
                new ConnectorContext(
                    site.ledger.connection(),
                    site.erp.settings(),
                    CommandLineRun.morning(TODAY)))) {
      Assumptions.assumeTrue(
          connector.capabilities().contains(Capability.SHOWS_BALANCE),
          () -> "'" + erp.erpId() + "' does not claim SHOWS_BALANCE");
    }
  }

  private CommandLineRun german(Site site, Object... words) {
    Object[] all = new Object[words.length + 4];
    all[0] = "--home";
    all[1] = site.home;
    all[2] = "--lang";
    all[3] = "de";
    System.arraycopy(words, 0, all, 4, words.length);
    return CommandLineRun.on(TODAY, all);
  }

  /** A steered debtor with two items, for one of which an unapplied payment fits. */
  private Site site() {
    books = new SmallLedger(erp);
    debtor = books.steered();
    paid = books.invoice(debtor, JUST_DUE);
    books.invoice(debtor, JUST_DUE);
    books.unapplied(debtor, paid, paidOn);
    return new Site(erp, books.ledger(), folder.resolve("home")).configured("steered");
  }
}
