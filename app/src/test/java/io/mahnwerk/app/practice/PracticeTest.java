package io.mahnwerk.app.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.app.demo.DemoHome;
import io.mahnwerk.app.demo.DemoPlan;
import io.mahnwerk.app.output.Terminal;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PracticeTest {
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 7, 1);

  @TempDir private Path folder;

  static Stream<Arguments> shapesWithoutAnOpenedProcedure() {
    return erps()
        .flatMap(
            erp ->
                erp.shapes().stream()
                    .filter(s -> erp.setUp(s.options()).procedures().formerOf().isEmpty())
                    .map(s -> Arguments.of(erp.erpId().value(), s.name())));
  }

  static Stream<String> everyErp() {
    return erps().map(erp -> erp.erpId().value());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("shapesWithoutAnOpenedProcedure")
  void hasAPastWithoutAPilotWhereNoProcedureCanBeOpened(String erp, String shape)
      throws IOException {
    try (Practice practice = start(erp, shape)) {
      practice.play(FIRST_DAY, day -> done("check", practice.connection()));
    }
  }

  @ParameterizedTest
  @MethodSource("everyErp")
  void goesOnByDaysThatEveryCommandKnows(String erp) throws IOException {
    try (Practice practice = start(erp, "usual")) {
      List<LocalDate> days = practice.days().subList(0, 3);
      for (LocalDate day : days) {
        practice.play(
            day,
            morning -> {
              done("check", erp);
              done("cycle", erp);
            });
      }

      assertThat(days).startsWith(FIRST_DAY);
      assertThat(run("runs", erp).out()).contains("2025-07-01", "2025-07-02", "2025-07-03");
      assertThat(practice.ledger().today()).isEqualTo(days.get(2));
      // The first of the three days was one of the dunning run.
      assertThat(practice.letters()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("everyErp")
  void putsSecretsIntoFilesOfTheirOwn(String erp) throws IOException {
    PracticeErp played = find(erp, "usual");
    try (Practice practice = start(erp, "usual")) {
      String yaml = Files.readString(practice.home().configuration());

      played.connector().settings().stream()
          .filter(setting -> setting.secret() && yaml.contains(" " + setting.key() + ":"))
          .forEach(
              setting -> {
                Path file = folder.resolve(erp + "-" + setting.key() + ".txt");
                assertThat(file).isNotEmptyFile();
                assertThat(yaml).doesNotContain(content(file));
              });
    }
  }

  @Test
  void hearsAtTheTerminalHowTheDaysPass() throws IOException {
    StringWriter said = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(said), new PrintWriter(said), false);
    try (Practice practice = start(opened(), "usual")) {
      PracticePrompt prompt =
          new PracticePrompt(
              practice,
              new PracticeGuide(terminal, Locale.ENGLISH),
              new BufferedReader(new StringReader("open\nnonsense\n61\n\n2\nclose\n\n")));

      practice.days().subList(0, 4).forEach(day -> practice.play(day, prompt));
    }

    assertThat(said.toString().lines())
        .anyMatch(line -> line.matches("[0-9]+ debtors have the opened dunning procedure\\."))
        .anyMatch(line -> line.matches("[0-9]+ debtors have the former dunning procedure again\\."))
        .anyMatch(line -> line.matches("The dunning run sent [0-9]+ letters?\\."))
        .contains(
            "Tuesday, 2025-07-01. A dunning run is planned.",
            "'nonsense' is not understood: Enter, a number of days up to 60, open, close.",
            "'61' is not understood: Enter, a number of days up to 60, open, close.",
            "Wednesday, 2025-07-02.",
            "Friday, 2025-07-04. A dunning run is planned.")
        .doesNotContain("Thursday, 2025-07-03.");
  }

  @Test
  void saysWhatIsWrongWithTheCommandLine() {
    String erp = opened();

    refused("practice nothing", "There is no ERP 'nothing' to practise on; there is ");
    refused("practice %s --shape odd".formatted(erp), erp + " has no shape 'odd'; there is usual");
    refused("practice %s --set odd=1".formatted(erp), "--set odd: a simulated " + erp + " knows ");
    refused("practice %s --debtors 5".formatted(erp), "--debtors must be 20 to 2000 but is 5.");
    refused("practice", "Missing required parameter: 'ERP'");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void leavesAHomeOfRealLedgersAlone() throws IOException {
    Path precious = Files.writeString(folder.resolve("mahnwerk.yaml"), "connections: {}");

    assertThatThrownBy(() -> start(opened(), "usual"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("was not made by a demo");
    assertThat(precious).hasContent("connections: {}");
  }

  private Practice start(String erp, String shape) throws IOException {
    return Practice.start(find(erp, shape), DemoPlan.FEWEST_DEBTORS, 1, DemoHome.begin(folder));
  }

  private static PracticeErp find(String erp, String shape) {
    return PracticeErp.find(
        new PracticeErp.Wish(erp, shape, Map.of()),
        ConnectorRegistry.onClassPath(),
        sentence -> new IllegalStateException(sentence.english()));
  }

  /** The first whose debtors can be given an opened procedure. */
  private static String opened() {
    return everyErp().filter(erp -> find(erp, "usual").canOpen()).findFirst().orElseThrow();
  }

  private void refused(String line, String sentence) {
    CommandLineRun run = run(line.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith(sentence);
  }

  private void done(String... words) {
    CommandLineRun run = run(words);

    assertThat(run.exitCode()).describedAs(run.out() + run.err()).isZero();
  }

  private CommandLineRun run(String... words) {
    return CommandLineRun.of(
        Stream.concat(Stream.of("--home", folder, "--lang", "en"), Stream.of(words)).toArray());
  }

  private static Stream<SimulatedErpProvider> erps() {
    return StreamSupport.stream(
        ServiceLoader.load(SimulatedErpProvider.class).spliterator(), false);
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException gone) {
      throw new java.io.UncheckedIOException(gone);
    }
  }
}
