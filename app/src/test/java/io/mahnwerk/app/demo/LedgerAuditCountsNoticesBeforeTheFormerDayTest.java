package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.mocks.world.ClerkAction;
import org.junit.jupiter.api.Test;

/** What counts as dunned before its former day. */
class LedgerAuditCountsNoticesBeforeTheFormerDayTest {
  private final AuditedLedger books = new AuditedLedger();

  @Test
  void countsANoticeThatNobodyAskedFor() {
    books.steeredItem();

    books.run(books.early);

    assertThat(books.audit.counts().dunnedBeforeFormerDay()).isOne();
    assertThat(books.audit.daysDunnedBeforeFormerDay()).containsExactly(books.early);
  }

  @Test
  void countsNothingWhenCodeInTheErpHoldsTheFloor() {
    books.steeredItem();

    books.audit.beforeRun(books.early);
    books.audit.afterRun(
        books.ledger.run(books.ledger.nativeRun(), books.early, NativeRun.Floor.ENFORCED),
        books.early);

    assertThat(books.audit.counts().dunnedBeforeFormerDay()).isZero();
  }

  @Test
  void countsNothingOnTheFormerDay() {
    String item = books.steeredItem();

    books.run(books.former);

    assertThat(books.ledger.books().item(item).level()).isEqualTo(SmallLedger.FIRST);
    assertThat(books.audit.counts().dunnedBeforeFormerDay()).isZero();
  }

  @Test
  void countsNothingWhenTheDayWasRecommended() {
    String item = books.marked(books.early);
    books.recommend(item, books.early);

    books.run(books.early);

    assertThat(books.ledger.books().item(item).level()).isEqualTo(SmallLedger.FIRST);
    assertThat(books.audit.counts().dunnedBeforeFormerDay()).isZero();
  }

  @Test
  void countsAMarkThatNobodyRecommended() {
    books.marked(books.early);

    books.run(books.early);

    assertThat(books.audit.counts().dunnedBeforeFormerDay()).isOne();
  }

  @Test
  void countsARecommendationThatWasReplaced() {
    String item = books.marked(books.early);
    books.recommend(item, books.former);

    books.run(books.early);

    assertThat(books.audit.counts().dunnedBeforeFormerDay()).isOne();
  }

  @Test
  void countsARecommendationThatWasMadeForAnotherLevel() {
    String item = books.marked(books.early);
    books.recommend(item, books.early, SmallLedger.FIRST.next());

    books.run(books.early);

    assertThat(books.audit.counts().dunnedBeforeFormerDay()).isOne();
  }

  @Test
  void countsARecommendedDayThatNoMarkShows() {
    books.recommend(books.steeredItem(), books.early);

    books.run(books.early);

    assertThat(books.audit.counts().dunnedBeforeFormerDay()).isOne();
  }

  @Test
  void countsNothingWhenAClerkLiftedOurBlock() {
    String item = books.steeredItem();
    books.ledger.hold(item, books.former);
    books.ledger.clerkLifts(item);
    books.clerk(ClerkAction.Kind.LIFTED_OURS, item);

    books.run(books.early);

    assertThat(books.ledger.books().item(item).level()).isEqualTo(SmallLedger.FIRST);
    assertThat(books.audit.counts().dunnedBeforeFormerDay()).isZero();
  }

  @Test
  void countsANoticeAfterAClerkLiftedABlockOfHisOwn() {
    String item = books.steeredItem();
    books.clerk(ClerkAction.Kind.SET_OWN, item);
    books.clerk(ClerkAction.Kind.LIFTED_OWN, item);

    books.run(books.early);

    assertThat(books.audit.counts().dunnedBeforeFormerDay()).isOne();
  }

  @Test
  void aClerksLiftSpeaksForTheNextNoticeOnly() {
    String item = books.steeredItem();
    books.clerk(ClerkAction.Kind.LIFTED_OURS, item);
    books.run(books.early);

    books.run(books.early.plusDays(14));

    assertThat(books.ledger.books().item(item).level()).isEqualTo(SmallLedger.FIRST.next());
    assertThat(books.audit.daysDunnedBeforeFormerDay()).containsExactly(books.early.plusDays(14));
  }
}
