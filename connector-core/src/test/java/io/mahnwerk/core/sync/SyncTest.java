package io.mahnwerk.core.sync;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.OPENED;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.Fixtures.debtorRef;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.ref;
import static io.mahnwerk.core.Fixtures.with;
import static io.mahnwerk.core.sync.SyncedBooks.DUE;
import static io.mahnwerk.core.sync.SyncedBooks.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.ReceivablesReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a ledger says is read whole, page by page, and kept. */
class SyncTest {
  @TempDir private Path folder;
  @AutoClose private SyncedBooks books;

  @BeforeEach
  void open() {
    books = new SyncedBooks(folder);
  }

  @Test
  void readsEveryPageAndKeepsWhatTheLedgerSays() {
    List<OpenItem> items = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      items.add(invoice("0" + i, "007", DUE.plusDays(i)));
    }
    items.forEach(books.ledger::put);

    SyncReport report = books.sync(FIRST);

    assertThat(report.pages()).isEqualTo(3);
    assertThat(report.taken().itemsRead()).isEqualTo(8);
    assertThat(books.account()).isEqualTo(new DebtorAccount(debtor("007", OPENED), items));
    assertThat(books.store.accounts().all(BOOKS)).containsExactly(books.account());
  }

  @Test
  void keepsEveryFieldOfAnItem() {
    OpenItem item =
        with(
            invoice("1", "007", DUE),
            new DunningState(
                new DunningLevel(1),
                Optional.of(day("2026-02-20")),
                Optional.of(new DunningBlock("A", DunningBlock.Owner.CLERK)),
                Optional.of(new DunningMark(day("2026-02-19"))),
                true));
    books.ledger.put(item);

    books.sync(FIRST);

    assertThat(books.account().items()).containsExactly(item);
  }

  @Test
  void losesAndRepeatsNothingWhenKilledBetweenPages() {
    for (int i = 1; i <= 8; i++) {
      books.ledger.put(invoice("0" + i, "007", DUE));
    }
    AtomicInteger steps = new AtomicInteger();
    books.ledger.atEveryStep(
        () -> {
          if (steps.incrementAndGet() == 4) {
            throw new IllegalStateException("killed");
          }
        });

    assertThatThrownBy(() -> books.sync(FIRST)).hasMessage("killed");
    SyncReport second = books.sync(FIRST);

    assertThat(second.pages()).isEqualTo(2);
    assertThat(books.store.counts(BOOKS).openItems()).isEqualTo(8);
    assertThat(books.histories()).hasSize(8);
  }

  @Test
  void changesNothingWhenACursorIsReplayed() {
    books.ledger.put(with(invoice("1", "007", DUE), FakeLedger.dunned(1, day("2026-02-20"))));
    books.ledger.pageSize(100);
    books.sync(FIRST);
    ReceivablesReader.Page replayed = books.ledger.read(ReceivablesReader.SyncCursor.START);

    books.store.take(BOOKS, replayed, FIRST.plusDays(1));

    assertThat(books.histories()).hasSize(1);
    assertThat(books.histories().get(0).notices()).hasSize(1);
    assertThat(books.store.counts(BOOKS).notices()).isEqualTo(1);
  }

  @Test
  void stopsWhenPagesGoInACircle() {
    ReceivablesReader circle =
        new Pages(
            cursor ->
                new ReceivablesReader.Page(
                    List.of(),
                    List.of(),
                    new ReceivablesReader.SyncCursor(cursor.value().equals("a") ? "b" : "a"),
                    false));

    assertThatThrownBy(() -> new Sync(BOOKS, circle, books.store, SyncProgress.SILENT).run(FIRST))
        .isInstanceOf(ConnectorException.class)
        .hasMessage("Connection 'books': The ledger's pages go in a circle; the sync was stopped.");
  }

  @Test
  void reportsABadRecordBesideTheGoodOnes() {
    ReceivablesReader.UnreadableRecord bad =
        new ReceivablesReader.UnreadableRecord("4711", "amount", "three decimals in EUR");
    ReceivablesReader reader =
        new Pages(
            cursor ->
                new ReceivablesReader.Page(
                    List.of(new ReceivablesReader.Change.Open(invoice("1", "007", DUE))),
                    List.of(bad),
                    new ReceivablesReader.SyncCursor("1"),
                    true));

    SyncReport report = new Sync(BOOKS, reader, books.store, SyncProgress.SILENT).run(FIRST);

    assertThat(report.unreadable()).containsExactly(bad);
    assertThat(report.taken().itemsRead()).isEqualTo(1);
  }

  @Test
  void reopensAnItemWhoseClearingWasTakenBack() {
    books.ledger.put(invoice("1", "007", DUE));
    books.ledger.clear(ref("1"), day("2026-02-25"), Clearing.Kind.PAYMENT);
    books.sync(FIRST);
    assertThat(books.account().items()).isEmpty();

    books.ledger.put(invoice("1", "007", DUE));
    books.sync(FIRST.plusDays(1));

    assertThat(books.account().items()).hasSize(1);
    assertThat(books.history("1").cleared()).isEmpty();
  }

  @Test
  void countsADebtorAsChangedWhenItsInputsChangeAndNotForOurOwnMarks() {
    books.ledger.put(invoice("1", "007", DUE));
    books.sync(FIRST);
    assertThat(books.changed(FIRST)).isEqualTo(1);
    books.advised(Optional.of(day("2026-03-20")));
    assertThat(books.changed(FIRST)).isZero();

    books.ledger.change(ref("1"), state -> FakeLedger.held(day("2026-03-20")));
    books.sync(FIRST);
    assertThat(books.changed(FIRST)).isZero();

    books.ledger.replace(ref("1"), item -> with(item, Money.of("EUR", "19.00")));
    books.sync(FIRST);
    assertThat(books.changed(FIRST)).isEqualTo(1);
    assertThat(books.history("1").amount()).isEqualTo(Money.of("EUR", "119.00"));
  }

  @Test
  void looksAtACaseAgainOnItsReviewDay() {
    books.ledger.put(invoice("1", "007", DUE));
    books.sync(FIRST);
    books.advised(Optional.of(day("2026-03-20")));

    assertThat(books.changed(day("2026-03-19"))).isZero();
    assertThat(books.changed(day("2026-03-20"))).isEqualTo(1);
  }

  @Test
  void sumsWhatIsOpenByCurrency() {
    books.ledger.put(invoice("1", "007", DUE));
    books.ledger.put(with(invoice("2", "007", DUE), Money.of("EUR", "-19.50")));
    books.ledger.put(with(invoice("3", "007", DUE), Money.of("JPY", "5000")));
    books.ledger.put(invoice("4", "007", DUE));
    books.ledger.clear(ref("4"), DUE, Clearing.Kind.PAYMENT);

    books.sync(FIRST);

    assertThat(books.store.accounts().balance(debtorRef("007")))
        .containsEntry(Currency.getInstance("EUR"), Money.of("EUR", "99.50"))
        .containsEntry(Currency.getInstance("JPY"), Money.of("JPY", "5000"))
        .hasSize(2);
  }

  /** A ledger that has pages and nothing else. */
  private record Pages(Function<SyncCursor, Page> pages) implements ReceivablesReader {
    @Override
    public Page read(SyncCursor after) {
      return pages.apply(after);
    }

    @Override
    public List<Change> reread(Collection<OpenItemRef> items) {
      return List.of();
    }

    @Override
    public List<Debtor> rereadDebtors(Collection<DebtorRef> debtors) {
      return List.of();
    }

    @Override
    public Stream<Change> ourMarks() {
      return Stream.empty();
    }
  }
}
