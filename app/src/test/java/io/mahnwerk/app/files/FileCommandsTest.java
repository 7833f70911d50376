package io.mahnwerk.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.app.output.Terminal;
import io.mahnwerk.core.writeback.CycleSteps;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCommandsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

  @TempDir private Path home;
  private final FolderProvider provider = new FolderProvider();

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(
        home.resolve("mahnwerk.yaml"),
        """
        connections:
          first:
            erp: folder
            run-days: [tuesday]
            region: de-by
            least-cleared-items: 50
          second:
            erp: folder
            settings:
              client: "4712"
            run-days: [tuesday]
            region: de-by
          other:
            erp: folder
            settings:
              client: ""
            run-days: [tuesday]
            region: de-by
        """);
  }

  @Test
  void importsFilesAndSaysWhatBecameOfEach() throws IOException {
    Path good = Files.createFile(home.resolve("good.csv"));
    Path bad = Files.createFile(home.resolve("bad.csv"));

    CommandLineRun run = run("import", "first", good, bad);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("good.csv is TAKEN.\n  row 7\n".replace("\n", System.lineSeparator()));
    assertThat(run.err()).contains("bad.csv is REFUSED.");
    assertThat(run("import", "first", good).exitCode()).isZero();
  }

  @Test
  void takesWhatIsMissingInAListForPaidOnlyWhereAPersonSaysSo() throws IOException {
    Path good = Files.writeString(home.resolve("good.csv"), "x");

    CommandLineRun run = run("import", "first", good, "--missing-are-paid");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("good.csv as all paid is TAKEN.");
    assertThat(run("import", "first", good).out()).startsWith("good.csv is TAKEN.");
  }

  @Test
  void endsWithOneWhereRowsOfAFileWereLeftOut() throws IOException {
    Path part = Files.createFile(home.resolve("part.csv"));

    CommandLineRun run = run("import", "first", part);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("part.csv is TAKEN_IN_PART." + System.lineSeparator() + "  row");

    provider.waiting.add("part.csv");
    CommandLineRun watched = run("watch", "first", "--once");
    assertThat(watched.exitCode()).isEqualTo(1);
    assertThat(watched.out()).contains("Cycle of 'first':");
  }

  @Test
  void saysWhatInTheInboxIsPassedOver() {
    provider.strange.addAll(List.of(".a", "b.tmp"));
    String english =
        "first: not read in the inbox: .a, b.tmp. Hidden and half-copied files, folders and links are"
            + " passed over; give a finished export an ordinary name.";

    assertThat(lines(run("watch", "first", "--once"), "first: not")).containsExactly(english);
    assertThat(lines(run("office"), "first: not")).containsExactly(english);
    provider.strange.addAll(List.of("c", "d", "e", "f"));
    assertThat(run("--lang", "de", "office").out())
        .contains("im Eingang nicht gelesen: .a, b.tmp, c, d, e, … (6). Versteckte")
        .doesNotContain("second: im");
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    CommandLineRun run = run("--lang", "de", "import", "first", home.resolve("none.csv"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("none.csv gibt es nicht.");
  }

  @Test
  void refusesAConnectionWithoutAFolder() {
    CommandLineRun run = run("folders", "other");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("Connection 'other' is not reached by files; it has no folder.");
  }

  @Test
  void makesFolders() {
    assertThat(run("folders", "first", "second").out())
        .contains("first: exports go to 4711")
        .contains("second: exports go to 4712");
  }

  @Test
  void watchesOnceAndEndsWithOneWhereAFileWasRefused() {
    provider.waiting.add("bad.csv");

    CommandLineRun run = run("watch", "first", "--once");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("bad.csv is REFUSED.");
    assertThat(run("watch", "first", "--once").exitCode()).isZero();
  }

  @Test
  void runsACycleOfAConnectionThatGotAFileUnlessTold() {
    provider.waiting.add("good.csv");
    assertThat(run("watch", "first", "--once", "--no-cycle").out())
        .contains("good.csv is TAKEN.")
        .doesNotContain("Cycle");

    provider.waiting.add("good.csv");
    assertThat(run("watch", "first", "--once").out()).contains("Cycle of 'first':");
  }

  @Test
  void refusesAnImpossibleTimeBetweenTwoLooks() {
    CommandLineRun run = run("watch", "first", "--every", "0");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--every must be 1 to 86400 seconds but is 0.");
  }

  @Test
  void showsTheClientsOfAnOfficeSideBySide() throws IOException {
    Path batch = home.resolve("export.cmd");

    CommandLineRun run = run("--lang", "de", "office", "--batch", batch);

    assertThat(run.exitCode()).isZero();
    assertThat(lines(run, "first"))
        .singleElement()
        .asString()
        .matches(
            "first +4711 +2 +- +26\\.06\\.2026 +12 +29\\.06\\.2026 +3 +lohnt sich noch nicht: 40 bezahlte"
                + " Posten, 50 nötig");
    assertThat(lines(run, "second")).hasSize(1);
    assertThat(lines(run, "other")).isEmpty();
    assertThat(Files.readString(batch))
        .isEqualTo("@echo off\r\nchcp 1252 >nul\r\nexport 4711\r\nexport 4712\r\n");
  }

  private static List<String> lines(CommandLineRun run, String start) {
    return run.out().lines().filter(line -> line.startsWith(start)).toList();
  }

  private CommandLineRun run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false);
    List<String> words = new ArrayList<>(List.of("--home", home.toString()));
    if (!List.of(args).contains("--lang")) {
      words.addAll(List.of("--lang", "en"));
    }
    Arrays.stream(args).forEach(word -> words.add(word.toString()));
    int code =
        Mahnwerk.commandLine(
                terminal,
                CommandLineRun.morning(DAY),
                CycleSteps.NONE,
                new ConnectorRegistry(List.of(provider)))
            .execute(words.toArray(String[]::new));
    terminal.flush();
    return new CommandLineRun(code, out.toString(), err.toString());
  }
}
