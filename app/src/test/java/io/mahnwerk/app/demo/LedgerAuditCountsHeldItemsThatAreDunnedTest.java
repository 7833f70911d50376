package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.spi.NativeRun;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What counts as dunned while held. */
class LedgerAuditCountsHeldItemsThatAreDunnedTest {
  private final AuditedLedger books = new AuditedLedger();

  @Test
  void countsAnItemThatARunRaisesInSpiteOfOurBlock() {
    String item = books.steeredItem();
    books.ledger.hold(item, books.former.plusDays(3));

    books.audit.beforeRun(books.former);
    books.audit.afterRun(
        books.ledger.run(deaf(), books.former, NativeRun.Floor.NONE), books.former);

    assertThat(books.audit.counts().dunnedWhileHeld()).isOne();
  }

  @Test
  void countsNothingWhenTheRunObeysOurBlock() {
    String item = books.steeredItem();
    books.ledger.hold(item, books.former.plusDays(3));

    books.run(books.former);

    assertThat(books.audit.counts().dunnedWhileHeld()).isZero();
    assertThat(books.ledger.books().item(item).level()).isEqualTo(DunningLevel.NONE);
  }

  @Test
  void countsNothingWhenAClerksBlockIsDisregarded() {
    books.ledger.clerkBlocks(books.steeredItem());

    books.audit.beforeRun(books.former);
    books.audit.afterRun(
        books.ledger.run(deaf(), books.former, NativeRun.Floor.NONE), books.former);

    assertThat(books.audit.counts().dunnedWhileHeld()).isZero();
  }

  /** A run that does not see blocks on items. */
  private NativeRun deaf() {
    return (account, run) ->
        books
            .ledger
            .nativeRun()
            .dun(
                new DebtorAccount(
                    account.debtor(),
                    account.items().stream()
                        .map(
                            item ->
                                item.with(
                                    new DunningState(
                                        item.dunning().level(),
                                        item.dunning().lastDunnedOn(),
                                        Optional.empty(),
                                        item.dunning().mark(),
                                        false),
                                    item.version()))
                        .toList()),
                run);
  }
}
