package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.FileExchange;
import io.mahnwerk.core.spi.ProcedureSwitch;
import io.mahnwerk.core.spi.ReceivablesReader;
import io.mahnwerk.core.spi.Turnaround;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** One connection to the books of one Mandant, put together from its settings. */
final class DatevConnector implements ErpConnector {
  private final DatevSettings settings;
  private final DatevDesk desk;
  private final DatevTerms terms;
  private final ReceivablesReader reader;
  private final DunningWriter writer;
  private final Optional<ProcedureSwitch> steering;
  private final Supplier<List<ConnectionCheck.Finding>> reach;
  private final Runnable closing;

  /** What differs between an office with files and one with DATEVconnect. */
  record Exchange(
      Function<DatevDesk, DatevSource> source,
      DebtorCalls debtors,
      Supplier<List<ConnectionCheck.Finding>> reach,
      Runnable closing) {}

  DatevConnector(DatevSettings settings, Exchange exchange) {
    this.settings = settings;
    this.desk = new DatevDesk(settings, exchange.source());
    this.terms = DatevTerms.of(settings);
    DatevMapper mapper =
        new DatevMapper(settings.connection(), settings.companyCode(), settings.blocks());
    this.reader = new DatevReader(desk, mapper, settings::today, settings.pageSize());
    this.writer = new DatevWriter(desk, mapper, terms, exchange.debtors());
    this.steering =
        settings
            .steering()
            .written()
            .map(opened -> new DatevSteering(desk, terms, opened, exchange.debtors()));
    this.reach = exchange.reach();
    this.closing = exchange.closing();
  }

  static DatevConnector ofFiles(DatevSettings settings) {
    return new DatevConnector(
        settings, new Exchange(DatevInbox::new, DebtorCalls.NONE, List::of, () -> {}));
  }

  /**
   * A block ends by its own date, of a debtor and of an item. Single items and levels are claimed
   * where the export shows them.
   */
  @Override
  public Set<Capability> capabilities() {
    Takings.Shows shows = shows();
    Set<Capability> claimed = EnumSet.of(Capability.BLOCK_DEBTOR, Capability.BLOCK_EXPIRES);
    if (shows.blocks()) {
      claimed.add(Capability.BLOCK_ITEM);
    }
    if (shows.levels()) {
      claimed.add(Capability.SHOWS_LEVEL);
    }
    return claimed;
  }

  /** What an office's export shows is only known from the first one. */
  private Takings.Shows shows() {
    boolean first = desk.with(books -> new Takings(books).newest(Takings.Kind.ITEMS).isEmpty());
    if (first && !settings.usesConnect()) {
      desk.refresh();
    }
    return desk.with(books -> new Takings(books).shows());
  }

  @Override
  public ConnectionCheck check() {
    return new DatevCheck(settings, desk, reach).run();
  }

  @Override
  public DunningProcedures procedures() {
    return desk.with(terms::procedures);
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
  public Turnaround turnaround() {
    return settings.turnaround();
  }

  @Override
  public String writesBy() {
    return settings.writesBy();
  }

  /** A batch is known by its files; what DATEVconnect took, by the protocol that DATEV keeps. */
  @Override
  public String traceOf(String receipt) {
    return OutBatches.isName(receipt)
        ? "ausgang/Mahnsperren_%s.csv, ausgang/EXTF_Debitoren_%s.csv".formatted(receipt, receipt)
        : receipt;
  }

  @Override
  public Optional<FileExchange> files() {
    return Optional.of(new DatevInbox(desk));
  }

  @Override
  public Optional<ProcedureSwitch> procedureSwitch() {
    return steering;
  }

  @Override
  public void close() {
    desk.close();
    closing.run();
  }

  /** Names the connection only: settings may hold secrets. */
  @Override
  public String toString() {
    return "DatevConnector[" + settings.connection() + "]";
  }
}
