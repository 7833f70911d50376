package io.mahnwerk.app.torture;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.MarkConvention;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Sets, changes and lifts blocks by hand, of items and where they stand for items of debtors,
 * writes into the field that we use, and notes disputes and promises to pay.
 */
final class Clerk {
  static final String REASON = "A";
  private static final String TEXT = "call 4711";
  private static final String DISPUTE = "OPEN";

  private final SimulatedLedger ledger;
  private final SplittableRandom random;

  Clerk(SimulatedLedger ledger, SplittableRandom random) {
    this.ledger = ledger;
    this.random = random;
  }

  /** Looks at every open item and touches a few. */
  void work() {
    ledger.openItems().forEach(this::lookAt);
    ledger.openItems().forEach(this::noteWhatWasSaid);
    ledger.debtors().forEach(row -> liftBlock(row.debtor()));
  }

  /** A block of ours without a day of its own stands for those of items; all of them are let go. */
  private void liftBlock(Debtor debtor) {
    boolean standsForItems =
        debtor.dunning().block().filter(b -> b.isOurs() && b.until().isEmpty()).isPresent();
    if (standsForItems && random.nextDouble() < 0.1) {
      ledger.change(
          debtor.ref().number(),
          d ->
              new DebtorDunning(
                  d.procedure(),
                  Optional.empty(),
                  d.level(),
                  d.lastDunnedOn(),
                  d.legalDunningOn()));
    }
  }

  /** A ledger that shows neither has an item that changed without a change to be seen. */
  private void noteWhatWasSaid(LedgerItem item) {
    MarkConvention marks = ledger.marks();
    LocalDate today = ledger.today();
    double chance = random.nextDouble();
    if (chance < 0.01) {
      ledger.edit(item.key(), i -> marks.disputeByHand(i, DISPUTE, today));
    } else if (chance < 0.02) {
      Optional<LocalDate> promised = Optional.of(today.plusDays(1 + random.nextInt(12)));
      ledger.edit(item.key(), i -> i.promised(promised, today));
    } else if (chance < 0.1 && !item.traits().dispute().isBlank()) {
      ledger.edit(item.key(), i -> marks.disputeByHand(i, "", today));
    }
  }

  private void lookAt(LedgerItem item) {
    MarkConvention marks = ledger.marks();
    LocalDate today = ledger.today();
    double chance = random.nextDouble();
    Optional<DunningBlock> block = ledger.canonical(item).dunning().block();
    if (block.isPresent() && !block.get().isOurs()) {
      if (chance < 0.15) {
        ledger.edit(item.key(), i -> i.withBlock("", today));
      }
    } else if (chance < 0.03) {
      ledger.edit(item.key(), i -> marks.blockByHand(i, REASON, today));
    } else if (chance < 0.05 && block.isPresent() && !item.blockReason().isBlank()) {
      ledger.edit(item.key(), i -> marks.liftByHand(i, today));
    } else if (chance < 0.06 && block.isPresent()) {
      ledger.edit(item.key(), i -> marks.withdraw(i, today));
    } else if (chance < 0.04 && marks.mark(item).isEmpty()) {
      marks
          .textFields()
          .forEach(field -> ledger.edit(item.key(), i -> i.withReference(field, TEXT, today)));
    }
  }
}
