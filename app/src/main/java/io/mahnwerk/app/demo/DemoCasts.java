package io.mahnwerk.app.demo;

import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.world.World;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who plays in a demo: each simulated ERP that a connector reaches, in the order of registration.
 *
 * @param only the one ERP that plays; empty for all
 * @param set what replaces settings and shapes, by {@code ERP.KEY}
 * @param usage makes what is thrown for a wrong option
 */
record DemoCasts(
    Optional<String> only,
    Map<String, String> set,
    Function<Sentence, ? extends RuntimeException> usage) {

  List<ErpDemo.Cast> in(World world) {
    Map<String, ErpConnectorProvider> connectors =
        ConnectorRegistry.onClassPath().providers().stream()
            .collect(Collectors.toMap(p -> p.erpId().value(), p -> p));
    Map<String, SimulatedErpProvider> erps = new LinkedHashMap<>();
    for (SimulatedErpProvider erp : ServiceLoader.load(SimulatedErpProvider.class)) {
      if (connectors.containsKey(erp.erpId().value())) {
        erps.put(erp.erpId().value(), erp);
      }
    }
    if (only.filter(name -> !erps.containsKey(name)).isPresent()) {
      throw usage.apply(
          new Sentence(
                  "--only %s: there is no such ERP; there is %s.",
                  "--only %s: ein solches ERP gibt es nicht; es gibt %s.")
              .naming(only.get(), erps.keySet()));
    }
    Map<String, Map<String, String>> given = given(connectors, erps);
    return erps.entrySet().stream()
        .filter(entry -> only.isEmpty() || only.get().equals(entry.getKey()))
        .map(
            entry ->
                cast(
                    Objects.requireNonNull(connectors.get(entry.getKey())),
                    entry.getValue(),
                    world,
                    given.getOrDefault(entry.getKey(), Map.of())))
        .toList();
  }

  /** A key that both know is given to both. */
  private static ErpDemo.Cast cast(
      ErpConnectorProvider connector,
      SimulatedErpProvider erp,
      World world,
      Map<String, String> given) {
    Map<String, String> options = new HashMap<>(erp.demonstrated());
    options.putAll(among(erp.options(), given));
    return new ErpDemo.Cast(connector, erp, world, among(connector.settings(), given), options);
  }

  private static Map<String, String> among(List<SettingSpec> specs, Map<String, String> given) {
    Map<String, String> known = new HashMap<>(given);
    known.keySet().retainAll(names(specs));
    return known;
  }

  /** What is set, by ERP. */
  private Map<String, Map<String, String>> given(
      Map<String, ErpConnectorProvider> connectors, Map<String, SimulatedErpProvider> erps) {
    Map<String, Map<String, String>> byErp = new HashMap<>();
    set.forEach(
        (name, value) -> {
          int dot = name.indexOf('.');
          String erp = dot < 0 ? name : name.substring(0, dot);
          String key = name.substring(dot + 1);
          if (dot < 0
              || !erps.containsKey(erp)
              || only.filter(played -> !played.equals(erp)).isPresent()) {
            throw usage.apply(
                new Sentence(
                        "--set %s: write ERP.KEY=VALUE with an ERP of %s.",
                        "--set %s: anzugeben ist ERP.KEY=VALUE mit einem ERP aus %s.")
                    .naming(name, only.isEmpty() ? erps.keySet() : List.of(only.get())));
          }
          List<SettingSpec> known = Objects.requireNonNull(connectors.get(erp)).settings();
          List<SettingSpec> shapes = Objects.requireNonNull(erps.get(erp)).options();
          if (!names(known).contains(key) && !names(shapes).contains(key)) {
            throw usage.apply(
                new Sentence(
                        "--set %s: connection '%s' has no setting '%s'; known are %s.",
                        "--set %s: Verbindung '%s' hat keine Einstellung '%s'; bekannt sind %s.")
                    .naming(name, erp, key, listed(known, shapes)));
          }
          byErp.computeIfAbsent(erp, e -> new HashMap<>()).put(key, value);
        });
    return byErp;
  }

  private static List<String> names(List<SettingSpec> specs) {
    return specs.stream().map(SettingSpec::key).toList();
  }

  private static String listed(List<SettingSpec> settings, List<SettingSpec> shapes) {
    return Stream.concat(settings.stream(), shapes.stream())
        .map(SettingSpec::key)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
