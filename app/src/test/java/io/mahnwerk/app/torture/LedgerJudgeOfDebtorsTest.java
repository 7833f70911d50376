package io.mahnwerk.app.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.store.Intent;
import io.mahnwerk.core.store.LastNotice;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts of an item that was let go and is covered by a block meant for others. */
class LedgerJudgeOfDebtorsTest {
  private static final LocalDate TODAY = TortureLedger.FIRST_DAY;
  private static final DateTimeFormatter LAST_DAY = DateTimeFormatter.ofPattern("ddMMyyyy");

  private final Arena arena =
      Arena.all().stream().filter(one -> one.turnaround().byPeople()).findFirst().orElseThrow();
  private final Evidence evidence = new Evidence();
  private final SimulatedLedger ledger = new TortureLedger(arena, 1).ledger();
  private final LedgerJournal journal = new LedgerJournal(ledger, evidence);
  private final LedgerItem item = itemOfALaterRun();
  private final LocalDate run = firstRun(item).orElseThrow();
  @TempDir Path folder;

  @BeforeEach
  void watch() {
    ledger.watchedBy(journal);
  }

  @Test
  void findsNothingWhereNoRunReachesTheItemBeforeTheBlockEnds() {
    assertThat(lost(arena, run)).isZero();
  }

  @Test
  void findsABlockThatKeepsARunFromTheItem() {
    assertThat(lost(arena, run.plusDays(1))).isEqualTo(1);
    assertThat(evidence.findings().get(0).sentence())
        .isEqualTo("lost: write 1 (WITHDRAW " + item.key() + ") is confirmed but does not stand");
  }

  @Test
  void findsEveryBlockWhereOnlyItemsAreBlocked() {
    Arena ofItems =
        new Arena(
            arena.erp(),
            arena.connector(),
            arena.shape(),
            Set.of(Capability.BLOCK_ITEM, Capability.BLOCK_EXPIRES),
            arena.turnaround());

    assertThat(lost(ofItems, run)).isEqualTo(1);
  }

  @Test
  void findsABlockOfTheItemItselfThoughNoRunReachesIt() {
    ledger.edit(item.key(), i -> ledger.marks().hold(i, run, TODAY));

    assertThat(lost(arena, run)).isEqualTo(1);
  }

  /** What is found when the item was let go and its debtor is blocked up to the day. */
  private long lost(Arena judged, LocalDate until) {
    try (ReceivablesStore store = ReceivablesStore.open(folder.resolve("store.db"))) {
      letGo(store);
      block(until);
      new LedgerJudge(judged, ledger, journal, evidence).judge(store);
    }
    return evidence.counts().lost.get();
  }

  private void letGo(ReceivablesStore store) {
    OpenItem shown = ledger.canonical(item);
    Intent withdraw =
        new Intent(
            shown.ref(),
            Intent.Kind.WITHDRAW,
            Optional.empty(),
            false,
            LastNotice.of(shown.dunning()),
            shown.version());
    store.outbox().plan(ledger.connection(), List.of(withdraw), TODAY);
    store.outbox().sending(store.outbox().planned(ledger.connection()), TODAY);
    Debtor debtor = ledger.debtor(item.debtor());
    DunningState state = shown.dunning();
    DunningState free =
        new DunningState(
            state.level(), state.lastDunnedOn(), Optional.empty(), Optional.empty(), false);
    store.take(
        ledger.connection(),
        List.of(new Change.DebtorSeen(debtor), new Change.Open(shown.with(free, shown.version()))),
        TODAY);
  }

  private void block(LocalDate until) {
    DunningBlock block =
        new DunningBlock(LAST_DAY.format(until.minusDays(1)), DunningBlock.Owner.OURS);
    ledger.change(
        item.debtor(),
        before ->
            new DebtorDunning(
                before.procedure(),
                Optional.of(block),
                before.level(),
                before.lastDunnedOn(),
                before.legalDunningOn()));
  }

  private LedgerItem itemOfALaterRun() {
    return ledger.openItems().stream()
        .filter(one -> firstRun(one).filter(day -> day.isAfter(TODAY.plusDays(1))).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private Optional<LocalDate> firstRun(LedgerItem one) {
    return arena.times().firstNativeRun(ledger.canonical(one), ledger.debtor(one.debtor()));
  }
}
