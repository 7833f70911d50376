package io.mahnwerk.app.bench;

import io.mahnwerk.app.output.Logging;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.core.sync.Sync;
import io.mahnwerk.core.sync.SyncProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** What {@link ItemsCommand} runs in a process of its own, whose memory is bounded. */
final class ItemsBenchProcess {
  private static final double NANOS = 1e9;
  private static final Clock CLOCK =
      Clock.fixed(LargeLedger.TODAY.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);

  private ItemsBenchProcess() {}

  /**
   * Entry point. The connector's settings come from the standard input, since they hold secrets;
   * the answer is a line of {@link KeptItems}.
   *
   * @param args the ERP's id, file of the store
   */
  public static void main(String[] args) throws IOException {
    Logging.QUIET.begin();
    Properties settings = new Properties();
    settings.load(System.in);
    Map<String, String> read = new HashMap<>();
    settings.stringPropertyNames().forEach(key -> read.put(key, settings.getProperty(key)));
    System.out.println(measure(args[0], read, Path.of(args[1])).line());
  }

  /** Reads a ledger by its connector into the store, as every cycle does. */
  static KeptItems measure(String erp, Map<String, String> settings, Path file) {
    ErpConnectorProvider provider =
        ServiceLoader.load(ErpConnectorProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(found -> found.erpId().value().equals(erp))
            .findFirst()
            .orElseThrow();
    ConnectorContext context = new ConnectorContext(LargeLedger.CONNECTION, settings, CLOCK);
    try (ErpConnector connector = provider.open(context);
        ReceivablesStore store = ReceivablesStore.open(file)) {
      long start = System.nanoTime();
      long pages =
          Sync.of(LargeLedger.CONNECTION, connector, store, SyncProgress.SILENT)
              .run(LargeLedger.TODAY)
              .pages();
      double seconds = (System.nanoTime() - start) / NANOS;
      long[] kept = new long[2];
      try (Stream<OpenItem> items =
          store.accounts().all(LargeLedger.CONNECTION).flatMap(debtor -> debtor.items().stream())) {
        items.map(OpenItem::openAmount).forEach(amount -> add(kept, amount));
      }
      return new KeptItems(kept[0], kept[1], pages, seconds);
    }
  }

  private static void add(long[] kept, Money amount) {
    kept[0]++;
    kept[1] += amount.minorUnits();
  }
}
