package io.mahnwerk.app.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.torture.LedgerJournal.Actor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose block of a whole debtor it is, where a block is its last day. */
class LedgerJournalOfDebtorsTest {
  private static final LocalDate TODAY = TortureLedger.FIRST_DAY;
  private static final DateTimeFormatter LAST_DAY = DateTimeFormatter.ofPattern("ddMMyyyy");

  private final Arena arena =
      Arena.all().stream().filter(one -> one.turnaround().byPeople()).findFirst().orElseThrow();
  private final Evidence evidence = new Evidence();
  private final SimulatedLedger ledger = new TortureLedger(arena, 1).ledger();
  private final LedgerJournal journal = new LedgerJournal(ledger, evidence);
  private String debtor = "";

  @BeforeEach
  void open() {
    ledger.watchedBy(journal);
    debtor = ledger.debtors().get(0).debtor().ref().number();
  }

  @Test
  void countsAClerksBlockInForceThatWeReplaceAgainstUs() {
    journal.as(Actor.CLERK, () -> block(TODAY, DunningBlock.Owner.CLERK));
    block(TODAY.plusDays(9), DunningBlock.Owner.OURS);

    assertThat(evidence.counts().wrongOwner).hasValue(1);
  }

  @Test
  void takesADateThatIsOverForNobodysBlock() {
    block(TODAY.minusDays(1), DunningBlock.Owner.CLERK);
    block(TODAY.plusDays(9), DunningBlock.Owner.OURS);

    assertThat(evidence.counts().wrongOwner).hasValue(0);
    assertThat(evidence.counts().writes).hasValue(2);
  }

  @Test
  void asksForNoWriteOfAnItemThatGoesOnWaitingByItselfWhenItsDebtorsBlockGoes() {
    LedgerItem item = ledger.openItems(debtor).iterator().next();
    block(TODAY.plusDays(8), DunningBlock.Owner.OURS);
    block(TODAY.minusDays(1), DunningBlock.Owner.CLERK);

    ledger.edit(item.key(), i -> ledger.marks().hold(i, TODAY.plusDays(9), TODAY));

    assertThat(journal.changedByUs()).isEmpty();
    assertThat(journal.isLastChangedByUs(item)).isTrue();
  }

  @Test
  void asksForAWriteOfAnItemThatIsHeldToAnotherDayThanItsDebtorWas() {
    LedgerItem item = ledger.openItems(debtor).iterator().next();
    block(TODAY.plusDays(8), DunningBlock.Owner.OURS);
    block(TODAY.minusDays(1), DunningBlock.Owner.CLERK);

    ledger.edit(item.key(), i -> ledger.marks().hold(i, TODAY.plusDays(10), TODAY));
    assertThat(journal.changedByUs()).containsExactly(item.key());
  }

  @Test
  void takesAnotherDayThatSomebodyEnteredForHersAndWhatFollowsForOursAgain() {
    LedgerItem item = ledger.openItems(debtor).iterator().next();
    ledger.edit(item.key(), i -> ledger.marks().hold(i, TODAY.plusDays(9), TODAY));
    assertThat(journal.isLastChangedByUs(item)).isTrue();

    journal.wasChangedByClerk(item.key());
    assertThat(journal.isLastChangedByUs(item)).isFalse();

    ledger.edit(item.key(), i -> ledger.marks().hold(i, TODAY.plusDays(10), TODAY));
    assertThat(journal.isLastChangedByUs(item)).isTrue();
  }

  @Test
  void asksForAWriteOfAnItemOfADebtorThatWasNotBlocked() {
    LedgerItem item = ledger.openItems(debtor).iterator().next();

    ledger.edit(item.key(), i -> ledger.marks().hold(i, TODAY.plusDays(9), TODAY));
    ledger.edit(item.key(), i -> ledger.marks().withdraw(i, TODAY));

    assertThat(journal.changedByUs()).containsExactly(item.key());
  }

  private void block(LocalDate lastDay, DunningBlock.Owner owner) {
    DunningBlock block = new DunningBlock(LAST_DAY.format(lastDay), owner);
    ledger.change(
        debtor,
        before ->
            new DebtorDunning(
                before.procedure(),
                Optional.of(block),
                before.level(),
                before.lastDunnedOn(),
                before.legalDunningOn()));
  }
}
