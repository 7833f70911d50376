package io.mahnwerk.app.demo;

import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.world.World;
import java.util.Map;
import java.util.ServiceLoader;

/** The first simulated ERP for which there is a connector, and stages on it. */
record Simulations(ErpConnectorProvider connector, SimulatedErpProvider erp) {
  static Simulations first() {
    for (SimulatedErpProvider erp : ServiceLoader.load(SimulatedErpProvider.class)) {
      for (ErpConnectorProvider connector : ServiceLoader.load(ErpConnectorProvider.class)) {
        if (connector.erpId().equals(erp.erpId())) {
          return new Simulations(connector, erp);
        }
      }
    }
    throw new IllegalStateException("There is no simulated ERP with a connector");
  }

  String id() {
    return erp.erpId().value();
  }

  Stage stage(long seed) {
    return stage(new DemoPlan(1, seed, false, DemoPlan.FEWEST_DEBTORS));
  }

  Stage stage(DemoPlan plan) {
    return new Stage(new Stage.Erp(erp, Map.of()), connector.nativeRun(), World.standard(), plan);
  }
}
