package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** No hold is written before it is proven that holds can be set and taken back. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class WriteTestE2eTest {
  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  @Test
  void writesNoHoldBeforeTheProofAndHoldsAfterIt() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String debtor = books.steered();
    String due = books.invoice(debtor, SmallLedger.JUST_DUE);
    try (Site site = site(books).configured("steered")) {
      Files.delete(site.home.resolve("store/books.write-proof.json"));

      CommandLineRun without = site.cycle(TODAY);
      assertThat(without.exitCode()).isEqualTo(1);
      assertThat(without.out())
          .contains(
              "No hold was written: it is not proven that holds can be set and taken back here."
                  + " Run 'mahnwerk check books --write-test CUSTOMER' with a debtor of your"
                  + " choice.");
      assertThat(site.dunning(due)).isEqualTo(DunningState.UNTOUCHED);

      CommandLineRun test = site.run(TODAY, "check", "books", "--write-test", debtor);
      assertThat(test.exitCode()).as(test.err()).isZero();
      assertThat(test.out())
          .contains("read the item as before  ok")
          .contains("Holds can be set and taken back; the receipt is kept.");
      assertThat(site.dunning(due)).isEqualTo(DunningState.UNTOUCHED);

      assertThat(site.cycle(TODAY).exitCode()).isZero();
      assertThat(site.dunning(due).isHeldByUs()).isTrue();
    }
  }

  @Test
  void keepsAReceiptOfWhatWasProven() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String due = books.invoice(books.steered(), SmallLedger.JUST_DUE);
    try (Site site = site(books).configured("steered")) {
      assertThat(Files.readString(site.home.resolve("store/books.write-proof.json")))
          .contains("\"provedOn\" : \"2026-07-01\"")
          .contains(due)
          .contains("CLEARED_SHOWN")
          .doesNotContain("Passw0rd");
    }
  }

  @Test
  void saysThatADebtorHasNoItemToTestOn() {
    SmallLedger books = new SmallLedger(erp);
    books.invoice(books.steered(), SmallLedger.JUST_DUE);
    try (Site site = site(books).configured("observe")) {
      CommandLineRun run = site.run(TODAY, "check", "books", "--write-test", "4711");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out())
          .contains(
              "The write test failed: Debtor 4711 has no open invoice without a block, a mark or a"
                  + " text in our field. No hold is written on this connection.");
    }
  }

  private Site site(SmallLedger books) {
    return new Site(erp, books.ledger(), folder.resolve("home"));
  }
}
