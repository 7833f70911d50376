package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Opens debtors for steering and gives their former procedure back, from the command line. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#opening")
class SteerE2eTest {
  /** Longer overdue than the former procedure waits. */
  private static final LocalDate NOT_DUE = LocalDate.of(2026, 7, 29);

  @Parameter private SimulatedErpProvider erp;

  @TempDir private Path folder;
  private Site site;
  private String debtor;
  private String person;

  @BeforeEach
  void openBooks() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    debtor = books.unsteered();
    books.invoice(debtor, NOT_DUE);
    person = books.naturalPerson();
    site = new Site(erp, books.ledger(), folder.resolve("home")).configured("steered");
    Files.writeString(
        site.home.resolve("mahnwerk.yaml"),
        "    floor-not-enforced: accepted\n",
        StandardOpenOption.APPEND);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void onlyShowsWhatItWouldDo() {
    long changes = site.ledger.changes();

    CommandLineRun run = site.run(TODAY, "steer", "books", debtor);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(debtor, erp.formerProcedure().value(), erp.openedProcedure().value())
        .endsWith("Nothing was changed; --yes does it." + System.lineSeparator());
    assertThat(procedure(debtor)).isEqualTo(erp.formerProcedure());
    assertThat(site.ledger.changes()).isEqualTo(changes);
  }

  @Test
  void opensTheDebtorsOfAListAndNeverANaturalPerson() throws IOException {
    Path list = folder.resolve("list.csv");
    Files.write(list, List.of("company_code,debtor", "1010," + debtor, "1010," + person));

    CommandLineRun run = site.run(TODAY, "steer", "books", "--list", list, "--yes");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("1 asked for")
        .containsPattern(person + " +Natural persons are decided by a human.");
    assertThat(procedure(debtor)).isEqualTo(erp.openedProcedure());
    assertThat(procedure(person)).isEqualTo(erp.formerProcedure());
  }

  @Test
  void opensNobodyInACompanyCodeThatIsNotSteered() {
    site.configured("observe");

    CommandLineRun run = site.run(TODAY, "steer", "books", debtor, "--yes");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("The debtor keeps the former dunning procedure.");
    assertThat(procedure(debtor)).isEqualTo(erp.formerProcedure());
  }

  @Test
  void opensNobodyBeforeThreeRunsWereForeseen() throws IOException {
    Files.delete(site.store());

    CommandLineRun run = site.run(TODAY, "steer", "books", debtor, "--yes");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("Only 0 of 3 dunning runs have been observed.");
    assertThat(procedure(debtor)).isEqualTo(erp.formerProcedure());
  }

  @Test
  void opensNobodyWhereNothingHoldsTheFloorAndNobodyAcceptedThat() {
    site.configured("steered");

    CommandLineRun run = site.run(TODAY, "steer", "books", debtor, "--yes");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("set 'floor-not-enforced: accepted' to steer all the same");
  }

  @Test
  void namesADebtorThatIsNotThere() {
    CommandLineRun run = site.run(TODAY, "steer", "books", debtor, "4711", "--yes");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("Connection 'books' has no debtor 4711; nothing was changed.");
    assertThat(procedure(debtor)).isEqualTo(erp.formerProcedure());
  }

  @Test
  void givesTheFormerProcedureBackBeforeARelease() throws IOException {
    site.run(TODAY, "steer", "books", debtor, "--yes");
    Files.deleteIfExists(site.store());

    CommandLineRun first = site.run(TODAY.plusDays(1), "release", "books", "--yes");
    CommandLineRun second = site.run(TODAY.plusDays(2), "release", "books", "--yes");

    assertThat(first.out()).contains("Former procedures given back:");
    assertThat(procedure(debtor)).isEqualTo(erp.formerProcedure());
    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(second.out()).doesNotContain("still have an opened procedure");
  }

  private DunningProcedureCode procedure(String number) {
    return site.ledger.debtor(number).dunning().procedure();
  }
}
