package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.HELD_TO;
import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

  private Site steered(SmallLedger books) throws IOException {
    Site site = new Site(erp, books.ledger(), folder.resolve("home")).configured("steered");
    Files.writeString(
        site.home.resolve("mahnwerk.yaml"),
        "    floor-not-enforced: accepted\n",
        StandardOpenOption.APPEND);
    return site;
  }
}
