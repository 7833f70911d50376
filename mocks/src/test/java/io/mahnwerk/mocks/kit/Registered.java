package io.mahnwerk.mocks.kit;

import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.mocks.erp.Shape;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Assumptions;

/** What the module under test has registered. */
final class Registered {
  private static final Map<Shape, NativeRun> RUNS = new HashMap<>();
  private static Shape shape = Shape.USUAL;

  private Registered() {}

  /** The shape in which simulated ERPs are started; contracts run one after another. */
  static Shape shape() {
    return shape;
  }

  static void inShape(Shape next) {
    shape = next;
  }

  /** Skips visibly where debtors have one procedure and no opened copy of it. */
  static void assumeOpenedProcedure() {
    Assumptions.assumeTrue(
        hasOpenedProcedure(),
        () -> "'" + connector().erpId() + "' does not claim an opened procedure in shape " + shape);
  }

  static boolean hasOpenedProcedure() {
    return !simulatedErp().procedures().formerOf().isEmpty();
  }

  /** The ledger's own run as it is set up in the present shape. */
  static NativeRun nativeRun() {
    return RUNS.computeIfAbsent(shape, Registered::nativeRun);
  }

  private static NativeRun nativeRun(Shape of) {
    try (SimulatedErp erp =
        simulatedErp().start(new LedgerScenario(simulatedErp(), of).ledger(), of.options())) {
      return connector()
          .nativeRun(
              new ConnectorContext(
                  Bench.CONNECTION, erp.settings(), new MovableClock(LedgerScenario.TODAY)));
    }
  }

  static List<ErpConnectorProvider> connectors() {
    return ServiceLoader.load(ErpConnectorProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /** The one connector; every contract is about it. */
  static ErpConnectorProvider connector() {
    List<ErpConnectorProvider> found = connectors();
    if (found.size() != 1) {
      throw new AssertionError(
          "A connector module registers exactly one ErpConnectorProvider but " + found + " are");
    }
    return found.get(0);
  }

  static SimulatedErpProvider simulatedErp() {
    List<SimulatedErpProvider> found =
        ServiceLoader.load(SimulatedErpProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(erp -> erp.erpId().equals(connector().erpId()))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(
          "The connector for '%s' needs exactly one simulated ERP of that id but there are %d"
              .formatted(connector().erpId(), found.size()));
    }
    return found.get(0).setUp(shape.options());
  }
}
