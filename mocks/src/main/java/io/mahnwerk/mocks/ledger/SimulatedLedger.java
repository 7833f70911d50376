package io.mahnwerk.mocks.ledger;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.NativeRun;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The books of one company code: debtors, items and what a dunning run does to them. Safe for use
 * by several threads; every call is one transaction.
 */
public final class SimulatedLedger {
  private final ConnectionId connection;
  private final CompanyCode companyCode;
  private final MarkConvention marks;
  private final Map<String, LedgerDebtor> debtors = new TreeMap<>();
  private final ItemIndex items = new ItemIndex();
  private final NavigableSet<LocalDate> bankStatements = new TreeSet<>();
  private final Map<String, Registration> registrations = new TreeMap<>();
  private final LedgerTracks tracks;
  private LedgerWatch watch = LedgerWatch.NOBODY;
  private LocalDate today;
  private long changes;

  public SimulatedLedger(
      ConnectionId connection, CompanyCode companyCode, MarkConvention marks, LocalDate today) {
    this.connection = connection;
    this.companyCode = companyCode;
    this.marks = marks;
    this.today = today;
    this.tracks = new LedgerTracks();
  }

  private SimulatedLedger(SimulatedLedger from) {
    this.connection = from.connection;
    this.companyCode = from.companyCode;
    this.marks = from.marks;
    this.today = from.today;
    this.tracks = from.tracks.copy();
    debtors.putAll(from.debtors);
    from.debtors.keySet().forEach(items::open);
    from.items.all().forEach(items::file);
    bankStatements.addAll(from.bankStatements);
    registrations.putAll(from.registrations);
  }

  /** A debtor's master data and the last day on which they changed. */
  public record LedgerDebtor(Debtor debtor, LocalDate changedOn) {}

  /** Where a debtor is registered and lives; blank where unknown. */
  public record Registration(String vatId, String postalCode, String street) {
    static final Registration UNKNOWN = new Registration("", "", "");
  }

  public synchronized void register(String debtor, Registration registration) {
    registrations.put(debtor, registration);
  }

  public synchronized Registration registration(String debtor) {
    return registrations.getOrDefault(debtor, Registration.UNKNOWN);
  }

  /** Books of the same content that go their own way from here on. */
  public synchronized SimulatedLedger copy() {
    return new SimulatedLedger(this);
  }

  /** Lets somebody see every change of an item from here on; copies are not watched. */
  public synchronized void watchedBy(LedgerWatch watcher) {
    watch = watcher;
  }

  public ConnectionId connection() {
    return connection;
  }

  public CompanyCode companyCode() {
    return companyCode;
  }

  public MarkConvention marks() {
    return marks;
  }

  public synchronized LocalDate today() {
    return today;
  }

  public synchronized void startDay(LocalDate day) {
    today = day;
  }

  /**
   * Posts today's bank statement; there is one on each business day, whether anybody paid or not.
   */
  public synchronized void postBankStatement() {
    bankStatements.add(today);
  }

  /** The days whose bank statements are posted, oldest first. */
  public synchronized List<LocalDate> bankStatements() {
    return List.copyOf(bankStatements);
  }

  /** How often an item's dunning fields were changed from outside a dunning run. */
  public synchronized long changes() {
    return changes;
  }

  /** Leaves out of the count what was changed since it stood at this number. */
  public synchronized void uncount(long since) {
    changes = since;
  }

  public DebtorRef debtorRef(String number) {
    return new DebtorRef(connection, companyCode, number);
  }

  public OpenItemRef itemRef(String key) {
    return new OpenItemRef(connection, companyCode, key);
  }

  public synchronized void open(Debtor debtor) {
    debtors.put(debtor.ref().number(), new LedgerDebtor(debtor, today));
    tracks.debtorChanged(debtor.ref().number(), today);
    items.open(debtor.ref().number());
  }

  public synchronized void change(String debtor, UnaryOperator<DebtorDunning> change) {
    Debtor before = stored(debtor);
    DebtorDunning dunning = change.apply(before.dunning());
    Debtor after = before.with(dunning, new RecordVersion(dunning.toString()));
    debtors.put(debtor, new LedgerDebtor(after, today));
    tracks.debtorChanged(debtor, today);
    watch.debtorChanged(before, after);
  }

  public synchronized void assign(String debtor, DunningProcedureCode procedure) {
    change(
        debtor,
        d ->
            new DebtorDunning(
                procedure, d.block(), d.level(), d.lastDunnedOn(), d.legalDunningOn()));
  }

  public synchronized void post(LedgerItem item) {
    if (!debtors.containsKey(item.debtor())) {
      throw new IllegalArgumentException("Item " + item.key() + " of an unknown debtor");
    }
    store(item);
  }

  /** Clears an open item with today's date as value date. */
  public synchronized void clear(String key, Clearing.Kind kind) {
    clear(key, new Clearing(today, kind));
  }

  /** Clears an open item today with a value date of its own. */
  public synchronized void clear(String key, Clearing clearing) {
    LedgerItem item = item(key);
    if (!item.isOpen()) {
      throw new IllegalStateException("Item " + key + " is already cleared");
    }
    store(item.cleared(clearing, today));
  }

  /** Resets the clearing of an item, as when a payment was assigned to the wrong one. */
  public synchronized void reopen(String key) {
    store(item(key).reopened(today));
  }

  /** Makes an open item itself smaller. */
  public synchronized void reduce(String key, Money paid) {
    LedgerItem item = item(key);
    tracks.paidInPart(key, new LedgerTracks.PartPayment(paid, today));
    store(item.withAmount(item.amount().minus(paid), today));
  }

  /**
   * Changes an open item's dunning fields; answers false and changes nothing when it is cleared.
   */
  public synchronized boolean edit(String key, UnaryOperator<LedgerItem> change) {
    LedgerItem item = item(key);
    if (!item.isOpen()) {
      return false;
    }
    changes++;
    store(change.apply(item));
    return true;
  }

  /**
   * Changes what stands about an item in a table of its own, which a cleared item does not close.
   */
  public synchronized void annotate(String key, UnaryOperator<LedgerItem> change) {
    changes++;
    store(change.apply(item(key)));
  }

  /** Executes the dunning run of today and prints: raises levels and notes the dunning date. */
  public synchronized List<DunningNotice> runDunning(
      NativeRun nativeRun, NativeRun.Parameters parameters) {
    return new ExecutedRun(this, nativeRun, parameters).print();
  }

  void dunned(String key, DunningLevel to, LocalDate on) {
    store(item(key).dunned(to, on));
  }

  /** Every item on every notice, in the order in which they were sent. */
  public synchronized List<SentLine> sentLines() {
    return tracks.sentLines();
  }

  public synchronized LedgerItem item(String key) {
    return find(key).orElseThrow(() -> new IllegalArgumentException("No item " + key));
  }

  public synchronized Optional<LedgerItem> find(String key) {
    return items.find(key);
  }

  public synchronized List<LedgerItem> itemsWhoseKeyStarts(String prefix) {
    return items.startingWith(prefix);
  }

  /** Every item that was ever posted, in the order of the keys. */
  public synchronized List<LedgerItem> items() {
    return List.copyOf(items.all());
  }

  /** Every item whose key is not below this one, in the order of the keys. */
  public synchronized List<LedgerItem> itemsFrom(String key) {
    return items.from(key);
  }

  public synchronized List<LedgerItem> openItems() {
    return List.copyOf(items.open());
  }

  /** Every item that was created, changed or cleared on the day or later. */
  public synchronized List<LedgerItem> touchedSince(LocalDate day) {
    return items.touchedSince(day);
  }

  public synchronized Collection<LedgerItem> openItems(String debtor) {
    return List.copyOf(items.openOf(debtor));
  }

  /** The debtor as the ledger takes it today. */
  public synchronized Debtor debtor(String number) {
    return marks.inForce(stored(number), today);
  }

  private Debtor stored(String number) {
    LedgerDebtor debtor = debtors.get(number);
    if (debtor == null) {
      throw new IllegalArgumentException("No debtor " + number);
    }
    return debtor.debtor();
  }

  public synchronized List<LedgerDebtor> debtors() {
    return List.copyOf(debtors.values());
  }

  /** The debtor with its open items, as a reader of this ERP understands them. */
  public synchronized DebtorAccount account(String debtor) {
    return new DebtorAccount(
        debtor(debtor), items.openOf(debtor).stream().map(this::canonical).toList());
  }

  /** The debtor's open balance; empty when nothing is open. */
  public synchronized Optional<Money> balance(String debtor) {
    return items.openOf(debtor).stream().map(LedgerItem::amount).reduce(Money::plus);
  }

  /** What a ledger remembers of its rows beside what stands in them; ask it as a transaction. */
  public synchronized <T> T tracked(Function<LedgerTracks, T> question) {
    return question.apply(tracks);
  }

  public OpenItem canonical(LedgerItem item) {
    return new CanonicalItem(this, item).on(today(), debtor(item.debtor()));
  }

  private void store(LedgerItem item) {
    Optional<LedgerItem> before = items.file(item);
    tracks.itemChanged(before, item, today);
    watch.changed(before, item);
  }
}
