package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.mocks.world.ClerkAction;
import org.junit.jupiter.api.Test;

/** What counts as a clerk's block that was touched, and as an override. */
class LedgerAuditCountsWhatHappensToClerksMarksTest {
  private final AuditedLedger books = new AuditedLedger();

  @Test
  void countsAClerksBlockThatACycleReplaced() {
    String item = books.steeredItem();
    books.ledger.clerkBlocks(item);
    books.audit.beforeCycle();
    books.ledger.hold(item, books.former);
    books.audit.afterCycle();

    assertThat(books.audit.counts().clerkMarksTouched()).isOne();
  }

  @Test
  void countsAClerksBlockThatALateWriteLifted() {
    String item = books.steeredItem();
    books.audit.beforeCycle();
    books.audit.afterCycle();
    books.ledger.clerkBlocks(item);
    books.audit.afterClerks();
    books.ledger.clerkLifts(item);
    books.audit.beforeDay();

    assertThat(books.audit.counts().clerkMarksTouched()).isOne();
  }

  @Test
  void countsNothingWhenTheClerkLiftsTheBlock() {
    String item = books.steeredItem();
    books.ledger.clerkBlocks(item);
    books.audit.afterClerks();
    books.audit.beforeDay();
    books.ledger.clerkLifts(item);
    books.audit.beforeCycle();
    books.audit.afterCycle();

    assertThat(books.audit.counts().clerkMarksTouched()).isZero();
  }

  @Test
  void countsEveryMarkOfOursThatAClerkEndedAsAnOverride() {
    String item = books.steeredItem();

    books.clerk(ClerkAction.Kind.LIFTED_OURS, item);
    books.clerk(ClerkAction.Kind.CHANGED_OURS, item);
    books.clerk(ClerkAction.Kind.SET_OWN, item);
    books.clerk(ClerkAction.Kind.LIFTED_OWN, item);

    assertThat(books.audit.counts().clerkOverrides()).isEqualTo(2);
  }
}
