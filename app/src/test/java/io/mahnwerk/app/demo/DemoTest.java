package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.app.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole demo on one simulated ERP with few debtors, played twice. */
class DemoTest {
  @TempDir private static Path folder;
  private static CommandLineRun first;
  private static CommandLineRun second;

  @BeforeAll
  static void play() {
    first = demo("first");
    second = demo("second");
  }

  @Test
  void showsItsProgressAndEndsWithoutAComplaint() {
    assertThat(first.exitCode()).isZero();
    assertThat(first.err().lines()).allMatch(line -> line.matches(" *[0-9]+ %  .*"));
    assertThat(first.err().lines()).last().asString().startsWith("100 %");
    assertThat(first.out()).contains("report.html");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dunnedWhileHeld",
        "heldPastRecommendedRun",
        "dunnedBeforeFormerDay",
        "untouchedDebtorsTouched",
        "clerkMarksTouched",
        "marksLeftAfterRelease",
        "suggestionsLeftAfterRelease"
      })
  void keepsThePromise(String counter) throws IOException {
    assertThat(connection("first").get(counter).intValue()).isZero();
  }

  @Test
  void steersWhatIsDueAndLeavesNoWriteOpen() throws IOException {
    JsonNode connection = connection("first");
    JsonNode writes = connection.get("writes");

    assertThat(connection.get("unsteeredShare").doubleValue()).isBetween(0.0, 0.01);
    assertThat(connection.get("balanceDifference").textValue()).isEqualTo("0.00");
    assertThat(writes.get("pending").intValue()).isZero();
    assertThat(writes.get("uncertain").intValue()).isZero();
    assertThat(writes.get("failed").intValue()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "itemsRead",
        "recommendations",
        "nativeRuns",
        "noticesSent",
        "marksOnClearedItems"
      })
  void reallyDidSomething(String counter) throws IOException {
    assertThat(connection("first").get(counter).intValue()).isPositive();
    assertThat(connection("first").get("writes").get("confirmed").intValue()).isPositive();
  }

  @Test
  void foresawTheThreeRunsThatItObserved() throws IOException {
    JsonNode observed = connection("first").get("observed");

    assertThat(observed.get("runs").intValue()).isEqualTo(3);
    assertThat(observed.get("reproduced").intValue()).isEqualTo(3);
    assertThat(observed.get("noticesObserved").intValue()).isPositive();
  }

  @Test
  void writesTheKeysThatTheReportPromises() throws IOException {
    JsonNode report = report("first");
    JsonNode connection = connection("first");
    JsonNode kpi = connection.get("kpi");

    assertThat(keys(report)).contains("connections", "seconds", "peakHeapMiB");
    assertThat(keys(connection))
        .contains(
            "id",
            "erp",
            "itemsRead",
            "balanceDifference",
            "recommendations",
            "writes",
            "nativeRuns",
            "noticesSent",
            "dunnedWhileHeld",
            "heldPastRecommendedRun",
            "unsteeredShare",
            "dunnedBeforeFormerDay",
            "dunnedWithoutFloor",
            "clerkOverrides",
            "clerkMarksTouched",
            "untouchedDebtorsTouched",
            "marksLeftAfterRelease",
            "suggestionsLeftAfterRelease",
            "marksOnClearedItems",
            "newInvoices",
            "kpi");
    assertThat(keys(connection.get("writes")))
        .containsExactly("confirmed", "pending", "stale", "refused", "uncertain", "failed");
    assertThat(keys(kpi)).containsExactly("baseline", "rule", "mahnwerk", "oracle", "captured");
    for (String run : List.of("baseline", "rule", "mahnwerk", "oracle")) {
      assertThat(keys(kpi.get(run)))
          .containsExactly(
              "firstDunningPaymentRate",
              "daysToPay",
              "noticesPerItem",
              "complaintsPer1000",
              "utility");
    }
  }

  @Test
  void writesAPageThatNeedsNothingFromOutside() throws IOException {
    assertThat(Files.readString(folder.resolve("first/report.html")))
        .contains("<svg", "Simulated")
        .doesNotContain("http:", "https:", "<script", "<link", "@import", "url(", " src=");
  }

  @Test
  void givesTheSameFiguresForTheSameSeed() throws IOException {
    assertThat(second.exitCode()).isZero();
    assertThat(figures("second")).isEqualTo(figures("first"));
  }

  @Test
  void leavesAHomeInWhichItsDecisionsComeOutTheSameToTheBit() {
    String last = first.out().lines().reduce((one, two) -> two).orElseThrow();
    assertThat(last)
        .startsWith("What a decision rests on: ./mahnwerk --home " + folder.resolve("first/home"));
    Object[] words = last.substring(last.indexOf("--home")).split(" ");

    CommandLineRun again = CommandLineRun.of(words);

    assertThat(again.out().strip()).endsWith("computed again: the same to the bit.");
    assertThat(again.exitCode()).isZero();
  }

  @Test
  void namesAReceiptThatRestsOnATrainedModel() throws IOException {
    List<String> receipts = new ArrayList<>();
    connection("first").get("examples").forEach(one -> receipts.add(one.get("receipt").asText()));
    assertThat(receipts).isNotEmpty().allMatch(one -> one.matches("[a-z-]+:[0-9]+"));

    CommandLineRun shown =
        CommandLineRun.of("--home", folder.resolve("first/home"), "receipt", receipts.get(0));

    assertThat(shown.exitCode()).isZero();
    assertThat(shown.out()).containsPattern("Model +[0-9a-f]{12}");
  }

  private static CommandLineRun demo(String out) {
    return CommandLineRun.of(
        "--lang",
        "en",
        "demo",
        "--only",
        Simulations.first().id(),
        "--debtors",
        30,
        "--months",
        1,
        "--out",
        folder.resolve(out));
  }

  private static ObjectNode figures(String out) throws IOException {
    return ((ObjectNode) report(out)).without(List.of("seconds", "peakHeapMiB"));
  }

  private static JsonNode connection(String out) throws IOException {
    JsonNode connections = report(out).get("connections");
    assertThat(connections).hasSize(1);
    return connections.get(0);
  }

  private static JsonNode report(String out) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(out).resolve("report.json").toFile());
  }

  private static List<String> keys(JsonNode node) {
    return node.properties().stream().map(java.util.Map.Entry::getKey).toList();
  }
}
