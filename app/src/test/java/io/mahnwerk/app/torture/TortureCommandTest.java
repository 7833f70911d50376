package io.mahnwerk.app.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
  void namesEverySabotageAsOneTypesIt() {
    assertThat(Arrays.stream(Sabotage.values()).map(Sabotage::word))
        .containsExactly("none", "lose-ack", "double-send", "skip-release", "overwrite-clerk");
  }
}
