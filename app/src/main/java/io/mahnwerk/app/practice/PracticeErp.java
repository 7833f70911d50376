package io.mahnwerk.app.practice;

import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.mocks.erp.Shape;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which simulated ERP is practised on.
 *
 * @param erp as the options set it up
 * @param options of the simulated ERP; they make its shape
 */
record PracticeErp(
    ErpConnectorProvider connector, SimulatedErpProvider erp, Map<String, String> options) {

  /**
   * What a person asked for.
   *
   * @param set replaces options of the shape
   */
  record Wish(String erp, String shape, Map<String, String> set) {}

  /** Throws what {@code usage} makes of a sentence where there is no such ERP, shape or option. */
  static PracticeErp find(
      Wish wish, ConnectorRegistry registry, Function<Sentence, ? extends RuntimeException> usage) {
    Map<String, SimulatedErpProvider> erps = new TreeMap<>();
    for (SimulatedErpProvider erp : ServiceLoader.load(SimulatedErpProvider.class)) {
      erps.put(erp.erpId().value(), erp);
    }
    Map<String, ErpConnectorProvider> connectors =
        registry.providers().stream().collect(Collectors.toMap(p -> p.erpId().value(), p -> p));
    erps.keySet().retainAll(connectors.keySet());
    SimulatedErpProvider erp = erps.get(wish.erp());
    ErpConnectorProvider connector = connectors.get(wish.erp());
    if (erp == null || connector == null) {
      throw usage.apply(
          new Sentence(
                  "There is no ERP '%s' to practise on; there is %s.",
                  "Es gibt kein ERP '%s' zum Üben; es gibt %s.")
              .naming(wish.erp(), String.join(", ", erps.keySet())));
    }
    Map<String, String> options = new HashMap<>(shape(wish, erp, usage).options());
    refuseUnknown(wish, erp, usage);
    options.putAll(wish.set());
    return new PracticeErp(connector, erp.setUp(options), Map.copyOf(options));
  }

  boolean isSecret(String setting) {
    return connector.settings().stream()
        .anyMatch(spec -> spec.key().equals(setting) && spec.secret());
  }

  /** Whether its administrator may give debtors an opened procedure. */
  boolean canOpen() {
    return !erp.delaysOnly(options) && !erp.procedures().onlyHoldBack();
  }

  private static Shape shape(
      Wish wish, SimulatedErpProvider erp, Function<Sentence, ? extends RuntimeException> usage) {
    return erp.shapes().stream()
        .filter(shape -> shape.name().equals(wish.shape()))
        .findFirst()
        .orElseThrow(
            () ->
                usage.apply(
                    new Sentence(
                            "%s has no shape '%s'; there is %s.",
                            "%s hat keine Gestalt '%s'; es gibt %s.")
                        .naming(wish.erp(), wish.shape(), names(erp.shapes()))));
  }

  private static void refuseUnknown(
      Wish wish, SimulatedErpProvider erp, Function<Sentence, ? extends RuntimeException> usage) {
    List<String> known = erp.options().stream().map(SettingSpec::key).sorted().toList();
    wish.set().keySet().stream()
        .filter(key -> !known.contains(key))
        .findFirst()
        .ifPresent(
            key -> {
              throw usage.apply(
                  new Sentence(
                          "--set %s: a simulated %s knows %s.",
                          "--set %s: ein simuliertes %s kennt %s.")
                      .naming(key, wish.erp(), String.join(", ", known)));
            });
  }

  private static String names(List<Shape> shapes) {
    return shapes.stream().map(Shape::name).collect(Collectors.joining(", "));
  }
}
