package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DunningBlock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which debtors count that nobody switched on. */
class LedgerAuditCountsStrangersTest {
  private final AuditedLedger books = new AuditedLedger();

  @Test
  void countsADebtorOnceHoweverManyItemsCarryOurMark() {
    String stranger = books.ledger.otherDebtor();
    books.ledger.hold(books.ledger.item(stranger), books.former);
    books.ledger.hold(books.ledger.item(stranger), books.former);

    books.audit.afterCycle();

    assertThat(books.audit.counts().untouchedDebtorsTouched()).isOne();
  }

  @Test
  void countsADateOfOursWithoutABlock() {
    String item = books.ledger.item(books.ledger.otherDebtor());
    books.ledger.hold(item, books.former);
    books.ledger.release(item);

    books.audit.afterCycle();

    assertThat(books.audit.counts().untouchedDebtorsTouched()).isOne();
  }

  @Test
  void countsABlockOfOursOnTheAccount() {
    books
        .ledger
        .books()
        .change(
            books.ledger.otherDebtor(),
            dunning ->
                new DebtorDunning(
                    dunning.procedure(),
                    Optional.of(new DunningBlock("ours", DunningBlock.Owner.OURS)),
                    dunning.level(),
                    dunning.lastDunnedOn(),
                    dunning.legalDunningOn()));

    books.audit.afterCycle();

    assertThat(books.audit.counts().untouchedDebtorsTouched()).isOne();
  }

  @Test
  void countsNeitherSwitchedOnDebtorsNorClerksBlocks() {
    books.ledger.hold(books.steeredItem(), books.former);
    books.ledger.clerkBlocks(books.ledger.item(books.ledger.otherDebtor()));

    books.audit.afterCycle();

    assertThat(books.audit.counts().untouchedDebtorsTouched()).isZero();
  }
}
