package io.mahnwerk.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The ABAP that the guide hands out is clean for abaplint, and would not be if it were broken. */
@Timeout(120)
class AbapSampleTest {
  private static final Path ABAP = Path.of("abap");
  private static final String RULES = "src/zcl_mahnwerk_dunning.clas.abap";

  @TempDir Path folder;
  private Path abaplint = Path.of("abaplint");

  /** What the linter said. */
  private record Finding(int exitCode, String text) {}

  @BeforeEach
  void findTheLinter() {
    Optional<Path> found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(place -> Path.of(place, "abaplint"))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(found.isPresent(), "abaplint is not installed; .ci/run installs it");
    abaplint = found.orElseThrow();
  }

  @Test
  void isClean() {
    copy();

    Finding finding = lint();

    assertThat(finding.exitCode()).as(finding.text()).isZero();
    assertThat(finding.text()).contains("0 issue(s) found, 3 file(s) analyzed");
  }

  @Test
  void wouldNotPassBroken() throws IOException {
    copy();
    Path rules = folder.resolve(RULES);
    Files.writeString(rules, Files.readString(rules).replace("marked_day( item-", "marked( item-"));

    assertThat(lint().exitCode()).isNotZero();
  }

  /** The constants are the settings' defaults. */
  @Test
  void knowsOurMarksAsTheyAreWritten() throws IOException {
    assertThat(Files.readString(ABAP.resolve(RULES)))
        .contains("VALUE 'M'")
        .contains("'" + SapMarks.PREFIX + "'");
  }

  private Finding lint() {
    try {
      Path said = folder.resolve("said.txt");
      Process process =
          new ProcessBuilder(abaplint.toString(), "abaplint.json")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Finding(process.exitValue(), Files.readString(said));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void copy() {
    try (Stream<Path> files = Files.walk(ABAP)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(ABAP.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
