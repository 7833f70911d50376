package io.mahnwerk.connector.sap;

import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ReceivablesReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;

/** One connection to one SAP system, put together from its settings. */
final class SapConnector implements ErpConnector {
  private static final Set<Capability> CAPABILITIES =
      Set.of(
          Capability.BLOCK_ITEM,
          Capability.BLOCK_DEBTOR,
          Capability.MARK_ITEM,
          Capability.SHOWS_LEVEL);

  private final ResilientHttp http;
  private final DunningProcedures procedures;
  private final SapReceivablesReader reader;
  private final SapDunningWriter writer;
  private final SapCheck check;

  SapConnector(SapSettings settings, ResilientHttp http, Clock clock) {
    this.http = http;
    this.procedures = settings.procedures();
    ConnectionId connection = settings.connection();
    SapMarks marks = settings.marks();
    SapServices services = new SapServices(http, settings);
    SapDocumentTypes types = settings.documentTypes();
    SapItems items =
        new SapItems(
            services,
            new SapOpenItemMapper(connection, marks, types, settings.directDebitMethods()),
            new SapClearings(services, types));
    SapDebtorMapper debtors = new SapDebtorMapper(connection, marks, settings.debtorRules());
    this.reader =
        new SapReceivablesReader(
            new SapReceivablesReader.Scope(
                connection,
                settings.companyCodes(),
                () -> LocalDate.ofInstant(clock.instant(), settings.zone()),
                settings.historyFrom()),
            items,
            new SapDebtors(services, debtors));
    this.writer =
        new SapDunningWriter(
            connection,
            new SapItemWriter(services, items, marks, clock),
            new SapDebtorWriter(services, marks),
            settings.bulkSize());
    this.check = new SapCheck(services, settings.companyCodes(), marks);
  }

  @Override
  public Set<Capability> capabilities() {
    return CAPABILITIES;
  }

  @Override
  public ConnectionCheck check() {
    return check.run();
  }

  @Override
  public DunningProcedures procedures() {
    return procedures;
  }

  @Override
  public ReceivablesReader receivables() {
    return reader;
  }

  @Override
  public DunningWriter dunning() {
    return writer;
  }

  @Override
  public void close() {
    http.close();
  }
}
