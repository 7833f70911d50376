package io.mahnwerk.app.torture;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.output.Terminal;
import io.mahnwerk.app.torture.FaultDice.Throw;
import io.mahnwerk.app.torture.LedgerJournal.Actor;
import io.mahnwerk.core.writeback.CycleStep;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.wire.WiredErp;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One ledger, tortured from its first day until its marks are released. */
final class TortureSite implements AutoCloseable {
  private static final int OBSERVED_DAYS = 12;
  private static final int MOST_DAYS = 120;
  private static final int ROUNDS_BETWEEN_JUDGEMENTS = 8;
  private static final double KILLED = 0.3;
  private static final String WAIT = "1";

  private final Arena arena;
  private final TortureCounts counts;
  private final SplittableRandom random;
  private final WorkProcesses processes;
  private final TortureLedger books;
  private final LedgerJournal journal;
  private final LedgerJudge judge;
  private final FaultDice dice;
  private final WiredErp erp;
  private final TortureHome home;
  private LocalDate day = TortureLedger.FIRST_DAY;

  TortureSite(
      Arena arena,
      TortureTerms terms,
      SplittableRandom random,
      WorkProcesses processes,
      Evidence evidence) {
    this.arena = arena;
    this.counts = evidence.counts();
    this.random = random;
    this.processes = processes;
    this.books = new TortureLedger(arena, random.nextLong());
    Consumer<String> findings = sentence -> evidence.add(arena.name() + ": " + sentence);
    this.journal = new LedgerJournal(books.ledger(), counts, findings);
    this.judge = new LedgerJudge(arena, books.ledger(), journal, evidence);
    this.dice = new FaultDice(random.split(), counts);
    this.erp = WiredErp.of(arena.erp().start(books.ledger(), arena.shape().options()), dice);
    dice.breaks(erp.faults());
    this.home = new TortureHome(terms.folder(), arena);
    configure("observe", terms.sabotage());
  }

  /** Plays until it is told to stop or the ledger is old enough, then releases and judges. */
  void play(Sabotage sabotage, BooleanSupplier goesOn) {
    proveThatItCanWrite();
    books.ledger().watchedBy(journal);
    for (int observed = 0; observed < OBSERVED_DAYS && goesOn.getAsBoolean(); observed++) {
      observe();
    }
    journal.as(Actor.OTHERS, () -> books.assign(true));
    configure("steered", sabotage);
    processes.warmUp();
    int rounds = 0;
    while (goesOn.getAsBoolean() && day.isBefore(TortureLedger.FIRST_DAY.plusDays(MOST_DAYS))) {
      round(thrown());
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
    erp.close();
    home.close();
  }

  /** Without it no hold is written; it is done by sound code and leaves the ledger as it was. */
  private void proveThatItCanWrite() {
    String debtor = books.ledger().openItems().get(0).debtor();
    PrintWriter nobody = new PrintWriter(Writer.nullWriter());
    Clock clock = Clock.fixed(day.atTime(8, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    Mahnwerk.commandLine(new Terminal(nobody, nobody, false), clock)
        .execute(
            "--home",
            home.folder().toString(),
            "check",
            TortureHome.CONNECTION,
            "--write-test",
            debtor);
    erp.settle();
  }

  /** Only the mornings of a dunning run are worth a cycle before anything is steered. */
  private void observe() {
    begin();
    if (TortureLedger.RUN_DAYS.contains(day.getDayOfWeek())) {
      command(Throw.NOTHING, day, "cycle");
    }
    end();
  }

  private void round(Throw next) {
    double chance = random.nextDouble();
    int days = chance < 0.1 ? 0 : chance < 0.15 ? 2 + random.nextInt(8) : 1;
    for (int passed = 0; passed < days; passed++) {
      begin();
      if (passed + 1 < days) {
        end();
      }
    }
    // The clock of our machine may be a day off.
    int off = random.nextInt(20) == 0 ? 1 - 2 * random.nextInt(2) : 0;
    command(next, day.plusDays(off), "cycle");
    end();
  }

  private void begin() {
    day = day.plusDays(1);
    journal.as(Actor.OTHERS, () -> books.begin(day));
    journal.as(Actor.CLERK, books.clerk()::work);
  }

  private void end() {
    journal.as(Actor.OTHERS, () -> books.end(day));
  }

  /** Two days on which nothing is broken, and then a look at everything. */
  private void comeToRest() {
    for (int undisturbed = 0; undisturbed < 2; undisturbed++) {
      begin();
      command(Throw.NOTHING, day, "cycle");
    }
    judge.judge(home.store());
    end();
  }

  private void release() {
    journal.as(Actor.OTHERS, () -> books.assign(false));
    command(thrown(), day, "release", "--yes");
    for (int tries = 0; tries < 2; tries++) {
      command(Throw.NOTHING, day, "release", "--yes");
    }
    judge.judgeRelease();
  }

  /** What is done to the next command: often broken exchanges, sometimes a kill. */
  private Throw thrown() {
    double[] chances = {0.02, 0.1, 0.25};
    double chance = chances[random.nextInt(chances.length)];
    Runnable clerk =
        random.nextInt(3) == 0 ? () -> journal.as(Actor.CLERK, books.clerk()::work) : () -> {};
    boolean atExchange = random.nextDouble() < KILLED / 2;
    int killAt = atExchange ? 1 + random.nextInt(25) : 0;
    return new Throw(chance, killAt, random.nextBoolean(), processes::kill, clerk);
  }

  private void command(Throw next, LocalDate on, String name, String... more) {
    List<String> words = new ArrayList<>(List.of("--home", home.folder().toString()));
    words.addAll(List.of("--lang", "en", name, TortureHome.CONNECTION, "--wait", WAIT));
    words.addAll(List.of(more));
    boolean torn = next != Throw.NOTHING;
    CycleStep[] steps = CycleStep.values();
    String stopAt =
        torn && random.nextDouble() < KILLED / 2 ? steps[random.nextInt(steps.length)].name() : "";
    dice.begin(next);
    if (torn && random.nextDouble() < KILLED / 4) {
      CompletableFuture.delayedExecutor(random.nextInt(400), TimeUnit.MILLISECONDS)
          .execute(processes::kill);
    }
    counts.cycles.incrementAndGet();
    if (processes.run(on, stopAt, words).exitCode().isEmpty()) {
      counts.kills.incrementAndGet();
    }
    dice.begin(Throw.NOTHING);
    erp.open();
    erp.settle();
  }

  /** A clerk's code that is taken for ours is the one sabotage that needs no other code. */
  private void configure(String steering, Sabotage sabotage) {
    Map<String, String> settings = new TreeMap<>(erp.settings());
    settings.computeIfPresent("page-size", (key, size) -> "20");
    if (sabotage == Sabotage.OVERWRITE_CLERK) {
      LedgerItem any = books.ledger().items().get(0);
      String ours = books.ledger().marks().hold(any, day, day).blockReason();
      // Where a date alone holds there is no code of ours to take for a clerk's.
      settings.replaceAll(
          (key, value) -> !ours.isBlank() && value.equals(ours) ? Clerk.REASON : value);
    }
    home.configure(settings, steering);
  }
}
