package io.mahnwerk.core.writeback;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.FORMER;
import static io.mahnwerk.core.Fixtures.OPENED;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.Fixtures.debtorRef;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.Fixtures;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.Dispute;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.PromiseToPay;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.OutboxState;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Something happens between the scoring of an item and the write that follows from it. */
class LastLookTest {
  private static final LocalDate TODAY = day("2026-02-27");
  private static final LocalDate CHOSEN = day("2026-03-10");
  private static final OpenItemRef ITEM = ref("1");

  @TempDir private Path folder;
  private final FakeLedger ledger = new FakeLedger();
  private Desk desk;

  @BeforeEach
  void openBooks() {
    ledger.put(debtor("007", OPENED));
    ledger.put(invoice("1", "007", day("2026-03-02")));
    ledger.put(invoice("2", "007", day("2026-03-02")));
    desk = new Desk(ledger, folder.resolve("store.db"));
    desk.recommend(ITEM, CHOSEN);
    desk.recommend(ref("2"), CHOSEN);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void writesWhatStandsAsItWasScored() {
    desk.sync(TODAY);
    desk.plan(TODAY);

    assertThat(desk.write(TODAY).count(OutboxState.CONFIRMED)).isEqualTo(2);
  }

  @Test
  void leavesAnItemAloneThatAClerkHasJustBlocked() {
    assertThat(meanwhile(() -> ledger.clerkBlocks(ITEM)))
        .isEqualTo(Reason.of(ReasonCode.CLERK_BLOCK));
    assertThat(ledger.state(ITEM).isBlockedByClerk()).isTrue();
    assertThat(ledger.state(ref("2")).isHeldByUs()).isTrue();
  }

  @Test
  void writesNothingForAnItemThatWasPaidInPart() {
    Reason why =
        meanwhile(
            () -> ledger.replace(ITEM, item -> Fixtures.with(item, Money.of("EUR", "19.00"))));

    assertThat(why).isEqualTo(Reason.of(ReasonCode.AMOUNT_CHANGED));
  }

  @Test
  void writesNothingForAnItemWhoseDueDateWasMoved() {
    assertThat(meanwhile(() -> ledger.replace(ITEM, item -> due(item, "2026-03-20"))))
        .isEqualTo(Reason.of(ReasonCode.DUE_DATE_CHANGED));
  }

  @Test
  void writesNothingForAnItemThatWasDunned() {
    assertThat(meanwhile(() -> ledger.dun(ITEM, TODAY)))
        .isEqualTo(Reason.of(ReasonCode.DUNNED_MEANWHILE));
  }

  @Test
  void writesNothingForAnItemThatChangedInAnyOtherWay() {
    assertThat(meanwhile(() -> ledger.change(ITEM, state -> state)))
        .isEqualTo(Reason.of(ReasonCode.LEDGER_MOVED_ON));
  }

  @Test
  void writesNothingForAnItemThatWasJustDisputed() {
    assertThat(meanwhile(() -> ledger.replace(ITEM, LastLookTest::disputed)))
        .isEqualTo(Reason.of(ReasonCode.DISPUTED));
    assertThat(desk.store.accounts().items(List.of(ITEM)).get(ITEM).dispute()).isPresent();
  }

  @Test
  void writesNothingForAnItemWhosePaymentWasJustPromisedOrPromisedForAnotherDay() {
    assertThat(meanwhile(() -> ledger.replace(ITEM, item -> promised(item, "2026-03-09"))))
        .isEqualTo(Reason.of(ReasonCode.PROMISE_CHANGED));

    assertThat(meanwhile(() -> ledger.replace(ITEM, item -> promised(item, "2026-03-16"))))
        .isEqualTo(Reason.of(ReasonCode.PROMISE_CHANGED));
  }

  @Test
  void writesForAnItemWhoseDisputeWasKnownWhenItWasScored() {
    ledger.replace(ITEM, LastLookTest::disputed);
    desk.sync(TODAY);
    desk.plan(TODAY);

    assertThat(desk.write(TODAY).count(OutboxState.CONFIRMED)).isEqualTo(2);
  }

  @Test
  void seesADisputeThatTheLedgersVersionOfTheItemDoesNotCover() {
    desk.sync(TODAY);
    desk.plan(TODAY);
    OpenItem scored = desk.store.accounts().items(List.of(ITEM)).get(ITEM);
    ItemDifference difference = new ItemDifference(scored, disputed(scored));

    assertThat(difference.now().version()).isEqualTo(scored.version());
    assertThat(difference.isAgreement()).isTrue();
    assertThat(new ItemDifference(scored, scored).isAgreement()).isFalse();
  }

  @Test
  void writesNothingForADebtorWhoWasJustBlocked() {
    assertThat(meanwhile(() -> ledger.put(blocked(debtor("007", OPENED)))))
        .isEqualTo(Reason.of(ReasonCode.DEBTOR_BLOCK));
    assertThat(ledger.asked()).isEmpty();
  }

  @Test
  void writesNothingForADebtorWhoWasJustGivenAnotherProcedure() {
    assertThat(meanwhile(() -> ledger.put(debtor("007", FORMER))))
        .isEqualTo(Reason.of(ReasonCode.DEBTOR_CHANGED));
    assertThat(ledger.asked()).isEmpty();
  }

  @Test
  void refusesAnItemThatWasJustPaid() {
    desk.sync(TODAY);
    desk.plan(TODAY);
    ledger.clear(ITEM, TODAY, Clearing.Kind.PAYMENT);

    desk.write(TODAY);

    assertThat(last().state()).isEqualTo(OutboxState.REFUSED);
    assertThat(last().reason()).contains(Reason.of(ReasonCode.ITEM_CLEARED));
  }

  @Test
  void takesAMarkThatAClerkLiftsAtTheLastMomentForAnOverrideAndKeepsItInTheHistory() {
    desk.cycle(TODAY);
    desk.recommend(ITEM, day("2026-03-12"));
    ledger.put(invoice("3", "007", day("2026-06-01")));

    assertThat(meanwhile(() -> ledger.clerkLifts(ITEM)))
        .isEqualTo(Reason.of(ReasonCode.CLERK_OVERRIDE));
    assertThat(desk.store.marks().overrides(BOOKS)).isEqualTo(1);
    assertThat(desk.store.histories().of(debtorRef("007")))
        .filteredOn(item -> item.ref().equals(ITEM))
        .singleElement()
        .satisfies(item -> assertThat(item.overrides()).containsExactly(TODAY));
  }

  @Test
  void scoresAgainWhatChangedAndThenWritesIt() {
    meanwhile(() -> ledger.replace(ITEM, item -> due(item, "2026-03-01")));
    assertThat(desk.store.accounts().changed(BOOKS, TODAY)).hasSize(1);

    desk.plan(TODAY);
    desk.write(TODAY);

    assertThat(ledger.state(ITEM)).isEqualTo(FakeLedger.held(CHOSEN));
  }

  @Test
  void writesNothingWhenItCannotLook() {
    desk.sync(TODAY);
    desk.plan(TODAY);
    ledger.atEveryStep(
        () -> {
          throw new ConnectorException(FailureKind.UNAVAILABLE, BOOKS, "It is down.", null);
        });

    assertThatThrownBy(() -> desk.write(TODAY)).isInstanceOf(ConnectorException.class);

    assertThat(ledger.asked()).isEmpty();
    assertThat(last().state()).isEqualTo(OutboxState.PLANNED);
  }

  /** Why the write for the item ended, when this happened just before it. */
  private Reason meanwhile(Runnable happens) {
    desk.sync(TODAY);
    desk.plan(TODAY);
    happens.run();
    desk.write(TODAY);
    assertThat(last().state()).isEqualTo(OutboxState.STALE);
    return last().reason().orElseThrow();
  }

  private OutboxEntry last() {
    List<OutboxEntry> entries = desk.store.outbox().of(ITEM);
    return entries.get(entries.size() - 1);
  }

  private static OpenItem due(OpenItem item, String day) {
    return new OpenItem(
        item.ref(),
        item.debtor(),
        item.documentNumber(),
        item.kind(),
        item.openAmount(),
        item.documentDate(),
        item.postingDate(),
        day(day),
        item.settles(),
        item.specialLedger(),
        item.directDebit(),
        item.dunning(),
        item.version());
  }

  private static OpenItem disputed(OpenItem item) {
    return item.with(Optional.of(new Dispute("OPEN")), Optional.empty());
  }

  private static OpenItem promised(OpenItem item, String day) {
    return item.with(Optional.empty(), Optional.of(new PromiseToPay(day(day))));
  }

  private static Debtor blocked(Debtor debtor) {
    DebtorDunning dunning = debtor.dunning();
    return debtor.with(
        new DebtorDunning(
            dunning.procedure(),
            Optional.of(new DunningBlock("A", DunningBlock.Owner.CLERK)),
            DunningLevel.NONE,
            Optional.empty(),
            Optional.empty()),
        debtor.version());
  }
}
