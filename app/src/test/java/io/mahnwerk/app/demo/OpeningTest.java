package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.app.cycle.FeedFile;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.store.RunComparison;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When the administrator of the demo opens debtors of a ledger that people carry news of. */
class OpeningTest {
  @TempDir private Path folder;

  /** A simulated ERP in a shape in which chosen debtors are opened. */
  record Played(
      SimulatedErpProvider erp, ErpConnectorProvider connector, Map<String, String> shape) {
    @Override
    public String toString() {
      return erp.erpId() + " " + shape;
    }
  }

  static Stream<Played> carriedByPeople() {
    return ServiceLoader.load(SimulatedErpProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(erp -> erp.delaysOnly(Map.of()))
        .flatMap(
            erp ->
                erp.shapes().stream()
                    .filter(shape -> !erp.delaysOnly(shape.options()))
                    .map(shape -> new Played(erp, connector(erp), shape.options())));
  }

  private static ErpConnectorProvider connector(SimulatedErpProvider erp) {
    return ConnectorRegistry.onClassPath().providers().stream()
        .filter(one -> one.erpId().equals(erp.erpId()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void meetsAtLeastOneSuchLedger() {
    assertThat(carriedByPeople()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("carriedByPeople")
  void opensNobodyBeforeThreeRunsWereForeseen(Played played) throws IOException {
    Stage stage = stage(played);
    try (WireRun run = run(played, stage)) {
      run.playUntil(stage.timeline().switchedOn().plusDays(1), Optional.empty(), days -> {});

      assertThat(run.openedDebtors()).isZero();
      assertThat(opened(stage, run)).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("carriedByPeople")
  void opensChosenOnesWhenSteeringIsAdmittedAndPeopleHaveCarriedThatIn(Played played)
      throws IOException {
    Stage stage = stage(played);
    try (WireRun run = run(played, stage)) {
      run.playUntil(
          stage.timeline().switchedOn().plusWeeks(4),
          Optional.empty(),
          days -> foreseen(stage, run));

      assertThat(run.openedDebtors()).isBetween(1, stage.steered().size());
      assertThat(opened(stage, run)).isEqualTo(run.openedDebtors());
      assertThat(opened(run)).isEqualTo(run.openedDebtors());
    }
  }

  private static Stage stage(Played played) {
    return new Stage(
        new Stage.Erp(played.erp(), played.shape()),
        played.connector().nativeRun(),
        World.standard(),
        new DemoPlan(1, 1, false, DemoPlan.FEWEST_DEBTORS));
  }

  private WireRun run(Played played, Stage stage) throws IOException {
    PastYears.Played past = PastYears.play(stage);
    FeedFile feed = new FeedFile(folder.resolve("feed.csv"));
    feed.write(past.feed());
    return new WireRun(
        stage,
        past.books(),
        new WireRun.Setup(
            played.connector(),
            folder.resolve("store.db"),
            feed,
            Map.of(),
            played.erp().floor(played.shape())));
  }

  /** As if every run so far had been foreseen. */
  private static void foreseen(Stage stage, WireRun run) {
    LocalDate from = stage.timeline().connected();
    for (LocalDate day : stage.runs().runs(from, stage.timeline().switchedOn())) {
      run.store()
          .nativeRuns()
          .keep(stage.connection(), new RunComparison(stage.companyCode(), day, 9, 9, 9), day);
    }
  }

  /** Of all debtors, chosen or not. */
  private static long opened(WireRun run) {
    return run.connection().ledger().debtors().stream()
        .filter(
            debtor ->
                run.stage().erp().procedures().isOpened(debtor.debtor().dunning().procedure()))
        .count();
  }

  private static long opened(Stage stage, WireRun run) {
    return run.connection().ledger().debtors().stream()
        .filter(debtor -> stage.steered().contains(debtor.debtor().ref().number()))
        .filter(debtor -> stage.erp().procedures().isOpened(debtor.debtor().dunning().procedure()))
        .count();
  }
}
