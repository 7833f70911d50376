package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.spi.Turnaround;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Where people carry writes in, a day that was replaced may come before the other is carried in.
 */
class LedgerAuditTellsReplacedDaysApartTest {
  private final AuditedLedger books = new AuditedLedger();
  private final String item = books.steeredItem();
  private final LocalDate replacedBy = books.former.plusDays(7);

  @Test
  void apartFromNoticesThatNobodyRecommended() {
    LedgerAudit audit = auditing(Turnaround.byPeople(8));
    books.recommend(item, books.early);
    heldUntil(books.early, audit);
    books.recommend(item, replacedBy);

    run(audit);

    assertThat(audit.counts().dunnedOnReplacedDay()).isEqualTo(1);
    assertThat(audit.counts().dunnedBeforeFormerDay()).isZero();
  }

  @Test
  void butNotWhereTheBlockWasForNoDayOfTheItem() {
    LedgerAudit audit = auditing(Turnaround.byPeople(8));
    books.recommend(item, replacedBy);
    heldUntil(books.early, audit);

    run(audit);

    assertThat(audit.counts().dunnedOnReplacedDay()).isZero();
    assertThat(audit.counts().dunnedBeforeFormerDay()).isEqualTo(1);
  }

  @Test
  void butNotWhereNobodyHasToCarryAnythingIn() {
    LedgerAudit audit = auditing(Turnaround.AT_ONCE);
    books.recommend(item, books.early);
    heldUntil(books.early, audit);
    books.recommend(item, replacedBy);

    run(audit);

    assertThat(audit.counts().dunnedBeforeFormerDay()).isEqualTo(1);
  }

  /** The block that was seen on the item ends by itself on that day. */
  private void heldUntil(LocalDate day, LedgerAudit audit) {
    books.ledger.hold(item, day);
    audit.afterCycle();
    books.ledger.release(item);
  }

  private void run(LedgerAudit audit) {
    audit.beforeRun(books.early);
    audit.afterRun(
        books.ledger.run(
            books.ledger.nativeRun(), books.early, io.mahnwerk.core.spi.NativeRun.Floor.NONE),
        books.early);
  }

  private LedgerAudit auditing(Turnaround turnaround) {
    return new LedgerAudit(
        books.ledger.books(),
        books.ledger.nativeRun(),
        books.ledger.erp().procedures(),
        new LedgerAudit.Mahnwerk(
            books.switchedOn::contains,
            ref -> Optional.ofNullable(books.advice.get(ref)),
            false,
            turnaround));
  }
}
