package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.mocks.world.ClerkAction;
import org.junit.jupiter.api.Test;

/** Which due notices count, and which of them as unsteered. */
class LedgerAuditCountsDueNoticesWithoutAMarkTest {
  private final AuditedLedger books = new AuditedLedger();

  @Test
  void countsADueItemWithoutAMark() {
    books.steeredItem();

    books.run(books.early);

    assertThat(books.audit.counts().dueNotices()).isOne();
    assertThat(books.audit.counts().unsteeredShare()).isEqualTo(1);
  }

  @Test
  void countsAnItemThatWasMarkedAfterItsFirstRun() {
    String item = books.steeredItem();
    books.watch(books.early);
    books.ledger.hold(item, books.former);

    books.watch(books.early.plusDays(3));

    assertThat(books.audit.counts().unsteered()).isOne();
  }

  @Test
  void findsAMarkedItemSteered() {
    books.ledger.hold(books.steeredItem(), books.former);

    books.watch(books.early);

    assertThat(books.audit.counts().dueNotices()).isOne();
    assertThat(books.audit.counts().unsteeredShare()).isZero();
  }

  @Test
  void countsNothingBeforeTheFirstDayOfItsOwnProcedure() {
    books.steeredItem();

    books.watch(books.early.minusDays(1));

    assertThat(books.audit.counts().dueNotices()).isZero();
  }

  @Test
  void leavesOutWhatAClerkBlocked() {
    books.ledger.clerkBlocks(books.steeredItem());

    books.watch(books.early);

    assertThat(books.audit.counts().dueNotices()).isZero();
  }

  @Test
  void leavesOutWhatAClerkBlockedAndLiftedAgain() {
    String item = books.steeredItem();
    books.watch(books.early);
    books.clerk(ClerkAction.Kind.SET_OWN, item);
    books.clerk(ClerkAction.Kind.LIFTED_OWN, item);

    books.watch(books.early.plusDays(3));

    assertThat(books.audit.counts().dueNotices()).isZero();
    assertThat(books.audit.counts().unsteered()).isZero();
  }

  @Test
  void leavesOutDebtorsThatNobodySwitchedOn() {
    books.ledger.item(books.ledger.steeredDebtor());

    books.watch(books.early);

    assertThat(books.audit.counts().dueNotices()).isZero();
  }

  @Test
  void countsUnderTheFormerProcedureWhatIsMeantToBeHeld() {
    String item = heldBackItem();
    books.recommend(item, books.former.plusDays(7));

    books.watch(books.former);

    assertThat(books.audit.counts().dueNotices()).isOne();
    assertThat(books.audit.counts().unsteeredShare()).isEqualTo(1);
  }

  @Test
  void findsAnItemSteeredThatIsHeldPastItsFormerDay() {
    String item = heldBackItem();
    books.recommend(item, books.former.plusDays(7));
    books.ledger.hold(item, books.former.plusDays(7));

    books.watch(books.former);

    assertThat(books.audit.counts().dueNotices()).isOne();
    assertThat(books.audit.counts().unsteeredShare()).isZero();
  }

  @Test
  void leavesOutUnderTheFormerProcedureWhatIsNotMeantToBeHeld() {
    books.recommend(heldBackItem(), books.former);

    books.watch(books.former);

    assertThat(books.audit.counts().dueNotices()).isZero();
  }

  private String heldBackItem() {
    String debtor = books.ledger.otherDebtor();
    books.switchedOn.add(debtor);
    return books.ledger.item(debtor);
  }
}
