package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.spi.SettingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input of the demo: one sentence, the exit code, and nothing half-written. */
class DemoCommandTest {
  private static final String ERP = Simulations.first().id();
  private static final String HELP = "See 'mahnwerk demo --help'.\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "--months, 0, 1 to 24",
    "--months, 25, 1 to 24",
    "--debtors, 19, 20 to 2000",
    "--debtors, 2001, 20 to 2000"
  })
  void refusesANumberOutOfRange(String option, String number, String range) {
    assertUsage(run(option, number), "%s must be %s but is %s.".formatted(option, range, number));
  }

  @Test
  void refusesAWordForANumber() {
    CommandLineRun run = run("--months", "six");

    assertUsage(run, "Invalid value for option '--months': 'six' is not an int");
  }

  @Test
  void refusesAnErpThatIsNotThere() {
    CommandLineRun run = run("--only", "nobody");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("--only nobody: there is no such ERP; there is ");
    assertThat(run.err()).contains(ERP).endsWith(HELP);
    assertNothingWritten();
  }

  @Test
  void refusesASettingOfAnErpThatIsNotThere() {
    CommandLineRun run = run("--set", "nobody.url=x");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("--set nobody.url: write ERP.KEY=VALUE with an ERP of [");
    assertNothingWritten();
  }

  @Test
  void refusesASettingWithoutAnErp() {
    CommandLineRun run = run("--set", "url=x");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("--set url: write ERP.KEY=VALUE with an ERP of [");
    assertNothingWritten();
  }

  @Test
  void refusesASettingThatTheConnectionDoesNotHave() {
    CommandLineRun run = run("--set", ERP + ".colour=red");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "--set %s.colour: connection '%s' has no setting 'colour'; known are "
                .formatted(ERP, ERP));
    assertNothingWritten();
  }

  @Test
  void namesAWorldFileThatIsMissing() {
    Path world = folder.resolve("none.yaml");

    assertFailure(run("--world", world), "World file %s does not exist.".formatted(world));
    assertNothingWritten();
  }

  @Test
  void refusesAHomeThatNoDemoMade() throws IOException {
    Path home = folder.resolve("mine");
    Files.createDirectories(home);
    Files.writeString(home.resolve("mahnwerk.yaml"), "precious");

    CommandLineRun run = CommandLineRun.of("--home", home, "demo", "--out", folder.resolve("out"));

    assertFailure(run, "Home %s was not made by a demo; give another --home.".formatted(home));
    assertThat(home.resolve("mahnwerk.yaml")).hasContent("precious");
    assertNothingWritten();
  }

  @Test
  void saysWhichConnectionCannotSignInAndWritesNoReport() {
    String secret =
        Simulations.first().connector().settings().stream()
            .filter(SettingSpec::secret)
            .map(SettingSpec::key)
            .findFirst()
            .orElseThrow();

    CommandLineRun run = run("--debtors", 20, "--months", 1, "--set", ERP + "." + secret + "=no");

    assertThat(run.exitCode()).isEqualTo(1);
    // The runs without a wire may have told of their progress before the sign-in failed.
    assertThat(run.err().lines().filter(line -> !line.contains(" %  ")))
        .singleElement()
        .asString()
        .startsWith("Connection '%s'".formatted(ERP))
        .doesNotContain("Exception");
    assertThat(folder.resolve("out/report.json")).doesNotExist();
    assertThat(folder.resolve("out/report.html")).doesNotExist();
  }

  private CommandLineRun run(Object... words) {
    Object[] all = new Object[words.length + 3];
    all[0] = "demo";
    all[1] = "--out";
    all[2] = folder.resolve("out");
    System.arraycopy(words, 0, all, 3, words.length);
    return CommandLineRun.of(all);
  }

  private void assertUsage(CommandLineRun run, String sentence) {
    assertThat(run.err().replace("\r\n", "\n")).isEqualTo(sentence + "\n" + HELP);
    assertThat(run.exitCode()).isEqualTo(2);
    assertNothingWritten();
  }

  private void assertFailure(CommandLineRun run, String sentence) {
    assertThat(run.err().strip()).isEqualTo(sentence);
    assertThat(run.exitCode()).isEqualTo(1);
  }

  private void assertNothingWritten() {
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
