package io.mahnwerk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"--help", "simulate --help", "evaluate --help", "receipt --help"})
  void saysForEveryCommandWhatItsExitCodesMean(String words) {
    CommandLineRun run = CommandLineRun.of((Object[]) words.split(" "));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains(
            "Exit codes: 0 Done. 1 Something was not done, or a file, a setting or a ledger is at"
                + " fault; one sentence says what. 2 The command line was not understood.");
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          check | Es fehlt: CONNECTION
          check books --wait x | Ungültiger Wert für Option '--wait': 'x' ist keine ganze Zahl
          check books --wait 9999 | --wait muss 0 bis 3600 Sekunden sein, ist aber 9999.
          check books --nonsense | Unbekannte Option: '--nonsense'
          check books more | Unbekannte Angabe: 'more'
          check books --write-test | Option '--write-test' braucht einen Wert
          preview books --run gestern | Ungültiger Wert für Option '--run': 'gestern' ist kein Datum wie 2026-06-30
          pilot books | Es fehlt eine dieser Angaben: (--design | --start
          pilot books --design --report | Davon ist nur eines möglich: --design
          undo nonsense | Ungültiger Wert für CONNECTION:RUN: 'nonsense' ist kein Lauf wie books:12
          --lang en | Option '--lang' darf nur einmal angegeben werden
          simulate --out x --months 0 | --months muss 1 bis 24 sein, ist aber 0.
          simulate --out x --seeds 1,1 | --seeds braucht 1 bis 50 verschiedene Zahlen.
          simulate --out x --seeds a,b | Ungültiger Wert für Option '--seeds': 'a' ist keine ganze Zahl
          evaluate --invoices x --out x --split 1 | --split muss zwischen 0 und 1 liegen, ist aber 1.0.
          demo --debtors 1 | --debtors muss 20 bis 2000 sein, ist aber 1.
          demo --only none | --only none: ein solches ERP gibt es nicht
          torture --out x --minutes 0 | --minutes muss 0.1 bis 10000 sein, ist aber 0.
          torture --out x --sabotage x | --sabotage muss eines von
          torture --out x --only none | --only nennt kein simuliertes Buch: 'none'. Es gibt
          bench | Anzugeben ist, was gemessen wird
          bench files --out x --rows 5 | --rows muss 1000 bis 1000000000 sein, ist aber 5.
          """)
  void saysInGermanWhatIsWrongWithACommandLine(String line, String sentence) {
    List<Object> words = new ArrayList<>(List.of("--lang", "de"));
    words.addAll(List.of(line.split(" ")));
    CommandLineRun run = CommandLineRun.of(words.toArray());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith(sentence).contains("Siehe 'mahnwerk");
  }

  @Test
  void proposesTheCommandThatWasMeant() {
    assertThat(CommandLineRun.of("--lang", "en", "chekc").err())
        .contains("Unmatched argument", "'chekc'. Did you mean", "check");
    assertThat(CommandLineRun.of("--lang", "de", "chekc").err())
        .contains("Unbekannte Angabe: 'chekc'. Meinten Sie", "check");
    assertThat(CommandLineRun.of("--lang", "de").err()).startsWith("Es fehlt ein Befehl.");
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
