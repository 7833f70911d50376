package io.mahnwerk.app.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.torture.LedgerJournal.Actor;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What counts against us, and what does not. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.torture.Arena#holdingItems")
class LedgerJournalTest {
  private static final LocalDate TODAY = TortureLedger.FIRST_DAY;
  private static final LocalDate UNTIL = TODAY.plusDays(9);

  @Parameter Arena arena;
  private final Evidence evidence = new Evidence();
  private SimulatedLedger ledger;
  private LedgerJournal journal;
  private String key;

  @BeforeEach
  void open() {
    ledger = new TortureLedger(arena, 1).ledger();
    journal = new LedgerJournal(ledger, evidence);
    ledger.watchedBy(journal);
    key = ledger.openItems().get(0).key();
  }

  @Test
  void countsAnHonestHoldAndItsEndAsTwoWrites() {
    byUs(item -> ledger.marks().hold(item, UNTIL, TODAY));
    byUs(item -> ledger.marks().withdraw(item, TODAY));

    assertThat(evidence.counts().writes).hasValue(2);
    assertThat(evidence.findings()).isEmpty();
    LedgerItem item = ledger.item(key);
    assertThat(journal.wasHeldUntil(item, UNTIL)).isTrue();
    assertThat(journal.wasHeldUntil(item, UNTIL.plusDays(1))).isEqualTo(hasNoDate());
    assertThat(journal.isLastChangedByUs(item)).isTrue();
  }

  @Test
  void countsTheSameHoldTwiceAsRepeated() {
    byUs(item -> ledger.marks().hold(item, UNTIL, TODAY));
    byUs(item -> ledger.marks().hold(item, UNTIL, TODAY));

    assertThat(evidence.counts().repeated).hasValue(1);
  }

  @Test
  void countsALiftOfAClerksBlockAgainstUs() {
    byClerk(item -> item.withBlock(Clerk.REASON, TODAY));
    byUs(item -> item.withBlock("", TODAY));

    assertThat(evidence.counts().wrongOwner).hasValue(1);
  }

  @Test
  void letsUsTakeBackWhatAClerkLeftOfOurMarkWhenSheLetTheItemGo() {
    byUs(item -> ledger.marks().hold(item, UNTIL, TODAY));
    byClerk(item -> ledger.marks().release(item, TODAY));
    byUs(item -> ledger.marks().withdraw(item, TODAY));
    byUs(item -> ledger.marks().hold(item, UNTIL, TODAY));

    assertThat(evidence.counts().wrongOwner).hasValue(0);
  }

  @Test
  void letsUsTakeOurDateBackBesideAClerksBlock() {
    byUs(item -> ledger.marks().hold(item, UNTIL, TODAY));
    byClerk(item -> item.withBlock(Clerk.REASON, TODAY));
    byUs(item -> ledger.marks().withdraw(item, TODAY));

    assertThat(evidence.counts().wrongOwner).hasValue(0);
    assertThat(ledger.item(key).blockReason()).isEqualTo(Clerk.REASON);
  }

  @Test
  void letsAClerkDoWhatSheLikes() {
    byUs(item -> ledger.marks().hold(item, UNTIL, TODAY));
    byClerk(item -> item.withBlock(Clerk.REASON, TODAY));
    byClerk(item -> item.withBlock("", TODAY));
    byUs(item -> ledger.marks().hold(item, UNTIL.plusDays(1), TODAY));

    assertThat(evidence.findings()).isEmpty();
    assertThat(evidence.counts().writes).hasValue(2);
  }

  @Test
  void countsAClerksTextThatWeOverwriteAgainstUs() {
    Assumptions.assumeFalse(
        ledger.marks().textFields().isEmpty(), "This protocol has no free text");
    String field = ledger.marks().textFields().iterator().next();
    byClerk(item -> item.withReference(field, "call 4711", TODAY));
    byUs(item -> item.withReference(field, "ours", TODAY));

    assertThat(evidence.counts().wrongOwner).hasValue(1);
  }

  private boolean hasNoDate() {
    LedgerItem held = ledger.marks().hold(ledger.item(key), UNTIL, TODAY);
    return ledger.marks().heldUntil(held, ledger.debtor(held.debtor())).isEmpty();
  }

  private void byUs(UnaryOperator<LedgerItem> change) {
    ledger.edit(key, change);
  }

  private void byClerk(UnaryOperator<LedgerItem> change) {
    journal.as(Actor.CLERK, () -> ledger.edit(key, change));
  }
}
