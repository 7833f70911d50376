package io.mahnwerk.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.mocks.world.World;
import io.mahnwerk.scoring.pilot.ExploringShare;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {
  @TempDir Path folder;

  @Test
  void reportsAllPoliciesSideBySideAndTheSameTwice() throws IOException {
    CommandLineRun first = simulate("en", "one", "--seeds", "1,2", "--months", "1");
    CommandLineRun second = simulate("en", "two", "--seeds", "1,2", "--months", "1");

    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).contains("Former schedule", "Perfect foresight, delay only");
    assertThat(first.err()).contains("100 %");
    JsonNode report = report("one");
    for (String key : new String[] {"/known/captured", "/new/captured", "/rule/captured"}) {
      assertThat(report.at(key).isNumber()).as(key).isTrue();
    }
    assertThat(report.at("/rule/knownCaptured").isNumber()).isTrue();
    assertThat(report.at("/calibration/error").isNumber()).isTrue();
    for (Policy policy : Policy.values()) {
      JsonNode steps = report.path("calibrationSteps").path(policy.key());
      assertThat(steps.isMissingNode()).as(policy.key()).isEqualTo(!policy.isLearned());
      if (policy.isLearned()) {
        assertThat(steps.at("/before/error").isNumber()).isTrue();
        assertThat(items(steps.path("before"))).isEqualTo(items(steps.path("after"))).isPositive();
      }
    }
    assertThat(report.at("/calibrationSteps/mahnwerk/after")).isEqualTo(report.path("calibration"));
    assertThat(report.path("offPolicy")).hasSize(2);
    for (JsonNode check : report.path("offPolicy")) {
      assertThat(check.path("decisions").asInt()).isPositive();
      assertThat(check.path("truth").isNumber()).isTrue();
      assertThat(check.has("estimate")).isEqualTo(check.has("low")).isEqualTo(check.has("high"));
    }
    for (Policy policy : Policy.values()) {
      JsonNode kpi = report.at("/policies/" + policy.key() + "/known");
      assertThat(kpi.path("daysToPay").asDouble()).as(policy.key()).isGreaterThan(14);
      assertThat(kpi.path("items").asDouble()).isPositive();
    }
    assertThat(second.exitCode()).isZero();
    assertThat(withoutSeconds("two")).isEqualTo(withoutSeconds("one"));
    assertThat(Files.readString(folder.resolve("one/report.html")))
        .contains("Best fixed day", "before the calibrating step", "vor der Kalibrierung");
    assertThat(report.path("modelsTrained").asInt()).isEqualTo(2);
    assertThat(first.out()).doesNotContain("no model was trained").contains("· 1 month ·");
  }

  @Test
  void showsWhatTheCalibrationChanged() throws IOException {
    Path larger = world("past: {debtors: 50, invoices: 12, newDebtors: 0}");
    simulate(larger, "en", "out", "--months", "1");

    JsonNode steps = report("out").at("/calibrationSteps/mahnwerk");
    assertThat(items(steps.path("before"))).isEqualTo(items(steps.path("after"))).isPositive();
    assertThat(steps.at("/before/bins")).isNotEqualTo(steps.at("/after/bins"));
    assertThat(steps.at("/before/error").asDouble())
        .isNotEqualTo(steps.at("/after/error").asDouble());
    JsonNode coverage = report("out").at("/coverage/mahnwerk");
    assertThat(coverage.path("items").asInt()).isPositive();
    assertThat(coverage.path("observed").asDouble())
        .isCloseTo(
            1 - coverage.path("earlier").asDouble() - coverage.path("later").asDouble(),
            within(1e-9));
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("within the days named for it", "der dafür genannten Tage");
  }

  @Test
  void nobodyGainsMoreThanForesightAndForesightGains() throws IOException {
    simulate("en", "out", "--months", "3");

    JsonNode policies = report("out").path("policies");
    double oracle = policies.at("/oracle/known/utility").asDouble();
    assertThat(oracle).isGreaterThan(policies.at("/former/known/utility").asDouble());
    assertThat(oracle).isGreaterThan(policies.at("/rule/known/utility").asDouble());
    assertThat(oracle).isGreaterThan(policies.at("/fixedDay/known/utility").asDouble());
    assertThat(oracle).isGreaterThan(policies.at("/oracleDelayOnly/known/utility").asDouble());
  }

  @Test
  void keepsToTheFormerScheduleWhereThereIsTooLittleToLearnFrom() throws IOException {
    Path world = world("past: {debtors: 20, invoices: 1, newDebtors: 0}");
    CommandLineRun run = simulate(world, "en", "out", "--months", "1", "--explore", "0");

    assertThat(run.exitCode()).isZero();
    assertThat(report("out").at("/known/captured").asDouble()).isZero();
    assertThat(report("out").at("/new/captured").asDouble()).isZero();
    assertThat(report("out").path("modelsTrained").asInt()).isZero();
    double told = report("out").at("/calibration/error").asDouble(Double.NaN);
    JsonNode half = report("out").at("/calibration/bins/5");
    assertThat(half.path("expected").asDouble()).isEqualTo(0.5);
    assertThat(half.path("items").asInt()).isPositive();
    assertThat(told).isEqualTo(Math.abs(0.5 - half.path("observed").asDouble()));
    assertThat(run.out())
        .contains("With 1 of 1 seeds fewer than 100 payments", "stated as one half between 0 and 1")
        .contains("New debtors: no item that could be steered was overdue")
        .containsPattern("Debtors with a history: \\d+ items?, too few to tell policies apart");
    assertThat(report("out").at("/calibrationSteps/mahnwerk/before").has("error")).isFalse();
    assertThat(report("out").at("/coverage/mahnwerk").has("observed")).isFalse();
    assertThat(Files.readString(folder.resolve("out/report.html"))).doesNotContain("(ECE)");
  }

  @Test
  void keepsAFloorOfExplorationOverMonthsOfThompsonSampling() throws IOException {
    Path larger = world("past: {debtors: 40, invoices: 12, newDebtors: 10}");
    CommandLineRun run =
        simulate(larger, "en", "out", "--months", "4", "--explore", "0.5", "--bandit");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("Thompson sampling in its place captured");
    JsonNode bandit = report("out").path("bandit");
    assertThat(bandit.at("/known/items").asDouble())
        .isEqualTo(report("out").at("/policies/mahnwerk/known/items").asDouble());
    assertThat(bandit.path("months").size()).isGreaterThanOrEqualTo(4);
    int explored = 0;
    for (JsonNode month : bandit.path("months")) {
      assertThat(month.path("draws").asInt()).as(month.toString()).isPositive();
      assertThat(month.path("floor").asDouble())
          .as(month.toString())
          .isGreaterThanOrEqualTo(ExploringShare.FLOOR - 1e-9);
      explored += month.path("explored").asInt();
    }
    assertThat(explored).isPositive();
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("Thompson-Sampling an seiner Stelle erreichte");
  }

  @Test
  void speaksGerman() throws IOException {
    CommandLineRun run = simulate("de", "out", "--months", "1");

    assertThat(report("out").has("bandit")).isFalse();
    assertThat(run.out()).doesNotContain("Thompson");

    assertThat(run.out()).contains("Bisheriger Plan", "Neue Debitoren", "keine Prognose");
  }

  @ParameterizedTest
  @CsvSource({
    "--months, 0, --months must be 1 to 24 but is 0.",
    "--months, 25, --months must be 1 to 24 but is 25.",
    "--explore, 1.1, --explore must be 0 to 1 but is 1.1.",
    "--explore, NaN, --explore must be 0 to 1 but is NaN.",
    "--seeds, '1,1', --seeds must be 1 to 50 different numbers.",
  })
  void refusesWhatItCannotPlay(String option, String value, String sentence) throws IOException {
    CommandLineRun run = simulate("en", "out", option, value);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(sentence);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void saysInOneSentenceWhatIsWrongWithAWorld() throws IOException {
    Path bad = world("past: {debtors: 0, invoices: 1, newDebtors: 0}");

    CommandLineRun run = simulate(bad, "en", "out");
    CommandLineRun unknown = simulate(Path.of("seeds-3.0"), "en", "out");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("field past", "'debtors' must be 1 to 20000 but is 0.");
    assertThat(simulate(bad, "de", "out").err())
        .contains("Feld past: 'debtors' muss 1 bis 20000 sein, ist aber 0.")
        .contains("Mitgeliefert sind seeds-1.0");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err())
        .isEqualToIgnoringNewLines(
            "World file seeds-3.0 does not exist. Built in are seeds-1.0, seeds-0.5, seeds-0.25.");
  }

  private static int items(JsonNode calibration) {
    int items = 0;
    for (JsonNode bin : calibration.path("bins")) {
      items += bin.path("items").asInt();
    }
    return items;
  }

  private CommandLineRun simulate(String language, String out, String... options)
      throws IOException {
    Path small = world("past: {debtors: 25, invoices: 8, newDebtors: 10}");
    return simulate(small, language, out, options);
  }

  private CommandLineRun simulate(Path world, String language, String out, String... options) {
    Object[] words = new Object[7 + options.length];
    System.arraycopy(
        new Object[] {
          "--lang", language, "simulate", "--world", world, "--out", folder.resolve(out)
        },
        0,
        words,
        0,
        7);
    System.arraycopy(options, 0, words, 7, options.length);
    return CommandLineRun.of(words);
  }

  private Path world(String past) throws IOException {
    Path file = folder.resolve("world.yaml");
    String yaml = World.standard().toYaml().replaceFirst("(?s)\\npast:.*", "\n");
    return Files.writeString(file, yaml + past + "\n");
  }

  private JsonNode report(String out) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(out).resolve("report.json").toFile());
  }

  private JsonNode withoutSeconds(String out) throws IOException {
    ObjectNode report = (ObjectNode) report(out);
    report.remove("seconds");
    return report;
  }
}
