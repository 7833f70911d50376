package io.mahnwerk.core.sync;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtorRef;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.ref;
import static io.mahnwerk.core.Fixtures.with;
import static io.mahnwerk.core.sync.SyncedBooks.DUE;
import static io.mahnwerk.core.sync.SyncedBooks.FIRST;
import static io.mahnwerk.core.sync.SyncedBooks.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedComplaint;
import io.mahnwerk.core.spi.SentNotice;
import io.mahnwerk.core.store.FeedFact;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notices are learned from the ledger, from its past runs and from feeds. */
class NoticeIntakeTest {
  @TempDir private Path folder;
  @AutoClose private SyncedBooks books;

  @BeforeEach
  void open() {
    books = new SyncedBooks(folder);
  }

  @Test
  void noticesThatTheNativeRunDunnedAnItem() {
    books.ledger.put(invoice("1", "007", DUE));
    books.sync(FIRST);
    books.ledger.dun(ref("1"), day("2026-03-03"));

    SyncReport report = books.sync(day("2026-03-04"));

    assertThat(report.taken().newNotices()).isEqualTo(1);
    assertThat(books.history("1").notices())
        .containsExactly(notice("2026-03-03", 1, Optional.empty(), "2026-03-04"));
    assertThat(books.sync(day("2026-03-05")).taken().newNotices()).isZero();
  }

  @Test
  void datesFactsOlderThanTheFirstReadBackToTheirOwnDay() {
    books.ledger.put(with(invoice("1", "007", DUE), FakeLedger.dunned(2, day("2026-02-20"))));
    books.ledger.clear(ref("1"), day("2026-02-25"), Clearing.Kind.PAYMENT);
    books.ledger.put(invoice("2", "007", day("2026-04-05")));

    books.sync(FIRST);
    books.ledger.clear(ref("2"), day("2026-03-03"), Clearing.Kind.CREDIT);
    books.sync(day("2026-03-09"));

    ItemHistory old = books.history("1");
    assertThat(old.recordedOn()).isEqualTo(day("2026-01-03"));
    assertThat(old.notices())
        .containsExactly(notice("2026-02-20", 2, Optional.empty(), "2026-02-20"));
    assertThat(old.cleared().orElseThrow().recordedOn()).isEqualTo(day("2026-02-25"));
    assertThat(books.history("2").cleared())
        .contains(
            new ItemHistory.RecordedClearing(
                new Clearing(day("2026-03-03"), Clearing.Kind.CREDIT), day("2026-03-09")));
  }

  @Test
  void appliesAFeedWhetherItComesBeforeOrAfterTheItem() {
    FeedFact drawn =
        new FeedFact.Noticed(
            debtorRef("007"), "0001", day("2026-02-10"), new DunningLevel(1), Optional.of(0.25));
    FeedFact complained = new FeedFact.Complained(debtorRef("007"), "0002", day("2026-02-12"));
    books.ledger.put(with(invoice("1", "007", DUE), FakeLedger.dunned(2, day("2026-02-26"))));
    books.ledger.put(invoice("2", "007", DUE));

    assertThat(books.store.importFeed(BOOKS, List.of(drawn), FIRST)).isEqualTo(1);
    books.sync(FIRST);
    assertThat(books.store.importFeed(BOOKS, List.of(drawn, complained), FIRST)).isZero();

    assertThat(books.history("1").notices())
        .containsExactly(
            notice("2026-02-10", 1, Optional.of(0.25), "2026-02-10"),
            notice("2026-02-26", 2, Optional.empty(), "2026-02-26"));
    assertThat(books.history("2").complaints())
        .containsExactly(new RecordedComplaint(day("2026-02-12"), day("2026-02-12")));
  }

  @Test
  void mergesANoticeThatTheLedgerShowsAndAFeedTellsOf() {
    books.ledger.put(with(invoice("1", "007", DUE), FakeLedger.dunned(1, day("2026-02-10"))));
    books.sync(FIRST);

    books.store.importFeed(
        BOOKS,
        List.of(
            new FeedFact.Noticed(
                debtorRef("007"),
                "0001",
                day("2026-02-10"),
                new DunningLevel(1),
                Optional.of(0.5))),
        FIRST.plusDays(3));

    assertThat(books.history("1").notices())
        .containsExactly(notice("2026-02-10", 1, Optional.of(0.5), "2026-02-10"));
    assertThat(books.store.counts(BOOKS).notices()).isEqualTo(1);
  }

  @Test
  void learnsTheEarlierNoticesOfALedgerThatKeepsThemAll() {
    books.ledger.put(with(invoice("1", "007", DUE), FakeLedger.dunned(2, day("2026-02-26"))));
    List<SentNotice> kept =
        List.of(
            new SentNotice(ref("1"), day("2026-02-10"), new DunningLevel(1)),
            new SentNotice(ref("1"), day("2026-02-26"), new DunningLevel(2)),
            new SentNotice(ref("never read"), day("2026-02-10"), new DunningLevel(1)));
    assertThat(books.store.importNotices(BOOKS, kept, FIRST)).isZero();
    books.sync(FIRST);

    assertThat(books.store.importNotices(BOOKS, kept, FIRST)).isEqualTo(1);
    assertThat(books.store.importNotices(BOOKS, kept, FIRST.plusDays(1))).isZero();

    assertThat(books.history("1").notices())
        .containsExactly(
            notice("2026-02-10", 1, Optional.empty(), "2026-02-10"),
            notice("2026-02-26", 2, Optional.empty(), "2026-02-26"));
  }
}
