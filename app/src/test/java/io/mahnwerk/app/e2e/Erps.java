package io.mahnwerk.app.e2e;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.spi.FileExchange;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Every simulated ERP on the class path whose connector can mark single items. */
final class Erps {
  private static final List<SimulatedErpProvider> MARKING =
      StreamSupport.stream(ServiceLoader.load(SimulatedErpProvider.class).spliterator(), false)
          .filter(Erps::marksItems)
          .toList();

  private Erps() {}

  static List<SimulatedErpProvider> marking() {
    return MARKING;
  }

  static ErpConnectorProvider connector(SimulatedErpProvider erp) {
    return StreamSupport.stream(ServiceLoader.load(ErpConnectorProvider.class).spliterator(), false)
        .filter(connector -> connector.erpId().equals(erp.erpId()))
        .findFirst()
        .orElseThrow();
  }

  /** Every shape that is reached by calls and in which no dunning level can be read. */
  static List<SimulatedErpProvider> withoutLevels() {
    return StreamSupport.stream(ServiceLoader.load(SimulatedErpProvider.class).spliterator(), false)
        .flatMap(erp -> erp.shapes().stream().<SimulatedErpProvider>map(s -> new Shaped(erp, s)))
        .filter(erp -> !capabilities(erp).contains(Capability.SHOWS_LEVEL))
        .toList();
  }

  /** Every simulated ERP that tells of changes, in its usual shape. */
  static List<SimulatedErpProvider> hinting() {
    return StreamSupport.stream(ServiceLoader.load(SimulatedErpProvider.class).spliterator(), false)
        .filter(erp -> asked(erp, connector -> connector.hints().isPresent()))
        .toList();
  }

  /** Whether a hold ends on its day without anybody's doing. */
  static boolean endsHoldsItself(SimulatedErpProvider erp) {
    return capabilities(erp).contains(Capability.BLOCK_EXPIRES);
  }

  /** Every shape in which a connector may open debtors. */
  static List<SimulatedErpProvider> opening() {
    return inEveryShape()
        .filter(erp -> asked(erp, open -> open.procedureSwitch().isPresent()))
        .toList();
  }

  /** Every shape in which one block of a debtor may stand for those of its items. */
  static List<SimulatedErpProvider> holdingByDebtor() {
    return inEveryShape()
        .filter(erp -> capabilities(erp).contains(Capability.HOLDS_BY_DEBTOR))
        .toList();
  }

  private static Stream<SimulatedErpProvider> inEveryShape() {
    return StreamSupport.stream(ServiceLoader.load(SimulatedErpProvider.class).spliterator(), false)
        .flatMap(
            erp ->
                erp.shapes().stream()
                    .<SimulatedErpProvider>map(s -> new Shaped(erp.setUp(s.options()), s)));
  }

  /** Those into which people carry what a connector gives out. */
  static List<SimulatedErpProvider> carriedByPeople() {
    return StreamSupport.stream(ServiceLoader.load(SimulatedErpProvider.class).spliterator(), false)
        .filter(erp -> asked(erp, open -> open.turnaround().byPeople()))
        .toList();
  }

  /** Those whose exports come as files, in their usual shape. */
  static List<SimulatedErpProvider> reachedByFiles() {
    return StreamSupport.stream(ServiceLoader.load(SimulatedErpProvider.class).spliterator(), false)
        .filter(erp -> asked(erp, open -> open.files().isPresent()))
        .toList();
  }

  /** Where files of the site come and go. */
  static FileExchange.Folders folders(SimulatedErpProvider erp, Site site) {
    try (ErpConnector open =
        connector(erp)
            .open(
                new ConnectorContext(
                    new ConnectionId("books"),
                    site.erp.settings(),
                    CommandLineRun.morning(SmallLedger.TODAY)))) {
      return open.files().orElseThrow().folders();
    }
  }

  private static boolean marksItems(SimulatedErpProvider erp) {
    return capabilities(erp).contains(Capability.MARK_ITEM);
  }

  static Set<Capability> capabilities(SimulatedErpProvider erp) {
    return asked(erp, ErpConnector::capabilities);
  }

  private static <T> T asked(SimulatedErpProvider erp, Function<ErpConnector, T> question) {
    try (SimulatedErp running = erp.start(new SmallLedger(erp).ledger());
        ErpConnector connector =
            connector(erp)
                .open(
                    new ConnectorContext(
                        new ConnectionId("books"),
                        running.settings(),
                        CommandLineRun.morning(SmallLedger.TODAY)))) {
      return question.apply(connector);
    }
  }
}
