package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo on every further simulated ERP whose own code holds the floor. */
class FurtherErpsDemoTest {
  private static final List<String> PROMISES =
      List.of(
          "dunnedWhileHeld",
          "heldPastRecommendedRun",
          "dunnedBeforeFormerDay",
          "untouchedDebtorsTouched",
          "clerkMarksTouched",
          "marksLeftAfterRelease",
          "suggestionsLeftAfterRelease");

  @TempDir private Path folder;

  static Stream<String> erps() {
    return ServiceLoader.load(SimulatedErpProvider.class).stream()
        .map(Provider::get)
        .filter(erp -> erp.floor(Map.of()) == NativeRun.Floor.ENFORCED)
        .map(erp -> erp.erpId().value())
        .filter(id -> !id.equals(Simulations.first().id()));
  }

  @ParameterizedTest
  @MethodSource("erps")
  void keepsEveryPromise(String erp) throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "demo", "--only", erp, "--debtors", 30, "--months", 1, "--out", folder.resolve("out"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode connection = connection();
    assertThat(connection.get("erp").textValue()).isEqualTo(erp);
    assertThat(connection.get("noticesSent").intValue()).isPositive();
    for (String promise : PROMISES) {
      assertThat(connection.get(promise).intValue()).as(promise).isZero();
    }
    assertThat(connection.get("unsteeredShare").doubleValue()).isBetween(0.0, 0.01);
    assertThat(connection.get("balanceDifference").textValue()).isEqualTo("0.00");
    for (String open : List.of("pending", "refused", "uncertain", "failed")) {
      assertThat(connection.get("writes").get(open).intValue()).as(open).isZero();
    }
    assertThat(connection.get("writes").get("confirmed").intValue()).isPositive();
    assertThat(connection.get("marksOnClearedItems").intValue()).isNotNegative();
    assertThat(connection.get("stopped").get("dunnedBeforeFormerDay").intValue()).isZero();
  }

  private JsonNode connection() throws IOException {
    Path report = folder.resolve("out").resolve("report.json");
    JsonNode connections = new ObjectMapper().readTree(report.toFile()).get("connections");
    assertThat(connections).hasSize(1);
    return connections.get(0);
  }
}
