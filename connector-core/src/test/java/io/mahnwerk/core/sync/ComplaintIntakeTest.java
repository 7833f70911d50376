package io.mahnwerk.core.sync;

import static io.mahnwerk.core.Fixtures.OPENED;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.ref;
import static io.mahnwerk.core.Fixtures.with;
import static io.mahnwerk.core.sync.SyncedBooks.DUE;
import static io.mahnwerk.core.sync.SyncedBooks.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.Dispute;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.ItemHistory.RecordedComplaint;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.PromiseToPay;
import io.mahnwerk.core.model.RecordVersion;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a clerk does soon after a notice is taken for a complaint about it. */
class ComplaintIntakeTest {
  @TempDir private Path folder;
  @AutoClose private SyncedBooks books;

  @BeforeEach
  void open() {
    books = new SyncedBooks(folder);
  }

  @Test
  void takesAClerksBlockSoonAfterANoticeForAComplaint() {
    books.dunnedOnThirdOfMarch("1");
    books.dunnedOnThirdOfMarch("2");
    books.sync(day("2026-03-04"));
    books.sync(day("2026-03-10"));
    books.ledger.clerkBlocks(ref("1"));
    books.sync(day("2026-03-11"));
    books.sync(day("2026-03-12"));
    books.ledger.clerkBlocks(ref("2"));
    SyncReport late = books.sync(day("2026-03-13"));

    assertThat(books.history("1").complaints())
        .containsExactly(new RecordedComplaint(day("2026-03-10"), day("2026-03-11")));
    assertThat(late.taken().newComplaints()).isZero();
    assertThat(books.history("2").complaints()).isEmpty();
  }

  @Test
  void takesADisputeSoonAfterANoticeForAComplaintAndALaterOneForNone() {
    books.dunnedOnThirdOfMarch("1");
    books.dunnedOnThirdOfMarch("2");
    books.sync(day("2026-03-04"));
    books.sync(day("2026-03-10"));
    books.ledger.replace(ref("1"), ComplaintIntakeTest::disputed);
    books.sync(day("2026-03-11"));
    books.sync(day("2026-03-12"));
    books.ledger.replace(ref("2"), ComplaintIntakeTest::disputed);
    books.sync(day("2026-03-13"));

    assertThat(books.history("1").complaints())
        .containsExactly(new RecordedComplaint(day("2026-03-10"), day("2026-03-11")));
    assertThat(books.history("2").complaints()).isEmpty();
  }

  @Test
  void keepsADisputeAndAPromiseAndForgetsThemWhenTheLedgerDoes() {
    OpenItem plain = invoice("1", "007", DUE);
    Optional<Dispute> dispute = Optional.of(new Dispute("IN CLARIFICATION"));
    Optional<PromiseToPay> promise = Optional.of(new PromiseToPay(day("2026-03-31")));
    books.ledger.put(debtor("007", OPENED));
    books.ledger.put(plain.with(dispute, promise));
    books.sync(FIRST);

    assertThat(books.account().items().get(0).dispute()).isEqualTo(dispute);
    assertThat(books.account().items().get(0).promise()).isEqualTo(promise);

    books.ledger.put(plain);
    books.sync(FIRST.plusDays(1));

    assertThat(books.account().items().get(0).dispute()).isEmpty();
    assertThat(books.account().items().get(0).promise()).isEmpty();
  }

  @Test
  void takesAClerksBlockOfTheWholeDebtorForAComplaintAboutEachRecentNotice() {
    books.dunnedOnThirdOfMarch("1");
    books.ledger.put(invoice("2", "007", DUE));
    books.sync(day("2026-03-04"));
    books.sync(day("2026-03-10"));
    books.ledger.put(blocked(debtor("007", OPENED)));

    SyncReport soon = books.sync(day("2026-03-11"));
    books.sync(day("2026-03-12"));

    assertThat(soon.taken().newComplaints()).isEqualTo(1);
    assertThat(books.history("1").complaints())
        .containsExactly(new RecordedComplaint(day("2026-03-10"), day("2026-03-11")));
    assertThat(books.history("2").complaints()).isEmpty();
  }

  @Test
  void takesALateBlockOfTheWholeDebtorForNoComplaint() {
    books.dunnedOnThirdOfMarch("1");
    books.sync(day("2026-03-04"));
    books.sync(day("2026-03-11"));
    books.ledger.put(blocked(debtor("007", OPENED)));

    assertThat(books.sync(day("2026-03-12")).taken().newComplaints()).isZero();
  }

  @Test
  void takesNoBlockForAComplaintThatStoodBeforeTheFirstRead() {
    books.ledger.put(with(invoice("1", "007", DUE), FakeLedger.dunned(1, FIRST.minusDays(1))));
    books.ledger.clerkBlocks(ref("1"));

    books.sync(FIRST);

    assertThat(books.history("1").complaints()).isEmpty();
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

  private static OpenItem disputed(OpenItem item) {
    return item.with(Optional.of(new Dispute("OPEN")), Optional.empty());
  }
}
