package io.mahnwerk.core.sync;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.OPENED;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.Fixtures.debtorRef;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.ref;
import static io.mahnwerk.core.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Dispute;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedComplaint;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.PromiseToPay;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.ReceivablesReader;
import io.mahnwerk.core.spi.SentNotice;
import io.mahnwerk.core.spi.Turnaround;
import io.mahnwerk.core.store.Advice;
import io.mahnwerk.core.store.FeedFact;
import io.mahnwerk.core.store.NativeRuns;
import io.mahnwerk.core.store.ReceivablesStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncTest {
  private static final LocalDate FIRST = day("2026-03-02");
  private static final LocalDate DUE = day("2026-02-01");

  @TempDir private Path folder;
  private final FakeLedger ledger = new FakeLedger();
  private ReceivablesStore store;

  @BeforeEach
  void openBooks() {
    store = ReceivablesStore.open(folder.resolve("store.db"));
    ledger.put(debtor("007", OPENED));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void readsEveryPageAndKeepsWhatTheLedgerSays() {
    List<OpenItem> items = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      items.add(invoice("0" + i, "007", DUE.plusDays(i)));
    }
    items.forEach(ledger::put);

    SyncReport report = sync(FIRST);

    assertThat(report.pages()).isEqualTo(3);
    assertThat(report.taken().itemsRead()).isEqualTo(8);
    assertThat(account()).isEqualTo(new DebtorAccount(debtor("007", OPENED), items));
    assertThat(store.accounts().all(BOOKS)).containsExactly(account());
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
    ledger.put(item);

    sync(FIRST);

    assertThat(account().items()).containsExactly(item);
  }

  @Test
  void losesAndRepeatsNothingWhenKilledBetweenPages() {
    for (int i = 1; i <= 8; i++) {
      ledger.put(invoice("0" + i, "007", DUE));
    }
    AtomicInteger steps = new AtomicInteger();
    ledger.atEveryStep(
        () -> {
          if (steps.incrementAndGet() == 4) {
            throw new IllegalStateException("killed");
          }
        });

    assertThatThrownBy(() -> sync(FIRST)).hasMessage("killed");
    SyncReport second = sync(FIRST);

    assertThat(second.pages()).isEqualTo(2);
    assertThat(store.counts(BOOKS).openItems()).isEqualTo(8);
    assertThat(histories()).hasSize(8);
  }

  @Test
  void changesNothingWhenACursorIsReplayed() {
    ledger.put(with(invoice("1", "007", DUE), FakeLedger.dunned(1, day("2026-02-20"))));
    ledger.pageSize(100);
    sync(FIRST);
    ReceivablesReader.Page replayed = ledger.read(ReceivablesReader.SyncCursor.START);

    store.take(BOOKS, replayed, FIRST.plusDays(1));

    assertThat(histories()).hasSize(1);
    assertThat(histories().get(0).notices()).hasSize(1);
    assertThat(store.counts(BOOKS).notices()).isEqualTo(1);
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

    assertThatThrownBy(() -> new Sync(BOOKS, circle, store, SyncProgress.SILENT).run(FIRST))
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

    SyncReport report = new Sync(BOOKS, reader, store, SyncProgress.SILENT).run(FIRST);

    assertThat(report.unreadable()).containsExactly(bad);
    assertThat(report.taken().itemsRead()).isEqualTo(1);
  }

  @Test
  void noticesThatTheNativeRunDunnedAnItem() {
    ledger.put(invoice("1", "007", DUE));
    sync(FIRST);
    ledger.dun(ref("1"), day("2026-03-03"));

    SyncReport report = sync(day("2026-03-04"));

    assertThat(report.taken().newNotices()).isEqualTo(1);
    assertThat(history("1").notices())
        .containsExactly(notice("2026-03-03", 1, Optional.empty(), "2026-03-04"));
    assertThat(sync(day("2026-03-05")).taken().newNotices()).isZero();
  }

  @Test
  void datesFactsOlderThanTheFirstReadBackToTheirOwnDay() {
    ledger.put(with(invoice("1", "007", DUE), FakeLedger.dunned(2, day("2026-02-20"))));
    ledger.clear(ref("1"), day("2026-02-25"), Clearing.Kind.PAYMENT);
    ledger.put(invoice("2", "007", day("2026-04-05")));

    sync(FIRST);
    ledger.clear(ref("2"), day("2026-03-03"), Clearing.Kind.CREDIT);
    sync(day("2026-03-09"));

    ItemHistory old = history("1");
    assertThat(old.recordedOn()).isEqualTo(day("2026-01-03"));
    assertThat(old.notices())
        .containsExactly(notice("2026-02-20", 2, Optional.empty(), "2026-02-20"));
    assertThat(old.cleared().orElseThrow().recordedOn()).isEqualTo(day("2026-02-25"));
    assertThat(history("2").cleared())
        .contains(
            new ItemHistory.RecordedClearing(
                new Clearing(day("2026-03-03"), Clearing.Kind.CREDIT), day("2026-03-09")));
  }

  @Test
  void reopensAnItemWhoseClearingWasTakenBack() {
    ledger.put(invoice("1", "007", DUE));
    ledger.clear(ref("1"), day("2026-02-25"), Clearing.Kind.PAYMENT);
    sync(FIRST);
    assertThat(account().items()).isEmpty();

    ledger.put(invoice("1", "007", DUE));
    sync(FIRST.plusDays(1));

    assertThat(account().items()).hasSize(1);
    assertThat(history("1").cleared()).isEmpty();
  }

  @Test
  void takesAClerksBlockSoonAfterANoticeForAComplaint() {
    dunnedOnThirdOfMarch("1");
    dunnedOnThirdOfMarch("2");
    sync(day("2026-03-04"));
    sync(day("2026-03-10"));
    ledger.clerkBlocks(ref("1"));
    sync(day("2026-03-11"));
    sync(day("2026-03-12"));
    ledger.clerkBlocks(ref("2"));
    SyncReport late = sync(day("2026-03-13"));

    assertThat(history("1").complaints())
        .containsExactly(new RecordedComplaint(day("2026-03-10"), day("2026-03-11")));
    assertThat(late.taken().newComplaints()).isZero();
    assertThat(history("2").complaints()).isEmpty();
  }

  @Test
  void takesADisputeSoonAfterANoticeForAComplaintAndALaterOneForNone() {
    dunnedOnThirdOfMarch("1");
    dunnedOnThirdOfMarch("2");
    sync(day("2026-03-04"));
    sync(day("2026-03-10"));
    ledger.replace(ref("1"), SyncTest::disputed);
    sync(day("2026-03-11"));
    sync(day("2026-03-12"));
    ledger.replace(ref("2"), SyncTest::disputed);
    sync(day("2026-03-13"));

    assertThat(history("1").complaints())
        .containsExactly(new RecordedComplaint(day("2026-03-10"), day("2026-03-11")));
    assertThat(history("2").complaints()).isEmpty();
  }

  @Test
  void keepsADisputeAndAPromiseAndForgetsThemWhenTheLedgerDoes() {
    OpenItem plain = invoice("1", "007", DUE);
    Optional<Dispute> dispute = Optional.of(new Dispute("IN CLARIFICATION"));
    Optional<PromiseToPay> promise = Optional.of(new PromiseToPay(day("2026-03-31")));
    ledger.put(debtor("007", OPENED));
    ledger.put(plain.with(dispute, promise));
    sync(FIRST);

    assertThat(account().items().get(0).dispute()).isEqualTo(dispute);
    assertThat(account().items().get(0).promise()).isEqualTo(promise);

    ledger.put(plain);
    sync(FIRST.plusDays(1));

    assertThat(account().items().get(0).dispute()).isEmpty();
    assertThat(account().items().get(0).promise()).isEmpty();
  }

  @Test
  void takesAClerksBlockOfTheWholeDebtorForAComplaintAboutEachRecentNotice() {
    dunnedOnThirdOfMarch("1");
    ledger.put(invoice("2", "007", DUE));
    sync(day("2026-03-04"));
    sync(day("2026-03-10"));
    ledger.put(blocked(debtor("007", OPENED)));

    SyncReport soon = sync(day("2026-03-11"));
    sync(day("2026-03-12"));

    assertThat(soon.taken().newComplaints()).isEqualTo(1);
    assertThat(history("1").complaints())
        .containsExactly(new RecordedComplaint(day("2026-03-10"), day("2026-03-11")));
    assertThat(history("2").complaints()).isEmpty();
  }

  @Test
  void takesALateBlockOfTheWholeDebtorForNoComplaint() {
    dunnedOnThirdOfMarch("1");
    sync(day("2026-03-04"));
    sync(day("2026-03-11"));
    ledger.put(blocked(debtor("007", OPENED)));

    assertThat(sync(day("2026-03-12")).taken().newComplaints()).isZero();
  }

  private static Debtor blocked(Debtor debtor) {
    DebtorDunning free = debtor.dunning();
    return debtor.with(
        new DebtorDunning(
            free.procedure(),
            Optional.of(new DunningBlock("A", DunningBlock.Owner.CLERK)),
            free.level(),
            free.lastDunnedOn(),
            free.legalDunningOn()),
        new RecordVersion("blocked"));
  }

  @Test
  void takesNoBlockForAComplaintThatStoodBeforeTheFirstRead() {
    ledger.put(with(invoice("1", "007", DUE), FakeLedger.dunned(1, FIRST.minusDays(1))));
    ledger.clerkBlocks(ref("1"));

    sync(FIRST);

    assertThat(history("1").complaints()).isEmpty();
  }

  @Test
  void countsADebtorAsChangedWhenItsInputsChangeAndNotForOurOwnMarks() {
    ledger.put(invoice("1", "007", DUE));
    sync(FIRST);
    assertThat(changed(FIRST)).isEqualTo(1);
    advised(Optional.of(day("2026-03-20")));
    assertThat(changed(FIRST)).isZero();

    ledger.change(ref("1"), state -> FakeLedger.held(day("2026-03-20")));
    sync(FIRST);
    assertThat(changed(FIRST)).isZero();

    ledger.replace(ref("1"), item -> with(item, Money.of("EUR", "19.00")));
    sync(FIRST);
    assertThat(changed(FIRST)).isEqualTo(1);
    assertThat(history("1").amount()).isEqualTo(Money.of("EUR", "119.00"));
  }

  @Test
  void looksAtACaseAgainOnItsReviewDay() {
    ledger.put(invoice("1", "007", DUE));
    sync(FIRST);
    advised(Optional.of(day("2026-03-20")));

    assertThat(changed(day("2026-03-19"))).isZero();
    assertThat(changed(day("2026-03-20"))).isEqualTo(1);
  }

  @Test
  void sumsWhatIsOpenByCurrency() {
    ledger.put(invoice("1", "007", DUE));
    ledger.put(with(invoice("2", "007", DUE), Money.of("EUR", "-19.50")));
    ledger.put(with(invoice("3", "007", DUE), Money.of("JPY", "5000")));
    ledger.put(invoice("4", "007", DUE));
    ledger.clear(ref("4"), DUE, Clearing.Kind.PAYMENT);

    sync(FIRST);

    assertThat(store.accounts().balance(debtorRef("007")))
        .containsEntry(Currency.getInstance("EUR"), Money.of("EUR", "99.50"))
        .containsEntry(Currency.getInstance("JPY"), Money.of("JPY", "5000"))
        .hasSize(2);
  }

  @Test
  void appliesAFeedWhetherItComesBeforeOrAfterTheItem() {
    FeedFact drawn =
        new FeedFact.Noticed(
            debtorRef("007"), "0001", day("2026-02-10"), new DunningLevel(1), Optional.of(0.25));
    FeedFact complained = new FeedFact.Complained(debtorRef("007"), "0002", day("2026-02-12"));
    ledger.put(with(invoice("1", "007", DUE), FakeLedger.dunned(2, day("2026-02-26"))));
    ledger.put(invoice("2", "007", DUE));

    assertThat(store.importFeed(BOOKS, List.of(drawn), FIRST)).isEqualTo(1);
    sync(FIRST);
    assertThat(store.importFeed(BOOKS, List.of(drawn, complained), FIRST)).isZero();

    assertThat(history("1").notices())
        .containsExactly(
            notice("2026-02-10", 1, Optional.of(0.25), "2026-02-10"),
            notice("2026-02-26", 2, Optional.empty(), "2026-02-26"));
    assertThat(history("2").complaints())
        .containsExactly(new RecordedComplaint(day("2026-02-12"), day("2026-02-12")));
  }

  @Test
  void mergesANoticeThatTheLedgerShowsAndAFeedTellsOf() {
    ledger.put(with(invoice("1", "007", DUE), FakeLedger.dunned(1, day("2026-02-10"))));
    sync(FIRST);

    store.importFeed(
        BOOKS,
        List.of(
            new FeedFact.Noticed(
                debtorRef("007"),
                "0001",
                day("2026-02-10"),
                new DunningLevel(1),
                Optional.of(0.5))),
        FIRST.plusDays(3));

    assertThat(history("1").notices())
        .containsExactly(notice("2026-02-10", 1, Optional.of(0.5), "2026-02-10"));
    assertThat(store.counts(BOOKS).notices()).isEqualTo(1);
  }

  @Test
  void comparesARunOnlyOnceTheFilesThatPeopleBringTellOfIt() {
    LocalDate run = day("2026-03-03");
    Turnaround files = Turnaround.byPeople(8);
    ledger.put(invoice("1", "007", DUE));
    sync(run);
    NativeRuns runs = store.nativeRuns();
    runs.foresee(
        BOOKS, run, Stream.of(new NativeRuns.Foreseen(ref("1"), new DunningLevel(1))), run);

    runs.compareBefore(BOOKS, run.plusDays(1), true, files);
    assertThat(runs.compared(BOOKS)).isEmpty();

    ledger.dun(ref("1"), run);
    sync(run.plusDays(2));
    runs.compareBefore(BOOKS, run.plusDays(2), true, files);

    assertThat(runs.compared(BOOKS))
        .singleElement()
        .satisfies(compared -> assertThat(compared.agreeing()).isEqualTo(1));
  }

  @Test
  void comparesARunThatNoFileEverTellsOfWhenTheTimeForItIsOver() {
    LocalDate run = day("2026-03-03");
    ledger.put(invoice("1", "007", DUE));
    sync(run);
    NativeRuns runs = store.nativeRuns();
    runs.foresee(
        BOOKS, run, Stream.of(new NativeRuns.Foreseen(ref("1"), new DunningLevel(1))), run);

    runs.compareBefore(BOOKS, run.plusDays(8), true, Turnaround.byPeople(8));
    assertThat(runs.compared(BOOKS)).isEmpty();
    runs.compareBefore(BOOKS, run.plusDays(9), true, Turnaround.byPeople(8));
    assertThat(runs.compared(BOOKS))
        .singleElement()
        .satisfies(compared -> assertThat(compared.observed()).isZero());
  }

  @Test
  void learnsTheEarlierNoticesOfALedgerThatKeepsThemAll() {
    ledger.put(with(invoice("1", "007", DUE), FakeLedger.dunned(2, day("2026-02-26"))));
    List<SentNotice> kept =
        List.of(
            new SentNotice(ref("1"), day("2026-02-10"), new DunningLevel(1)),
            new SentNotice(ref("1"), day("2026-02-26"), new DunningLevel(2)),
            new SentNotice(ref("never read"), day("2026-02-10"), new DunningLevel(1)));
    assertThat(store.importNotices(BOOKS, kept, FIRST)).isZero();
    sync(FIRST);

    assertThat(store.importNotices(BOOKS, kept, FIRST)).isEqualTo(1);
    assertThat(store.importNotices(BOOKS, kept, FIRST.plusDays(1))).isZero();

    assertThat(history("1").notices())
        .containsExactly(
            notice("2026-02-10", 1, Optional.empty(), "2026-02-10"),
            notice("2026-02-26", 2, Optional.empty(), "2026-02-26"));
  }

  private void dunnedOnThirdOfMarch(String key) {
    ledger.put(invoice(key, "007", DUE));
    sync(FIRST);
    ledger.dun(ref(key), day("2026-03-03"));
  }

  private SyncReport sync(LocalDate today) {
    return new Sync(BOOKS, ledger, store, SyncProgress.SILENT).run(today);
  }

  private DebtorAccount account() {
    return store.accounts().find(debtorRef("007")).orElseThrow();
  }

  private long changed(LocalDate today) {
    return store.accounts().changed(BOOKS, today).count();
  }

  private void advised(Optional<LocalDate> reviewOn) {
    store.receipts().add(List.of(new Advice(account(), List.of(), reviewOn)));
  }

  private List<ItemHistory> histories() {
    try (Stream<ItemHistory> all = store.histories().all(BOOKS)) {
      return all.toList();
    }
  }

  private ItemHistory history(String key) {
    return store.histories().of(debtorRef("007")).stream()
        .filter(history -> history.ref().equals(ref(key)))
        .findFirst()
        .orElseThrow();
  }

  private static RecordedNotice notice(
      String on, int level, Optional<Double> propensity, String recorded) {
    return new RecordedNotice(day(on), new DunningLevel(level), propensity, day(recorded));
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

  private static OpenItem disputed(OpenItem item) {
    return item.with(Optional.of(new Dispute("OPEN")), Optional.empty());
  }
}
