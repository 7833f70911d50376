package io.mahnwerk.app.torture;

import io.mahnwerk.app.torture.LedgerJournal.Actor;
import io.mahnwerk.mocks.erp.FileFaults;
import io.mahnwerk.mocks.erp.FileFaults.FileFault;
import io.mahnwerk.mocks.world.ClerkAction;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** One ledger, tortured from its first day until its marks are released. */
final class TortureSite implements AutoCloseable {
  private static final int OBSERVED_DAYS = 12;
  private static final int MOST_DAYS = 120;
  private static final int ROUNDS_BETWEEN_JUDGEMENTS = 8;

  /** Days that pass before a hold that nobody ends is past its date. */
  private static final int FEWEST_ROUNDS = 12;

  private final Lane lane;
  private final Evidence evidence;
  private final SplittableRandom random;
  private final TortureLedger books;
  private final LedgerJournal journal;
  private final LedgerJudge judge;
  private final TornCommands commands;
  private LocalDate day = TortureLedger.FIRST_DAY;
  private long happened;

  TortureSite(Arena arena, Lane lane, SplittableRandom random) {
    this.lane = lane;
    this.random = random;
    this.books = new TortureLedger(arena, random.nextLong());
    this.evidence = lane.evidence().of(arena.name());
    this.journal = new LedgerJournal(books.ledger(), evidence);
    this.judge = new LedgerJudge(arena, books.ledger(), journal, evidence);
    this.commands = new TornCommands(arena, books, lane, random.split());
    commands.configure("observe", Sabotage.NONE);
  }

  /**
   * Plays until it is told to stop or the ledger is old enough, then releases and judges.
   *
   * @param goesOn whether there is time at all
   * @param turn whether it is this ledger's turn; some rounds are played even when it is over
   */
  void play(BooleanSupplier goesOn, BooleanSupplier turn) {
    commands.proveThatItCanWrite(day);
    books.ledger().watchedBy(journal);
    for (int observed = 0; observed < OBSERVED_DAYS && goesOn.getAsBoolean(); observed++) {
      observe();
    }
    journal.as(Actor.OTHERS, () -> books.assign(true));
    commands.configure("steered", lane.terms().sabotage());
    lane.processes().warmUp();
    int rounds = 0;
    while (goesOn.getAsBoolean()
        && (rounds < FEWEST_ROUNDS || turn.getAsBoolean())
        && day.isBefore(TortureLedger.FIRST_DAY.plusDays(MOST_DAYS))) {
      round();
      rounds++;
      if (rounds % ROUNDS_BETWEEN_JUDGEMENTS == 0) {
        comeToRest();
      }
    }
    comeToRest();
    release();
  }

  @Override
  public void close() {
    if (evidence.burdened().get()) {
      commands.home().keep();
    }
    commands.close();
  }

  /** Only the mornings of a dunning run are worth a cycle before anything is steered. */
  private void observe() {
    begin();
    if (TortureLedger.RUN_DAYS.contains(day.getDayOfWeek())) {
      commands.run(day, "cycle");
    }
    end();
  }

  private void round() {
    double chance = random.nextDouble();
    int days = chance < 0.1 ? 0 : chance < 0.15 ? 2 + random.nextInt(8) : 1;
    for (int passed = 0; passed < days; passed++) {
      begin();
      commands.erp().fileFaults().ifPresent(this::strike);
      if (passed + 1 < days) {
        end();
      }
    }
    // The clock of our machine may be a day off.
    int off = random.nextInt(20) == 0 ? 1 - 2 * random.nextInt(2) : 0;
    commands.tear(aside(), day.plusDays(off), "cycle");
    end();
  }

  private void strike(FileFaults files) {
    FileFault[] faults = FileFault.values();
    if (random.nextInt(3) == 0) {
      files.strike(faults[random.nextInt(faults.length)]);
    }
  }

  /** Sometimes a clerk is at work at the same time. */
  private Runnable aside() {
    return random.nextInt(3) == 0 ? () -> journal.as(Actor.CLERK, books.clerk()::work) : () -> {};
  }

  private void begin() {
    day = day.plusDays(1);
    journal.as(Actor.OTHERS, () -> books.begin(day));
    journal.as(Actor.CLERK, books.clerk()::work);
  }

  /** What people carry into the ledger we asked for. */
  private void end() {
    commands.erp().endDay(day).stream()
        .map(ClerkAction::itemKey)
        .forEach(journal::wasChangedByClerk);
    countMistakes();
    journal.as(Actor.OTHERS, () -> books.end(day));
  }

  private void countMistakes() {
    long soFar = commands.erp().fileFaults().map(FileFaults::happened).orElse(0L);
    lane.counts().faults.addAndGet(soFar - happened);
    happened = soFar;
  }

  /** Two days on which nothing is broken, and then a look at everything. */
  private void comeToRest() {
    commands.erp().settle();
    for (int undisturbed = 0; undisturbed < 2; undisturbed++) {
      begin();
      commands.run(day, "cycle");
      commands.erp().settle();
    }
    countMistakes();
    judge.judge(commands.home().store());
    end();
  }

  private void release() {
    journal.as(Actor.OTHERS, () -> books.assign(false));
    // What people have not carried in yet may still lie there.
    if (random.nextBoolean()) {
      commands.erp().settle();
    }
    commands.tear(aside(), day, "release", "--yes");
    for (int tries = 0; tries < 2; tries++) {
      commands.erp().settle();
      commands.run(day, "release", "--yes");
    }
    commands.erp().settle();
    judge.judgeRelease(commands.home().store());
  }
}
