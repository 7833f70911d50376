package io.mahnwerk.app.torture;

import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.spi.ReceivablesReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Connectors whose reader and writer are broken in one way. */
record SabotagedConnectors(Sabotage sabotage) {

  /** The connectors on the class path, sabotaged where that is asked for. */
  ConnectorRegistry registry() {
    ConnectorRegistry sound = ConnectorRegistry.onClassPath();
    if (sabotage == Sabotage.NONE || sabotage == Sabotage.OVERWRITE_CLERK) {
      return sound;
    }
    return new ConnectorRegistry(sound.providers().stream().map(this::broken).toList());
  }

  ErpConnectorProvider broken(ErpConnectorProvider sound) {
    return changed(
        ErpConnectorProvider.class, sound, Map.of("open", opened -> broken((ErpConnector) opened)));
  }

  private ErpConnector broken(ErpConnector sound) {
    DunningWriter writer = sound.dunning();
    if (sabotage == Sabotage.LOSE_ACK) {
      ImaginedHolds imagined = new ImaginedHolds(writer, sound.receivables());
      return broken(sound, imagined, imagined);
    }
    DunningWriter other =
        sabotage == Sabotage.DOUBLE_SEND
            ? new DoubleWriter(writer)
            : new WriterWithoutRelease(writer);
    return broken(sound, sound.receivables(), other);
  }

  private static ErpConnector broken(
      ErpConnector sound, ReceivablesReader reader, DunningWriter writer) {
    return changed(
        ErpConnector.class,
        sound,
        Map.of("receivables", former -> reader, "dunning", former -> writer));
  }

  /** Hands every call on and changes some answers, by the name of the method. */
  private static <T> T changed(Class<T> type, T sound, Map<String, UnaryOperator<Object>> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(sound, arguments);
                return answers.getOrDefault(method.getName(), same -> same).apply(answer);
              } catch (InvocationTargetException failed) {
                throw failed.getCause() == null ? failed : failed.getCause();
              }
            }));
  }
}
