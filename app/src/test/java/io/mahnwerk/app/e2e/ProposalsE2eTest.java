package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class ProposalsE2eTest {
  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  @Test
  void proposesWithReasonsAndExecutesNothing() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String late = books.unsteered();
    for (int month = 5; month <= 12; month++) {
      LocalDate due = TODAY.minusMonths(month);
      books.paid(late, due, due.plusDays(110));
    }
    books.invoice(late, TODAY.minusDays(5));
    String unknown = books.unsteered();
    books.invoice(unknown, TODAY.minusDays(5));
    String person = books.naturalPerson();
    books.invoice(person, TODAY.minusDays(5));
    try (Site site = new Site(erp, books.ledger(), folder.resolve("home")).configured("observe")) {
      CommandLineRun none = site.run(TODAY, "proposals", "books");
      site.cycle(TODAY);
      long changes = site.ledger.changes();
      Path out = folder.resolve("out");

      CommandLineRun run = site.run(TODAY, "proposals", "books", "--out", out);

      assertThat(none.exitCode()).isEqualTo(1);
      assertThat(none.err()).startsWith("Connection 'books' has read nothing yet;");
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out())
          .contains("8 of 8 items of this debtor were unpaid 90 days past due.")
          .contains("Only 0 items are old enough to tell")
          .contains("Natural persons are not put into a risk class.")
          .contains("Proposals only: a person decides, and nothing of it is carried out.");
      assertThat(site.ledger.changes()).isEqualTo(changes);
      List<String> csv = Files.readAllLines(out.resolve("proposals.csv"));
      assertThat(csv.get(0)).startsWith("company_code,debtor,proposal,choice,reason");
      assertThat(csv).anyMatch(line -> line.contains(late + ",default risk,high,"));
      assertThat(Files.readString(out.resolve("proposals.json"))).contains("\"default risk\"");
    }
  }

  @Test
  void namesTheLineOfATagThatCannotBeRead() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    books.invoice(books.unsteered(), TODAY.minusDays(5));
    Path tags = folder.resolve("tags.csv");
    Files.writeString(tags, "company_code,debtor,day,channel\n1010,1,tomorrow,email\n");
    try (Site site = new Site(erp, books.ledger(), folder.resolve("home")).configured("observe")) {
      site.cycle(TODAY);

      CommandLineRun run = site.run(TODAY, "proposals", "books", "--tags", tags);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("tags.csv, line 2: company_code and debtor must be given");
    }
  }
}
