package io.mahnwerk.connector.sap;

import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.DebtorIdentity;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.LedgerFigures;
import io.mahnwerk.core.spi.ReceivablesReader;
import io.mahnwerk.core.spi.SentNotice;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One connection to one SAP system, put together from its settings. */
final class SapConnector implements ErpConnector {
  private final ResilientHttp http;
  private final SapKnownProcedures procedures;
  private final SapReceivablesReader reader;
  private final DunningWriter writer;
  private final SapCapabilities capabilities;
  private final SapCheck check;
  private final LedgerFigures figures;
  private final SapIdentities identities;
  private final Optional<SapNotices> notices;
  private final String writesBy;

  SapConnector(SapSettings settings, ResilientHttp http, Clock clock) {
    this.http = http;
    SapOwnService own = SapOwnService.open(settings, http);
    this.procedures = new SapKnownProcedures(settings, own.procedures());
    ConnectionId connection = settings.connection();
    SapMarks marks = settings.marking().marks();
    SapServices services = new SapServices(http, settings, own);
    SapDocumentTypes types = settings.reading().documentTypes();
    SapItems items =
        new SapItems(
            services,
            new SapOpenItemMapper(
                connection,
                marks,
                types,
                settings.customers().directDebitMethods(),
                () -> services.shows(SapFields.items(marks), marks.field().property())),
            new SapClearings(services, types),
            new SapBlockedAccounts(services, marks));
    SapDebtorMapper debtors = new SapDebtorMapper(connection, marks, settings.customers().rules());
    SapPartners partners = new SapPartners(services);
    SapCountries countries = new SapCountries(partners, settings::today);
    SapDebtors accounts = new SapDebtors(services, debtors, countries);
    this.reader =
        new SapReceivablesReader(
            new SapReceivablesReader.Scope(
                connection,
                settings.reading().companyCodes(),
                settings::today,
                settings.reading().historyFrom()),
            items,
            accounts);
    this.capabilities = new SapCapabilities(services, marks, settings.setUp());
    this.writer = new SapClaimedWriter(capabilities, writer(settings, items, accounts, clock));
    this.figures =
        settings.reading().readsFigures()
            ? new SapFigures(connection, services.glLines(), settings.reading().bankAccounts())
            : LedgerFigures.NONE;
    this.notices =
        own.notices()
            .map(shown -> new SapNotices(connection, shown, settings.reading().companyCodes()));
    this.writesBy = settings.writesBy();
    this.identities = new SapIdentities(services, partners);
    this.check =
        new SapCheck(
            services,
            marks,
            countries,
            new SapProcedureCheck(services, settings.reading().companyCodes(), procedures),
            notices,
            new SapBlockReasons(own.blockReasons(), marks),
            SapFiguresCheck.Figures.of(settings.reading()),
            clock);
  }

  private DunningWriter writer(
      SapSettings settings, SapItems items, SapDebtors accounts, Clock clock) {
    SapMarks marks = settings.marking().marks();
    SapItemWriter itemWriter = new SapItemWriter(items.services(), items, marks, clock);
    SapDebtorWriter debtorWriter = new SapDebtorWriter(items.services(), marks);
    return new SapDunningWriter(
        settings.connection(),
        itemWriter,
        debtorWriter,
        new SapAccountWriter(
            new SapAccounts(items, accounts, procedures, marks),
            itemWriter,
            debtorWriter,
            new SapAccountLift(items, itemWriter, debtorWriter, marks, SapAccountLift.PATIENCE)),
        settings.marking().bulkSize());
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities.claimed();
  }

  @Override
  public ConnectionCheck check() {
    return check.run();
  }

  @Override
  public DunningProcedures procedures() {
    return procedures.get();
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
  public String writesBy() {
    return writesBy;
  }

  @Override
  public String traceOf(String receipt) {
    return SapItemWriter.isMessage(receipt) ? SapItemWriter.TRACE.formatted(receipt) : "";
  }

  @Override
  public List<DebtorIdentity> identities(Collection<DebtorRef> debtors) {
    return identities.of(debtors);
  }

  @Override
  public Stream<SentNotice> sentNotices(LocalDate from) {
    return notices.stream().flatMap(shown -> shown.since(from));
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
