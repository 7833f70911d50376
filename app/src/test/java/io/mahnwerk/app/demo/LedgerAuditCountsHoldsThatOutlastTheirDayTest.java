package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.spi.Turnaround;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What counts as held past the run it was meant for. */
class LedgerAuditCountsHoldsThatOutlastTheirDayTest {
  private final AuditedLedger books = new AuditedLedger();

  @Test
  void countsAnItemWhoseDateHasComeAndThatIsStillHeld() {
    books.ledger.hold(books.steeredItem(), books.former);

    books.run(books.former);

    assertThat(books.audit.counts().heldPastRecommendedRun()).isOne();
  }

  @Test
  void countsTheSameNoticeOnceHoweverManyRunsItMisses() {
    books.ledger.hold(books.steeredItem(), books.former);

    books.run(books.former);
    books.run(books.former.plusDays(3));

    assertThat(books.audit.counts().heldPastRecommendedRun()).isOne();
  }

  @Test
  void countsAnItemWhoseMarkOutlastsTheRecommendedDay() {
    String item = books.steeredItem();
    books.recommend(item, books.early);
    books.ledger.hold(item, books.former);

    books.run(books.early);

    assertThat(books.audit.counts().heldPastRecommendedRun()).isOne();
  }

  @Test
  void takesALineThatPeopleDidNotTakeOverForUnsteered() {
    LedgerAudit ofPeople =
        new LedgerAudit(
            books.ledger.books(),
            books.ledger.nativeRun(),
            books.ledger.erp().procedures(),
            new LedgerAudit.Mahnwerk(
                books.switchedOn::contains,
                item -> Optional.ofNullable(books.advice.get(item)),
                false,
                Turnaround.byPeople(8)));
    String item = books.steeredItem();
    books.recommend(item, books.early);
    books.ledger.hold(item, books.former);

    ofPeople.beforeRun(books.early);

    assertThat(ofPeople.counts().heldPastRecommendedRun()).isZero();
    assertThat(ofPeople.counts().unsteered()).isOne();
  }

  @Test
  void countsNothingBeforeTheDate() {
    String item = books.steeredItem();
    books.recommend(item, books.former);
    books.ledger.hold(item, books.former);

    books.run(books.former.minusDays(1));

    assertThat(books.audit.counts().heldPastRecommendedRun()).isZero();
  }

  @Test
  void countsNothingWhenTheBlockWasLiftedInTime() {
    String item = books.steeredItem();
    books.ledger.hold(item, books.former);
    books.ledger.release(item);

    books.run(books.former);

    assertThat(books.audit.counts().heldPastRecommendedRun()).isZero();
  }
}
