package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user knows of debtors comes in by a file, as of its day. */
class EnrichE2eTest {
  private final SimulatedErpProvider erp = Erps.marking().get(0);
  private final List<String> debtors = new ArrayList<>();
  @TempDir Path folder;
  private Site site;

  /** Every second debtor pays soon, which only the file tells of a debtor that is new. */
  @BeforeEach
  void readALedgerOfTwoKinds() {
    SmallLedger books = new SmallLedger(erp);
    for (int debtor = 0; debtor < 100; debtor++) {
      String number = debtor == 0 ? books.steered() : books.unsteered();
      debtors.add(number);
      for (int month = 2; month <= 20; month += 2) {
        LocalDate due = TODAY.minusMonths(month).minusDays(debtor % 20);
        books.paid(number, due, due.plusDays((debtor % 2 == 0 ? 12 : 55) + (debtor + month) % 9));
      }
    }
    books.invoice(debtors.get(0), JUST_DUE);
    site = new Site(erp, books.ledger(), folder.resolve("home")).configured("steered");
    assertThat(site.cycle(TODAY).exitCode()).isZero();
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void showsWhatAFileBringsAndTakesItOnlyWhenAsked() throws IOException {
    Path file = file("company_code,debtor,segment,Project State,rating", this::line);

    CommandLineRun shown = site.run(TODAY, "enrich", "books", file);
    CommandLineRun german =
        CommandLineRun.on(TODAY, "--home", site.home, "--lang", "de", "enrich", "books", file);
    CommandLineRun taken = site.run(TODAY, "enrich", "books", file, "--yes");

    assertThat(shown.exitCode()).as(shown.err()).isZero();
    assertThat(shown.out())
        .containsPattern("segment +100 % +2 different texts +late, soon")
        .containsPattern("project_state +100 % +1 different texts +open")
        .containsPattern("rating +100 % +numbers")
        .contains("100 lines: 100 of debtors known here, 0 of others, 0 that cannot be read.")
        .contains("Nothing was taken yet; --yes takes it.");
    assertThat(german.out()).contains("Noch nicht übernommen; --yes tut es.");
    assertThat(taken.out()).contains("Taken as known on 2026-07-01.");
  }

  @Test
  void learnsFromAFileAndStatesWhatItBroughtOnTheModelCard() throws IOException {
    Path climate = folder.resolve("climate.csv");
    Files.writeString(climate, "factor,recorded_on,value\nclimate,2024-01-01,97.5\n");
    Path yaml = site.home.resolve("mahnwerk.yaml");
    Files.writeString(
        yaml,
        Files.readString(yaml)
            + "    factors:\n      climate:\n        source: file\n        settings:\n"
            + "          path: '"
            + climate
            + "'\n");
    Path file = file("company_code,debtor,segment,rating", n -> line(n, "soon", "late"));
    site.run(TODAY, "enrich", "books", file, "--as-of", "2024-01-01", "--yes");

    CommandLineRun trained = site.run(TODAY, "train", "books");
    site.run(TODAY, "models", "books", "--use", "1");
    site.cycle(TODAY);
    CommandLineRun receipt = site.run(TODAY, "receipt", "books:2");

    assertThat(trained.out() + trained.err()).contains("card.html");
    String card = Files.readString(site.home.resolve("models/books/0001/card.html"));
    assertThat(card)
        .contains("What files by debtor and external factors brought")
        .contains("Files by debtor", "Dateien je Debitor")
        .contains("factor.climate");
    assertThat(Files.readString(site.home.resolve("models/books/0001/model.json")))
        .contains("\"debtor.rating\"", "\"debtor.segment\"", "\"factor.climate\"");
    assertThat(receipt.out()).contains("debtor.segment", "debtor.rating", "factor.climate");
    assertThat(site.run(TODAY, "receipt", "books:2", "--recompute").out())
        .contains("computed again: the same to the bit.");
  }

  @Test
  void namesWhatIsWrongByLineAndColumn() throws IOException {
    Path file =
        file(
            "company_code;debtor;segment;note",
            n ->
                switch (n) {
                  case 3 -> "1010;%s;=1+1;x".formatted(debtors.get(n));
                  case 4 -> "1010;%s;A".formatted(debtors.get(n));
                  case 5 -> "1010;%s;A;x".formatted(debtors.get(0));
                  case 6 -> "1010;;A;x";
                  case 7 -> "1010;77777;A;x";
                  default -> "1010;%s;A;x".formatted(debtors.get(n));
                });

    CommandLineRun run = site.run(TODAY, "enrich", "books", file);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("line 5, column 'segment': begins like a formula")
        .contains("line 6, column 'segment': 3 cells instead of 4")
        .contains("line 7, column 'debtor': named before in line 2")
        .contains("line 8, column 'debtor': is blank")
        .contains("line 9: debtor 77777 is not known to this connection");
    assertThat(run.out())
        .contains("100 lines: 95 of debtors known here, 1 of others, 4 that cannot be read.");
  }

  @Test
  void refusesWhatTellsWhoSomebodyIsAnothersFileAndTooManyColumns() throws IOException {
    assertThat(enrich("company_code,debtor,segment,Geburtsdatum\n"))
        .contains("line 1: column 4 'Geburtsdatum' sounds as if it told who or where somebody is");
    assertThat(enrich("company_code,segment\n")).contains("column 'debtor' is missing.");
    assertThat(enrich("company_code,debtor,a,A\n")).contains("column 4 'A' is there twice");
    assertThat(enrich("company_code,debtor,segment\n1010,1,A\n1010,2,B\n"))
        .contains("only 0 of 2 debtors are known to connection 'books'")
        .contains("another client's file. Nothing was taken.");
    String many = IntStream.range(0, 460).mapToObj(n -> "c" + n).collect(Collectors.joining(","));
    assertThat(enrich("company_code,debtor," + many + "\n"))
        .containsPattern("has 460 columns of its own, and 1 to 4\\d\\d can be taken");
    assertThat(site.run(TODAY, "enrich", "books", folder, "--as-of", "2027-01-01").err())
        .contains("--as-of 2027-01-01 lies in the future.");
  }

  private String line(int number) {
    return "1010,%s,%s,open,%d.5"
        .formatted(debtors.get(number), number % 2 == 0 ? "soon" : "late", number);
  }

  private String line(int number, String even, String odd) {
    return "1010,%s,%s,%d".formatted(debtors.get(number), number % 2 == 0 ? even : odd, number);
  }

  private String enrich(String text) throws IOException {
    Path file = folder.resolve("wrong.csv");
    Files.writeString(file, text);
    CommandLineRun run = site.run(TODAY, "enrich", "books", file);
    assertThat(run.exitCode()).isEqualTo(1);
    return run.err();
  }

  private Path file(String head, java.util.function.IntFunction<String> line) throws IOException {
    Path file = folder.resolve("debtors.csv");
    Files.writeString(
        file,
        head
            + "\n"
            + IntStream.range(0, debtors.size()).mapToObj(line).collect(Collectors.joining("\n"))
            + "\n",
        StandardCharsets.UTF_8);
    return file;
  }
}
