package io.mahnwerk.app.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TortureCommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "0.09", "10001"})
  void refusesMinutesThatAreNone(String minutes) {
    CommandLineRun run = CommandLineRun.of("torture", "--minutes", minutes, "--out", folder);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("--minutes must be 0.1 to 10000 but is " + minutes + ".");
    assertThat(folder.resolve("report.json")).doesNotExist();
  }

  @Test
  void refusesASabotageThatItDoesNotKnow() {
    CommandLineRun run =
        CommandLineRun.of("torture", "--sabotage", "forget", "--out", folder, "--minutes", "0.1");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "--sabotage must be one of lose-ack, double-send, skip-release, overwrite-clerk"
                + " but is 'forget'.");
  }

  @Test
  void needsAFolder() {
    assertThat(CommandLineRun.of("torture").exitCode()).isEqualTo(2);
    assertThat(CommandLineRun.of("torture", "--minutes", "x", "--out", folder).exitCode())
        .isEqualTo(2);
  }

  @Test
  void saysThatItsFolderIsAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    CommandLineRun run = CommandLineRun.of("torture", "--out", file);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith(file + " cannot be used as a folder");
  }

  @Test
  void leavesAReportThatSaysWhatFailedWhenItCannotGoOn() throws Exception {
    Files.writeString(folder.resolve("homes"), "no folder");

    CommandLineRun run = CommandLineRun.of("torture", "--minutes", "0.1", "--out", folder);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("homes cannot be used as a folder");
    assertThat(folder.resolve("report.json"))
        .content()
        .contains("homes cannot be used as a folder", "\"lost\" : 0", "\"sabotage\" : \"none\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void endsWithOneWhenAnyOfTheFiveIsAboveZero(int which) {
    TortureCounts counts = new TortureCounts();
    counts.writes.set(1);
    TortureTerms terms =
        new TortureTerms(1, Duration.ofMinutes(1), Sabotage.NONE, folder, List.of());
    assertThat(TortureReport.of(terms, "complete", counts, List.of()).exitCode()).isZero();

    List.of(counts.lost, counts.repeated, counts.wrongOwner, counts.stuck, counts.marksLeft)
        .get(which)
        .set(1);

    assertThat(TortureReport.of(terms, "complete", counts, List.of()).exitCode()).isEqualTo(1);
  }

  @Test
  void endsWithOneWhenNothingWasWritten() {
    TortureTerms terms =
        new TortureTerms(1, Duration.ofMinutes(1), Sabotage.NONE, folder, List.of());

    assertThat(TortureReport.of(terms, "complete", new TortureCounts(), List.of()).exitCode())
        .isEqualTo(1);
  }

  @Test
  void namesEverySabotageAsOneTypesIt() {
    assertThat(Arrays.stream(Sabotage.values()).map(Sabotage::word))
        .containsExactly("none", "lose-ack", "double-send", "skip-release", "overwrite-clerk");
  }
}
