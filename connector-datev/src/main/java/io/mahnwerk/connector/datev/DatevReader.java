package io.mahnwerk.connector.datev;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ReceivablesReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads the books of a Mandant, after they were brought up to date. */
final class DatevReader implements ReceivablesReader {
  private final DatevDesk desk;
  private final DatevMapper mapper;
  private final Supplier<LocalDate> today;
  private final int pageSize;

  DatevReader(DatevDesk desk, DatevMapper mapper, Supplier<LocalDate> today, int pageSize) {
    this.desk = desk;
    this.mapper = mapper;
    this.today = today;
    this.pageSize = pageSize;
  }

  @Override
  public Page read(SyncCursor after) {
    DatevCursor at = position(after);
    if (at.phase() != DatevCursor.Phase.REST) {
      return desk.with(books -> page(books, at, List.of()));
    }
    List<UnreadableRecord> unreadable = new ArrayList<>(desk.refresh());
    return desk.with(
        books -> {
          unreadable.addAll(new BadRows(books).ofNewest());
          return page(books, at.begin(books.newest(), today.get()), unreadable);
        });
  }

  @Override
  public List<Change> reread(Collection<OpenItemRef> refs) {
    List<String> keys = refs.stream().map(OpenItemRef::nativeKey).toList();
    desk.refresh(keys.stream().map(DatevReader::account).distinct().toList());
    return desk.with(
        books -> changes(books, List.copyOf(new DatevItems(books).find(keys).values())).told());
  }

  @Override
  public List<Debtor> rereadDebtors(Collection<DebtorRef> refs) {
    List<String> accounts = refs.stream().map(DebtorRef::number).toList();
    desk.refresh(accounts);
    return desk.with(
        books ->
            new DatevDebtors(books)
                .find(accounts).values().stream()
                    .map(debtor -> mapper.debtor(debtor, today.get()))
                    .toList());
  }

  /** A debtor with a block of ours is told whether or not it has an open item left. */
  @Override
  public Stream<Change> ourMarks() {
    desk.refresh();
    return desk.with(
        books -> {
          List<Change> marks = new ArrayList<>();
          for (Change change : changes(books, new DatevItems(books).blocked()).told()) {
            if (change instanceof Change.Open open && open.item().dunning().isHeldByUs()) {
              marks.add(change);
            }
          }
          for (DatevDebtor blocked : new DatevDebtors(books).blocked()) {
            Debtor debtor = mapper.debtor(blocked, today.get());
            if (debtor.dunning().isBlockedByUs()) {
              marks.add(new Change.DebtorSeen(debtor));
            }
          }
          return marks.stream();
        });
  }

  /** The account before the first slash. */
  static String account(String key) {
    int slash = key.indexOf('/');
    return slash < 0 ? key : key.substring(0, slash);
  }

  private DatevCursor position(SyncCursor after) {
    try {
      return DatevCursor.parse(after, today.get());
    } catch (IllegalArgumentException notOurs) {
      throw new ConnectorException(
          FailureKind.INVALID_REQUEST,
          mapper.connection(),
          new Sentence(
              "the stored reading position is not one of this connector; read from the start.",
              "die gespeicherte Leseposition ist keine dieses Connectors; bitte von vorn lesen."),
          notOurs);
    }
  }

  private Page page(DatevBooks books, DatevCursor at, List<UnreadableRecord> unreadable) {
    return at.phase() == DatevCursor.Phase.DEBTORS
        ? debtorPage(books, at, unreadable)
        : itemPage(books, at, unreadable);
  }

  private Page debtorPage(DatevBooks books, DatevCursor at, List<UnreadableRecord> unreadable) {
    List<DatevDebtor> debtors = new DatevDebtors(books).changed(at.window(), at.after(), pageSize);
    List<Change> changes = new ArrayList<>();
    debtors.forEach(d -> changes.add(new Change.DebtorSeen(mapper.debtor(d, today.get()))));
    DatevCursor next =
        debtors.size() < pageSize
            ? at.next()
            : at.behind(debtors.get(debtors.size() - 1).account());
    return new Page(changes, unreadable, next.toSyncCursor(), false);
  }

  private Page itemPage(DatevBooks books, DatevCursor at, List<UnreadableRecord> unreadable) {
    List<DatevItem> items = new DatevItems(books).changed(at.window(), at.after(), pageSize);
    boolean last = items.size() < pageSize;
    DatevCursor next = last ? at.next() : at.behind(items.get(items.size() - 1).key());
    Told told = changes(books, items);
    List<UnreadableRecord> all = new ArrayList<>(unreadable);
    all.addAll(told.unreadable());
    return new Page(told.told(), all, next.toSyncCursor(), last);
  }

  private record Told(List<Change> told, List<UnreadableRecord> unreadable) {}

  /** An item whose debtor no export has shown yet is told when it does. */
  private Told changes(DatevBooks books, List<DatevItem> items) {
    Map<String, DatevDebtor> debtors =
        new DatevDebtors(books).find(items.stream().map(DatevItem::account).toList());
    Map<String, Set<LocalDate>> given =
        new GivenOut(books).of(items.stream().map(DatevItem::key).toList());
    List<Change> told = new ArrayList<>();
    List<UnreadableRecord> unreadable = new ArrayList<>();
    for (DatevItem item : items) {
      DatevDebtor debtor = debtors.get(item.account());
      if (debtor == null) {
        unreadable.add(
            new UnreadableRecord(
                item.key(), "Konto", "no export of debtors has account " + item.account()));
      } else {
        told.add(
            mapper.change(item, debtor, given.getOrDefault(item.key(), Set.of()), today.get()));
      }
    }
    return new Told(told, unreadable);
  }
}
