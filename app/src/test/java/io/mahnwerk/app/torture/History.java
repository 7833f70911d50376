package io.mahnwerk.app.torture;

import io.mahnwerk.app.torture.LedgerJournal.Actor;
import io.mahnwerk.core.calendar.HolidayCalendars;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.store.OutboxState;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.core.sync.Sync;
import io.mahnwerk.core.sync.SyncProgress;
import io.mahnwerk.core.writeback.CycleStep;
import io.mahnwerk.core.writeback.LedgerAccess;
import io.mahnwerk.core.writeback.MarkPlanner;
import io.mahnwerk.core.writeback.MarkPlanning;
import io.mahnwerk.core.writeback.Pause;
import io.mahnwerk.core.writeback.PlannerRules;
import io.mahnwerk.core.writeback.WriteBack;
import io.mahnwerk.core.writeback.WriteBackHooks;
import io.mahnwerk.core.writeback.WriteBackProgress;
import io.mahnwerk.core.writeback.WriteGuard;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.SplittableRandom;

/** One random history of a ledger: we and clerks at work, requests lost, our process dead. */
final class History {
  private static final int ROUNDS = 9;

  /** Our process died. */
  private static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final SplittableRandom random;
  private final ReceivablesStore store;
  private final TortureLedger books;
  private final SimulatedLedger ledger;
  private final DirectLedger direct;
  private final LedgerJournal journal;
  private final LedgerJudge judge;
  private final LedgerAccess access;
  private final MarkPlanning planning;
  private final RandomAdvice advice;
  private LocalDate day = TortureLedger.FIRST_DAY;
  private int stepsToLive = Integer.MAX_VALUE;

  /**
   * @param sabotage how our side of it is broken
   */
  History(
      Arena arena,
      Sabotage sabotage,
      SplittableRandom random,
      ReceivablesStore store,
      Evidence evidence) {
    this.random = random;
    this.store = store;
    long seed = random.nextLong();
    this.books = new TortureLedger(arena, seed, new ConnectionId("h" + Long.toHexString(seed)));
    this.ledger = books.ledger();
    this.direct = new DirectLedger(ledger, random.split());
    this.journal = new LedgerJournal(ledger, evidence);
    this.judge = new LedgerJudge(arena, ledger, journal, evidence);
    journal.as(Actor.OTHERS, () -> books.assign(true));
    ledger.watchedBy(
        (before, after) -> {
          journal.changed(before, after);
          direct.changed(before, after);
        });
    this.access = access(arena, sabotage);
    this.advice = new RandomAdvice(ledger, arena.times(), random.split());
    PlannerRules rules =
        new PlannerRules(
            arena.times(),
            HolidayCalendars.of("de", "", HolidayCalendars.YEAR_END),
            5,
            30,
            arena.capabilities());
    this.planning =
        new MarkPlanning(
            access,
            store,
            new MarkPlanner(rules),
            debtor -> arena.erp().procedures().isOpened(debtor.dunning().procedure()));
  }

  private LedgerAccess access(Arena arena, Sabotage sabotage) {
    ImaginedHolds imagined = new ImaginedHolds(direct, direct);
    boolean loses = sabotage == Sabotage.LOSE_ACK;
    DunningWriter sound =
        sabotage == Sabotage.SKIP_RELEASE ? new WriterWithoutRelease(direct) : direct;
    return new LedgerAccess(
        ledger.connection(),
        arena.capabilities(),
        loses ? imagined : direct,
        loses ? imagined : sound);
  }

  void play() {
    for (int round = 0; round < ROUNDS; round++) {
      direct.stumbles(random.nextInt(3) > 0);
      stepsToLive = random.nextInt(4) == 0 ? random.nextInt(12) : Integer.MAX_VALUE;
      round(random.nextInt(5) == 0 ? random.nextInt(6) : 1);
    }
    direct.stumbles(false);
    stepsToLive = Integer.MAX_VALUE;
    round(1);
    direct.settle();
    round(1);
    direct.settle();
    judge.judge(store);
  }

  private void round(int days) {
    for (int passed = 0; passed < days; passed++) {
      direct.settle();
      day = day.plusDays(1);
      journal.as(Actor.OTHERS, () -> books.begin(day));
      journal.as(Actor.CLERK, books.clerk()::work);
      if (passed + 1 < days) {
        journal.as(Actor.OTHERS, () -> books.end(day));
      }
    }
    try {
      cycle();
    } catch (Death killed) {
      stepsToLive = Integer.MAX_VALUE;
    }
    journal.as(Actor.OTHERS, () -> books.end(day));
  }

  private void cycle() {
    SyncProgress pages = soFar -> live(CycleStep.PAGE_READ);
    new Sync(ledger.connection(), access.reader(), store, pages).run(day);
    WriteBack writeBack =
        new WriteBack(
            access,
            store,
            Pause.looks(3),
            new WriteBackHooks(WriteBackProgress.SILENT, this::live, WriteGuard.NONE));
    for (boolean again = true; again; ) {
      planning.plan(advice.of(day), day);
      live(CycleStep.PLANNED);
      again = writeBack.send(day).count(OutboxState.STALE) > 0;
    }
  }

  private void live(CycleStep step) {
    if (stepsToLive-- <= 0) {
      throw new Death();
    }
  }
}
