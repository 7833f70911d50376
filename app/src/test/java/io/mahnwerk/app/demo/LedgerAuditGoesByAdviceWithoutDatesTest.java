package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.spi.NativeRun;
import org.junit.jupiter.api.Test;

/** Where the ledger has no place for our dates, advice and what was seen held count. */
class LedgerAuditGoesByAdviceWithoutDatesTest {
  private final AuditedLedger books = new AuditedLedger();
  private final LedgerAudit undated = books.auditing(false);

  @Test
  void findsANoticeSteeredThatWasHeldOnce() {
    String item = books.steeredItem();
    books.ledger.hold(item, books.former);
    undated.afterCycle();
    books.ledger.clerkLifts(item);

    undated.beforeRun(books.early);

    assertThat(undated.counts().dueNotices()).isOne();
    assertThat(undated.counts().unsteered()).isZero();
  }

  @Test
  void countsANoticeThatWasNeverHeld() {
    books.steeredItem();
    undated.afterCycle();

    undated.beforeRun(books.early);

    assertThat(undated.counts().unsteered()).isOne();
  }

  @Test
  void countsNothingWhenTheDayWasRecommended() {
    books.recommend(books.steeredItem(), books.early);

    runUndated();

    assertThat(undated.counts().dunnedBeforeFormerDay()).isZero();
  }

  @Test
  void countsANoticeBeforeTheRecommendedDay() {
    books.recommend(books.steeredItem(), books.early.plusDays(1));

    runUndated();

    assertThat(undated.counts().dunnedBeforeFormerDay()).isOne();
  }

  private void runUndated() {
    undated.beforeRun(books.early);
    undated.afterRun(
        books.ledger.run(books.ledger.nativeRun(), books.early, NativeRun.Floor.NONE), books.early);
  }
}
