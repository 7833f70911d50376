package io.mahnwerk.core.writeback;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.OPENED;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.Fixtures.debtorRef;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.store.OutboxState;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A block of ours on a debtor stands only as long as it stands for waiting items. */
class DebtorBlockTest {
  private static final LocalDate TODAY = day("2026-02-27");
  private static final LocalDate CHOSEN = day("2026-03-10");
  private static final DebtorRef DEBTOR = debtorRef("007");

  @TempDir private Path folder;
  private final FakeLedger ledger = new FakeLedger();
  private Desk desk;

  @BeforeEach
  void holdOneItem() {
    ledger.put(debtor("007", OPENED));
    ledger.put(invoice("1", "007", day("2026-03-02")));
    desk = new Desk(ledger, folder.resolve("store.db"));
    desk.recommend(ref("1"), CHOSEN);
    desk.cycle(TODAY);
    ledger.block(DEBTOR);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void staysWhileAllItemsWaitThatARunCouldReach() {
    ledger.put(invoice("2", "007", CHOSEN));

    assertThat(desk.cycle(TODAY.plusDays(3)).written().entries()).isEmpty();
    assertThat(ledger.isBlockedByUs(DEBTOR)).isTrue();
  }

  @Test
  void isTakenBackWhenTheWaitingItemIsPaid() {
    ledger.clear(ref("1"), TODAY, Clearing.Kind.PAYMENT);

    Desk.Cycle cycle = desk.cycle(TODAY.plusDays(3));

    assertThat(cycle.written().count(OutboxState.CONFIRMED)).isEqualTo(1);
    assertThat(ledger.isBlockedByUs(DEBTOR)).isFalse();
    assertThat(desk.cycle(TODAY.plusDays(3)).written().entries()).isEmpty();
  }

  @Test
  void isTakenBackWhenAClerkLetsADueItemGo() {
    LocalDate due = day("2026-02-20");
    ledger.put(invoice("2", "007", due));
    desk.cycle(TODAY.plusDays(3));
    assertThat(ledger.isBlockedByUs(DEBTOR)).isTrue();
    ledger.clerkLifts(ref("2"));

    desk.cycle(TODAY.plusDays(4));

    assertThat(ledger.isBlockedByUs(DEBTOR)).isFalse();
    assertThat(ledger.state(ref("1")).isHeldByUs()).isTrue();
  }

  @Test
  void isTakenBackByTheNextCycleWhenOneIsKilledBeforeItSends() {
    ledger.clear(ref("1"), TODAY, Clearing.Kind.PAYMENT);
    desk.sync(TODAY.plusDays(3));
    desk.plan(TODAY.plusDays(3));

    desk.cycle(TODAY.plusDays(3));

    assertThat(ledger.isBlockedByUs(DEBTOR)).isFalse();
    assertThat(ledger.carriedOut()).filteredOn(one -> one.target().equals(DEBTOR)).hasSize(1);
  }

  @Test
  void isAskedForAgainWhenTheLedgerDidNotTakeIt() {
    ledger.clear(ref("1"), TODAY, Clearing.Kind.PAYMENT);
    ledger.answers(FakeLedger.Answer.FAILED);
    desk.cycle(TODAY.plusDays(3));
    ledger.answers(FakeLedger.Answer.PENDING);

    desk.cycle(TODAY.plusDays(3));

    assertThat(ledger.isBlockedByUs(DEBTOR)).isFalse();
  }

  @Test
  void asksAPersonAfterThreeVainTriesForAsLongAsItStands() {
    ledger.clear(ref("1"), TODAY, Clearing.Kind.PAYMENT);
    ledger.answers(FakeLedger.Answer.DECLINED);
    for (int day = 3; day < 6; day++) {
      assertThat(desk.store.deadLetters().waiting(BOOKS)).isEmpty();
      desk.cycle(TODAY.plusDays(day));
    }
    assertThat(desk.store.deadLetters().waiting(BOOKS))
        .extracting(letter -> letter.intent().target())
        .containsExactly(DEBTOR);

    ledger.put(debtor("007", OPENED));
    desk.sync(TODAY.plusDays(6));

    assertThat(desk.store.deadLetters().waiting(BOOKS)).isEmpty();
  }

  @Test
  void doesNotCountAsAChangeOfTheDebtorThatWasScored() {
    ledger.put(invoice("2", "007", day("2026-03-02")));
    desk.recommend(ref("2"), CHOSEN);
    desk.sync(TODAY.plusDays(3));
    desk.plan(TODAY.plusDays(3));
    ledger.put(debtor("007", OPENED));

    desk.write(TODAY.plusDays(3));

    assertThat(ledger.state(ref("2")).isHeldByUs()).isTrue();
    assertThat(ledger.carriedOut()).allMatch(DunningInstruction.Hold.class::isInstance);
    assertThat(desk.store.marks().overrides(BOOKS)).isZero();
  }
}
