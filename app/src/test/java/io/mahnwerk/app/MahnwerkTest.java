package io.mahnwerk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MahnwerkTest {
  @TempDir Path home;

  @Test
  void listsItsCommands() {
    CommandLineRun run = CommandLineRun.of("--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "demo",
            "recommend",
            "check",
            "cycle",
            "outbox",
            "train",
            "release",
            "release-overdue",
            "serve",
            "--home=DIR");
  }

  @Test
  void saysWhichVersionItIs() {
    CommandLineRun run = CommandLineRun.of("--version");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Mahnwerk ");
  }

  @Test
  void asksForACommand() {
    CommandLineRun run = CommandLineRun.of();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToNormalizingNewlines("A command is missing.\nSee 'mahnwerk --help'.\n");
  }

  @Test
  void refusesAnUnknownCommandInOneSentence() {
    CommandLineRun run = CommandLineRun.of("dunn");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("Unmatched argument at index 0: 'dunn'")
        .doesNotContain("Exception");
  }

  @Test
  void refusesAnUnknownLanguage() {
    CommandLineRun run = CommandLineRun.of("--lang", "fr", "check", "books");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("Invalid value for option '--lang': 'fr' is not de or en");
  }

  @Test
  void saysWhereTheConfigurationIsMissing() {
    CommandLineRun run = CommandLineRun.of("--home", home, "check", "books");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            home.resolve("mahnwerk.yaml")
                + " does not exist; create it with the connections you want (see README.md).\n");
  }

  @Test
  void showsAStackTraceOnlyWhenAsked() {
    CommandLineRun quiet = CommandLineRun.of("--home", home, "check", "books");
    CommandLineRun verbose = CommandLineRun.of("--home", home, "--verbose", "check", "books");

    assertThat(quiet.err()).doesNotContain("\tat ");
    assertThat(verbose.err()).contains("\tat ");
  }

  @Test
  void refusesAPortThatDoesNotExist() {
    CommandLineRun run = CommandLineRun.of("serve", "--port", "70000");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("A port lies between 0 and 65535 but --port is 70000.");
  }
}
