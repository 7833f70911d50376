package io.mahnwerk.core.sync;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ReceivablesReader;
import io.mahnwerk.core.spi.ReceivablesReader.Page;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.core.spi.ReceivablesReader.UnreadableRecord;
import io.mahnwerk.core.spi.Turnaround;
import io.mahnwerk.core.store.IntakeReport;
import io.mahnwerk.core.store.ReceivablesStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads everything that changed since the last sync. Each page is kept together with the cursor
 * behind it, so that a sync which is killed and run again loses and repeats nothing.
 *
 * <p>Then looks for every write that is on its way, ends as overridden what a person entered
 * otherwise and as expired what no read has shown.
 */
public final class Sync {
  private static final Logger LOG = LoggerFactory.getLogger(Sync.class);

  private final ConnectionId connection;
  private final ReceivablesReader reader;
  private final ReceivablesStore store;
  private final SyncProgress progress;
  private final Turnaround turnaround;

  /** Gives up a write that no read has shown on the day after it was sent. */
  public Sync(
      ConnectionId connection,
      ReceivablesReader reader,
      ReceivablesStore store,
      SyncProgress progress) {
    this(connection, reader, store, progress, Turnaround.AT_ONCE);
  }

  /** Gives up a write when the connector's turnaround has passed. */
  public static Sync of(
      ConnectionId connection,
      ErpConnector connector,
      ReceivablesStore store,
      SyncProgress progress) {
    return new Sync(connection, connector.receivables(), store, progress, connector.turnaround());
  }

  /**
   * @param turnaround when a write that no read has shown is given up, and whether a person carries
   *     our writes: what she entered otherwise is her answer then, and ends the write at once
   */
  public Sync(
      ConnectionId connection,
      ReceivablesReader reader,
      ReceivablesStore store,
      SyncProgress progress,
      Turnaround turnaround) {
    this.connection = connection;
    this.reader = reader;
    this.store = store;
    this.progress = progress;
    this.turnaround = turnaround;
  }

  /** Throws {@link ConnectorException} when the ledger cannot be read; what was read is kept. */
  public SyncReport run(LocalDate today) {
    Optional<PeoplesAnswers> asked =
        turnaround.byPeople()
            ? Optional.of(PeoplesAnswers.to(connection, store))
            : Optional.empty();
    SyncReport read = readPages(today);
    IntakeReport confirmed =
        new ReadBack(connection, reader, store).read(writesOnTheirWay(), today);
    int otherwise = asked.map(answers -> answers.take(today)).orElse(0);
    int expired =
        store.inTransaction(
            () -> store.outbox().expire(connection, today.minusDays(turnaround.days()), today));
    // What was read back counts among the confirmed writes, not among what the sync brought.
    IntakeReport taken =
        read.taken().plus(confirmed.withoutRecords()).plus(IntakeReport.overridden(otherwise));
    SyncReport report = new SyncReport(read.pages(), taken, read.unreadable(), expired);
    store.cycles().add(connection, today, "sync", figures(report));
    return report;
  }

  private SyncReport readPages(LocalDate today) {
    Set<SyncCursor> passed = new HashSet<>();
    List<UnreadableRecord> unreadable = new ArrayList<>();
    SyncReport soFar = new SyncReport(0, IntakeReport.NOTHING, List.of(), 0);
    boolean last = false;
    while (!last) {
      SyncCursor cursor = store.cursor(connection);
      if (!passed.add(cursor)) {
        throw new ConnectorException(
            FailureKind.MALFORMED_RESPONSE,
            connection,
            new Sentence(
                "The ledger's pages go in a circle; the sync was stopped.",
                "Die Seiten des Buchungssystems laufen im Kreis; der Abgleich wurde angehalten."),
            null);
      }
      Page page = reader.read(cursor);
      unreadable.addAll(page.unreadable());
      soFar =
          new SyncReport(
              soFar.pages() + 1,
              soFar.taken().plus(store.take(connection, page, today)),
              unreadable,
              0);
      LOG.debug("{}: read page {}, {} changes", connection, soFar.pages(), page.changes().size());
      progress.page(soFar);
      last = page.last();
    }
    return soFar;
  }

  private List<DunningTarget> writesOnTheirWay() {
    return store.outbox().inFlight(connection).stream()
        .map(entry -> entry.intent().target())
        .toList();
  }

  private static Map<String, Long> figures(SyncReport report) {
    return Map.of(
        "pages", (long) report.pages(),
        "items", (long) report.taken().itemsRead(),
        "debtors", (long) report.taken().debtorsRead(),
        "notices", (long) report.taken().newNotices(),
        "clearings", (long) report.taken().newClearings(),
        "complaints", (long) report.taken().newComplaints(),
        "overrides", (long) report.taken().overridden(),
        "unreadable", (long) report.unreadable().size(),
        "expired", (long) report.expired());
  }
}
