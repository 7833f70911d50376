package io.mahnwerk.connector.sap;

import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.LedgerFigures;
import io.mahnwerk.core.spi.ReceivablesReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** One connection to one SAP system, put together from its settings. */
final class SapConnector implements ErpConnector {
  private final ResilientHttp http;
  private final DunningProcedures procedures;
  private final SapReceivablesReader reader;
  private final SapDunningWriter writer;
  private final SapCheck check;
  private final LedgerFigures figures;
  private final Set<Capability> capabilities;

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
    this.figures =
        settings.readsFigures()
            ? new SapFigures(connection, services.glLines(), settings.bankAccounts())
            : LedgerFigures.NONE;
    this.capabilities = capabilities(settings);
    this.check =
        new SapCheck(services, settings.companyCodes(), marks, SapCheck.Figures.of(settings));
  }

  private static Set<Capability> capabilities(SapSettings settings) {
    Set<Capability> capabilities =
        EnumSet.of(
            Capability.BLOCK_ITEM,
            Capability.BLOCK_DEBTOR,
            Capability.MARK_ITEM,
            Capability.SHOWS_LEVEL);
    if (settings.readsFigures()) {
      capabilities.add(Capability.SHOWS_BALANCE);
      if (!settings.bankAccounts().isEmpty()) {
        capabilities.add(Capability.SHOWS_BANK_POSTING);
      }
    }
    if (settings.holdsFloor()) {
      capabilities.add(Capability.ENFORCES_FLOOR);
    }
    return Set.copyOf(capabilities);
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
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
  public LedgerFigures figures() {
    return figures;
  }

  @Override
  public void close() {
    http.close();
  }
}
