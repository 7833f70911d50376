package io.mahnwerk.core.store;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.Page;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.core.spi.SentNotice;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everything that is kept between cycles, in one database. Each method here is one transaction;
 * what is written through the parts it hands out belongs together only within {@link
 * #inTransaction}. Safe for use by several threads; one cycle of a connection at a time.
 */
public final class ReceivablesStore implements AutoCloseable {
  private final ConnectionPool pool;
  private final TransactionTemplate transaction;
  private final DebtorRows debtorRows;
  private final ItemRows itemRows;
  private final Events events;
  private final Feed feed;
  private final Cursors cursors;
  private final Accounts accounts;
  private final Histories histories;
  private final Complaints complaints;
  private final Receipts receipts;
  private final Outbox outbox;
  private final DeadLetters deadLetters;
  private final Marks marks;
  private final Steering steering;
  private final CycleLog cycles;
  private final ClosedGates gates;
  private final Balances balances;
  private final Pilots pilots;
  private final Exposure exposure;
  private final NativeRuns nativeRuns;
  private final Partners partners;
  private final Enrichments enrichments;
  private final SentNotices sentNotices;
  private final Counting counting;

  private ReceivablesStore(ConnectionPool pool) {
    this.pool = pool;
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    JdbcTemplate batch = new JdbcTemplate(pool);
    JdbcClient sql = JdbcClient.create(batch);
    this.debtorRows = new DebtorRows(sql, batch);
    this.itemRows = new ItemRows(sql, batch);
    this.events = new Events(batch);
    this.feed = new Feed(sql, batch, debtorRows);
    this.sentNotices = new SentNotices(batch);
    this.cursors = new Cursors(sql);
    this.accounts = new Accounts(sql, debtorRows, itemRows);
    this.histories = new Histories(sql, debtorRows);
    this.complaints = new Complaints(this);
    this.receipts = new Receipts(sql, batch, debtorRows, itemRows);
    this.outbox = new Outbox(sql, batch);
    this.deadLetters = new DeadLetters(sql);
    this.marks = new Marks(sql, batch);
    this.steering = new Steering(sql, batch, marks);
    this.cycles = new CycleLog(sql);
    this.pilots = new Pilots(sql, batch, debtorRows, itemRows);
    this.exposure = new Exposure(sql);
    this.counting = new Counting(sql);
    this.gates = new ClosedGates(sql, batch, debtorRows);
    this.balances = new Balances(sql, debtorRows);
    this.nativeRuns = new NativeRuns(sql, batch, itemRows);
    this.partners = new Partners(sql, batch, debtorRows);
    this.enrichments = new Enrichments(sql, batch, debtorRows);
  }

  /** Opens the store in this file, making or upgrading it where needed. */
  public static ReceivablesStore open(Path file) {
    return open(Database.sqlite(file));
  }

  static ReceivablesStore open(Database database) {
    database.migrate();
    return new ReceivablesStore(database.pool());
  }

  /** Either all of it is kept or, when it throws, nothing. */
  public <T> T inTransaction(Supplier<T> work) {
    AtomicReference<T> result = new AtomicReference<>();
    transaction.executeWithoutResult(status -> result.set(work.get()));
    return result.get();
  }

  /** Where the last read of a connection stopped. */
  public SyncCursor cursor(ConnectionId connection) {
    return cursors.position(connection);
  }

  /** Takes a page and moves the cursor behind it. */
  public IntakeReport take(ConnectionId connection, Page page, LocalDate today) {
    return inTransaction(
        () -> {
          ReadingDay day = cursors.reading(connection, today);
          IntakeReport report = new Intake(this).take(connection, page.changes(), day);
          cursors.move(connection, page, day);
          return report;
        });
  }

  /** Takes what was read out of turn, by asking for single items or debtors. */
  public IntakeReport take(ConnectionId connection, List<Change> changes, LocalDate today) {
    return inTransaction(
        () -> new Intake(this).take(connection, changes, cursors.reading(connection, today)));
  }

  /**
   * Ends holds for which a person set a block of her own: an override, after which the item is not
   * held again for this notice.
   */
  public void overrule(Collection<OutboxEntry> holds, LocalDate today) {
    inTransaction(
        () -> {
          List<OpenItemRef> items = new ArrayList<>();
          for (OutboxEntry hold : holds) {
            outbox.end(hold, OutboxState.REFUSED, Reason.of(ReasonCode.CLERK_OVERRIDE), today);
            items.add((OpenItemRef) hold.intent().target());
          }
          List<Events.Entry> happened = new ArrayList<>();
          for (ItemRows.Known item : itemRows.find(items).values()) {
            marks.override(item.id(), LastNotice.of(item.stored().item().dunning()), today);
            happened.add(
                new Events.Entry(item.id(), ItemEvent.of(ItemEvent.Kind.OVERRIDDEN, today, today)));
          }
          events.append(happened);
          return happened.size();
        });
  }

  /**
   * Keeps facts that no ledger holds. Importing one twice changes nothing; one that names an item
   * that was never read waits for it.
   *
   * @return how many facts, these and earlier ones, wait for their item
   */
  public long importFeed(ConnectionId connection, List<FeedFact> facts, LocalDate today) {
    if (facts.stream().anyMatch(fact -> !fact.debtor().connection().equals(connection))) {
      throw new IllegalArgumentException("A feed holds facts of one connection: " + connection);
    }
    return inTransaction(
        () -> {
          feed.add(facts, today);
          feed.apply(connection, cursors.reading(connection, today));
          return feed.waiting(connection);
        });
  }

  /**
   * Keeps notices of the ledger's past runs with their items. Importing one twice changes nothing.
   *
   * @return how many were not known
   */
  public int importNotices(ConnectionId connection, List<SentNotice> notices, LocalDate today) {
    return inTransaction(() -> sentNotices.add(notices, cursors.reading(connection, today)));
  }

  public Accounts accounts() {
    return accounts;
  }

  public Histories histories() {
    return histories;
  }

  public Complaints complaints() {
    return complaints;
  }

  public Receipts receipts() {
    return receipts;
  }

  public Outbox outbox() {
    return outbox;
  }

  public DeadLetters deadLetters() {
    return deadLetters;
  }

  public Marks marks() {
    return marks;
  }

  public Steering steering() {
    return steering;
  }

  public CycleLog cycles() {
    return cycles;
  }

  public ClosedGates gates() {
    return gates;
  }

  public Enrichments enrichments() {
    return enrichments;
  }

  public Partners partners() {
    return partners;
  }

  public NativeRuns nativeRuns() {
    return nativeRuns;
  }

  public Balances balances() {
    return balances;
  }

  public Pilots pilots() {
    return pilots;
  }

  public Exposure exposure() {
    return exposure;
  }

  public StoreCounts counts(ConnectionId connection) {
    return counting.of(connection);
  }

  @Override
  public void close() {
    pool.close();
  }

  DebtorRows debtorRows() {
    return debtorRows;
  }

  ItemRows itemRows() {
    return itemRows;
  }

  Events events() {
    return events;
  }

  Feed feed() {
    return feed;
  }
}
