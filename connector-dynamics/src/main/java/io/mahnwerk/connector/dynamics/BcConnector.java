package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ChangeHints;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.DebtorIdentity;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.LedgerFigures;
import io.mahnwerk.core.spi.ReceivablesReader;
import io.mahnwerk.core.spi.SuggestionBoard;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One connection to one environment of Business Central, put together from its settings. */
final class BcConnector implements ErpConnector {
  private final BcSettings settings;
  private final ResilientHttp http;
  private final Clock clock;
  private final BcLedger ledger;
  private final BcCapabilities capabilities;
  private final BcReceivablesReader reader;
  private final DynDunningWriter writer;

  BcConnector(BcSettings settings, ResilientHttp http, Clock clock) {
    this.settings = settings;
    this.http = http;
    this.clock = clock;
    this.ledger =
        new BcLedger(settings, new BcServices(http, settings.root(), settings.pageSize()));
    this.capabilities = new BcCapabilities(ledger);
    this.reader =
        new BcReceivablesReader(
            new BcReceivablesReader.Scope(
                settings.connection(), settings.companies(), clock, settings.historyFrom()),
            ledger);
    this.writer =
        new DynDunningWriter(
            settings.connection(), capabilities::claimed, ledger::writer, settings.batchSize());
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities.claimed();
  }

  @Override
  public ConnectionCheck check() {
    return new BcCheck(ledger).run();
  }

  @Override
  public DunningProcedures procedures() {
    return ledger.procedures();
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
    return settings.writesBy();
  }

  @Override
  public List<DebtorIdentity> identities(Collection<DebtorRef> debtors) {
    return new BcIdentities(ledger).of(debtors);
  }

  @Override
  public LedgerFigures figures() {
    return new BcFigures(ledger);
  }

  @Override
  public SuggestionBoard suggestions() {
    return ledger.way() == BcWay.EXTENSION
        ? new BcBoard(ledger, settings.batchSize())
        : SuggestionBoard.NONE;
  }

  @Override
  public Optional<ChangeHints> hints() {
    return Optional.of(new BcHints(new BcSubscriptions(ledger), clock));
  }

  @Override
  public void close() {
    http.close();
  }
}
