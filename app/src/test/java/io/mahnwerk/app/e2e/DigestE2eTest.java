package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.mocks.dynamics.SimulatedGraph;
import io.mahnwerk.mocks.dynamics.SimulatedGraph.Trouble;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told each day, by mail, tasks and a sheet; it is the same for every ERP. */
class DigestE2eTest {
  private static final String SECRET = "Geheim-of-the-app";
  private static final String ALL_ON =
      """
            mail: "true"
            sender: dunning@house.example
            tasks: "true"
            task-user: clerk@house.example
            files: "true"
            drive: drive-1
            folder: Finance/Dunning
      """;

  @TempDir Path folder;

  private final SimulatedErpProvider erp = Erps.marking().get(0);
  private final SimulatedGraph graph = SimulatedGraph.start(SECRET);
  private SmallLedger books;
  private String debtor;
  private String paid;

  @AfterEach
  void stop() {
    graph.close();
  }

  @Test
  void bringsMailTasksAndSheetOnceADay() throws IOException {
    try (Site site = site(ALL_ON)) {
      site.cycle(TODAY);

      CommandLineRun first = site.run(TODAY, "digest", "books");
      CommandLineRun again = site.run(TODAY, "digest", "books");

      assertThat(first.exitCode()).as(first.err()).isZero();
      assertThat(first.out())
          .contains("Dunning run of 2026-07-03: ", "1 item waits for a person:")
          .contains("office: mail sent to clerk@house.example.")
          .contains("office: 1 tasks opened, 0 closed, 0 unchanged.")
          .contains("office: worklist-books.xlsx is written.");
      assertThat(again.out())
          .contains("office: the mail was sent before.")
          .contains("office: 0 tasks opened, 0 closed, 1 unchanged.")
          .contains("office: worklist-books.xlsx is unchanged.");
      assertThat(graph.mails()).hasSize(1);
      assertThat(graph.mails().get(0).path("subject").asText())
          .isEqualTo("Mahnwerk books: 1 item waits for you");
      assertThat(graph.openTasks())
          .containsExactly("Document " + erp.documentNumber(paid) + " of debtor " + debtor);
      assertThat(graph.files()).containsOnlyKeys("drive-1/Finance/Dunning/worklist-books.xlsx");
      assertThat(sheet(graph.files().values().iterator().next()))
          .contains(erp.documentNumber(paid), "Probably paid");
      assertThat(graph.refused()).isEmpty();
    }
  }

  @Test
  void isBroughtByTheServiceOnTheDaysItIsDueAndMadeUpForOnce() throws Exception {
    try (Site site = site(ALL_ON)) {
      site.cycle(TODAY);
      Files.writeString(
          site.home.resolve("mahnwerk.yaml"),
          "digest:\n  at: \"07:30\"\n  days: [tuesday, wednesday]\n",
          StandardOpenOption.APPEND);
      Path record = site.home.resolve("people/books.digest");
      Files.createDirectories(record.getParent());
      Files.writeString(record, "2026-06-24");

      for (int start = 0; start < 2; start++) {
        try (ServedHome served = new ServedHome(site.home, "--report", folder.toString())) {
          String line = served.line();
          while (start == 0 && !line.contains("office: worklist-books.xlsx is written.")) {
            line = served.line();
          }
        }
      }

      assertThat(record).hasContent("2026-07-01");
      assertThat(graph.mails()).hasSize(1);
      assertThat(graph.openTasks()).hasSize(1);
    }
  }

  @Test
  void refusesTimesThatAreNone() throws IOException {
    try (Site site = site("")) {
      Files.writeString(
          site.home.resolve("mahnwerk.yaml"), "digest:\n  at: noon\n", StandardOpenOption.APPEND);

      CommandLineRun serve = site.run(TODAY, "serve", "--port", 0);

      assertThat(serve.exitCode()).isEqualTo(1);
      assertThat(serve.err()).contains("digest.at must be a time such as 07:30 but is 'noon'.");
    }
  }

  @Test
  void tellsNeitherNamesNorAmountsByMailAndTask() throws IOException {
    try (Site site = site(ALL_ON)) {
      site.cycle(TODAY);
      site.run(TODAY, "digest", "books");

      String told = graph.mails() + String.join(" ", graph.openTasks());
      assertThat(told)
          .contains(debtor)
          .doesNotContain(site.ledger.debtor(debtor).name())
          .doesNotContain(site.ledger.item(paid).amount().toString());
    }
  }

  @Test
  void closesTheTaskWhenTheItemIsDecidedAndLeavesOthersAlone() throws IOException {
    LocalDate tomorrow = TODAY.plusDays(1);
    graph.addTask("Buy paper");
    try (Site site = site(ALL_ON)) {
      site.cycle(TODAY);
      site.run(TODAY, "digest", "books");
      site.ledger.startDay(tomorrow);
      site.ledger.clear(paid, Clearing.Kind.PAYMENT);
      site.cycle(tomorrow);

      CommandLineRun next = site.run(tomorrow, "digest", "books");

      assertThat(next.out()).contains("office: mail sent to").contains("1 closed, ");
      assertThat(graph.completedTasks())
          .containsExactly("Document " + erp.documentNumber(paid) + " of debtor " + debtor);
      assertThat(graph.openTasks()).contains("Buy paper");
      assertThat(graph.mails()).hasSize(2);
    }
  }

  @Test
  void repeatsWhatWasRefusedForTheMomentAndSendsOneMail() throws IOException {
    try (Site site = site("      mail: \"true\"\n      sender: dunning@house.example\n")) {
      site.cycle(TODAY);
      graph.next(Trouble.THROTTLED);

      assertThat(site.run(TODAY, "digest", "books").exitCode()).isZero();
      assertThat(graph.mails()).hasSize(1);
    }
  }

  @Test
  void sendsNoSecondMailWhereTheAnswerToTheFirstWasLost() throws IOException {
    try (Site site = site("      mail: \"true\"\n      sender: dunning@house.example\n")) {
      site.cycle(TODAY);
      graph.next(Trouble.DONE_AND_FAILED);

      CommandLineRun lost = site.run(TODAY, "digest", "books");
      CommandLineRun again = site.run(TODAY, "digest", "books");

      assertThat(lost.exitCode()).isEqualTo(1);
      assertThat(lost.err())
          .contains(
              "office: Microsoft Graph answered a mail with status 503 (serviceNotAvailable).");
      assertThat(again.exitCode()).isEqualTo(1);
      assertThat(again.err()).contains("whether the mail was sent is not known");
      assertThat(graph.mails()).hasSize(1);
    }
  }

  @Test
  void sendsLaterWhatWasRefused() throws IOException {
    try (Site site = site("      mail: \"true\"\n      sender: dunning@house.example\n")) {
      site.cycle(TODAY);
      graph.next(Trouble.FORBIDDEN);

      CommandLineRun refused = site.run(TODAY, "digest", "books");
      CommandLineRun again = site.run(TODAY, "digest", "books");

      assertThat(refused.err()).contains("with status 403 (ErrorAccessDenied).");
      assertThat(again.exitCode()).as(again.err()).isZero();
      assertThat(graph.mails()).hasSize(1);
    }
  }

  @Test
  void sendsNothingThatIsNotSwitchedOn() throws IOException {
    try (Site site = site("")) {
      site.cycle(TODAY);

      CommandLineRun run = site.run(TODAY, "digest", "books");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("office: nothing is switched on");
      assertThat(site.run(TODAY, "digest", "books", "--show").exitCode()).isZero();
      assertThat(graph.mails()).isEmpty();
      assertThat(graph.files()).isEmpty();
    }
  }

  @Test
  void namesTheSettingAtFaultAndNeverTheSecret() throws IOException {
    try (Site site = site("      mail: \"true\"\n")) {
      site.cycle(TODAY);

      CommandLineRun run = site.run(TODAY, "digest", "books");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .contains("office: setting 'sender' is needed with 'mail: true'.")
          .doesNotContain(SECRET);
    }
  }

  private Site site(String switches) throws IOException {
    books = new SmallLedger(erp);
    debtor = books.steered();
    paid = books.invoice(debtor, JUST_DUE);
    books.invoice(debtor, JUST_DUE);
    books.unapplied(debtor, paid, LocalDate.of(2026, 6, 30));
    Site site = new Site(erp, books.ledger(), folder.resolve("home")).configured("observe");
    StringBuilder people = new StringBuilder("people:\n  office:\n    channel: graph\n");
    people.append("    to: [clerk@house.example]\n    settings:\n");
    new TreeMap<>(graph.settings())
        .forEach((key, value) -> people.append("      %s: \"%s\"\n".formatted(key, value)));
    Files.writeString(
        site.home.resolve("mahnwerk.yaml"), people + switches, StandardOpenOption.APPEND);
    return site;
  }

  private String sheet(byte[] xlsx) throws IOException {
    Path file = Files.write(folder.resolve("sheet.xlsx"), xlsx);
    StringBuilder text = new StringBuilder();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }
}
