package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.mocks.erp.Shape;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.world.World;
import io.mahnwerk.scoring.AdvicePolicy;
import io.mahnwerk.scoring.SegmentRules;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Mahnwerk is compared with plays under the same rules of the ERP as Mahnwerk itself. */
class MemoryRunTest {

  /** Set-ups whose debtors are steered and in which no code holds the floor. */
  static Stream<Stage.Erp> withoutFloor() {
    return ServiceLoader.load(SimulatedErpProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .flatMap(erp -> erp.shapes().stream().map(shape -> new Shaped(erp, shape)))
        .filter(Shaped::isSteeredWithoutFloor)
        .map(shaped -> new Stage.Erp(shaped.erp(), shaped.shape().options()));
  }

  private record Shaped(SimulatedErpProvider erp, Shape shape) {
    boolean isSteeredWithoutFloor() {
      return erp.floor(shape.options()) == NativeRun.Floor.NONE
          && !erp.delaysOnly(shape.options())
          && !erp.setUp(shape.options()).procedures().formerOf().isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("withoutFloor")
  void mayDunBeforeTheFormerDayAlsoWhereAMarkHasNoPlaceForADate(Stage.Erp erp) {
    DemoPlan plan = new DemoPlan(3, 1, false, 60);
    Stage stage = new Stage(erp, nativeRun(erp.provider()), World.standard(), plan);
    PastYears.Played past = PastYears.play(stage);

    CohortFigures former = new MemoryRun(stage, past.books().copy()).former(day -> {}).figures();
    CohortFigures rule =
        new MemoryRun(stage, past.books().copy())
            .steered(books -> AdvicePolicy.segmentRule(SegmentRules.standard()), day -> {})
            .figures();

    assertThat(rule.daysToPay()).isLessThan(former.daysToPay());
    assertThat(rule.firstDunningPaymentRate()).isGreaterThan(former.firstDunningPaymentRate());
  }

  private static NativeRun nativeRun(SimulatedErpProvider erp) {
    return ServiceLoader.load(ErpConnectorProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(connector -> connector.erpId().equals(erp.erpId()))
        .findFirst()
        .orElseThrow()
        .nativeRun();
  }
}
