package io.mahnwerk.app.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.torture.LedgerJournal.Actor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a clerk does where one block of a debtor stands for those of its items. */
class ClerkTest {
  private static final int DAYS = 100;

  private final Arena arena =
      Arena.all().stream()
          .filter(one -> one.capabilities().contains(Capability.HOLDS_BY_DEBTOR))
          .filter(one -> !one.turnaround().byPeople())
          .findFirst()
          .orElseThrow();
  private final TortureLedger books = new TortureLedger(arena, 1);
  private final SimulatedLedger ledger = books.ledger();
  private final Evidence evidence = new Evidence();
  private final LedgerJournal journal = new LedgerJournal(ledger, evidence);

  @Test
  void liftsOurBlockOfADebtorSoonerOrLaterAndLeavesAnotherClerks() {
    List<String> debtors =
        ledger.openItems().stream().map(LedgerItem::debtor).distinct().limit(2).toList();
    DunningBlock ours = new DunningBlock(books.code(), DunningBlock.Owner.OURS);
    DunningBlock clerks = new DunningBlock(Clerk.REASON, DunningBlock.Owner.CLERK);
    ledger.watchedBy(journal);
    block(debtors.get(0), ours);
    journal.as(Actor.CLERK, () -> block(debtors.get(1), clerks));

    for (int day = 0; day < DAYS; day++) {
      journal.as(Actor.CLERK, books.clerk()::work);
    }

    assertThat(ledger.debtor(debtors.get(0)).dunning().block()).isEmpty();
    assertThat(ledger.debtor(debtors.get(1)).dunning().block()).contains(clerks);
    assertThat(evidence.findings()).isEmpty();
    assertThat(ledger.openItems(debtors.get(0))).isNotEmpty();
  }

  @Test
  void countsItsItemsAsChangedByHerAndNoLongerByUs() {
    LedgerItem item = ledger.openItems().iterator().next();
    ledger.watchedBy(journal);
    block(item.debtor(), new DunningBlock(books.code(), DunningBlock.Owner.OURS));
    assertThat(journal.isLastChangedByUs(item)).isTrue();

    journal.as(Actor.CLERK, () -> change(item.debtor(), Optional.empty()));

    assertThat(journal.isLastChangedByUs(item)).isFalse();
  }

  private void block(String debtor, DunningBlock block) {
    change(debtor, Optional.of(block));
  }

  private void change(String debtor, Optional<DunningBlock> block) {
    ledger.change(
        debtor,
        d ->
            new DebtorDunning(
                d.procedure(), block, d.level(), d.lastDunnedOn(), d.legalDunningOn()));
  }
}
