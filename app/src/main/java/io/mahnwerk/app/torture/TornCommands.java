package io.mahnwerk.app.torture;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.output.Terminal;
import io.mahnwerk.app.torture.FaultDice.Throw;
import io.mahnwerk.core.writeback.CycleStep;
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

/**
 * Runs the commands of one tortured connection in a process of their own, and breaks their
 * exchanges, kills the process or leaves it no room on the disk, by the dice.
 */
final class TornCommands implements AutoCloseable {
  private static final double KILLED = 0.3;
  private static final double DISK_FULL = 0.02;
  private static final String WAIT = "1";

  private final Arena arena;
  private final TortureLedger books;
  private final Lane lane;
  private final SplittableRandom random;
  private final FaultDice dice;
  private final WiredErp erp;
  private final TortureHome home;

  TornCommands(Arena arena, TortureLedger books, Lane lane, SplittableRandom random) {
    this.arena = arena;
    this.books = books;
    this.lane = lane;
    this.random = random;
    this.dice = new FaultDice(random.split(), lane.counts());
    this.erp = WiredErp.of(arena.erp().start(books.ledger(), arena.shape().options()), dice);
    dice.breaks(erp.faults());
    this.home = new TortureHome(lane.terms().folder(), arena);
  }

  WiredErp erp() {
    return erp;
  }

  TortureHome home() {
    return home;
  }

  /** A clerk's code that is taken for ours is the one sabotage that needs no other code. */
  void configure(String steering, Sabotage sabotage) {
    Map<String, String> settings = new TreeMap<>(erp.settings());
    settings.computeIfPresent("page-size", (key, size) -> "20");
    if (sabotage == Sabotage.OVERWRITE_CLERK) {
      String ours = books.code();
      // Where a date alone holds there is no code of ours to take for a clerk's.
      settings.replaceAll(
          (key, value) -> !ours.isBlank() && value.equals(ours) ? Clerk.REASON : value);
    }
    home.configure(settings, steering);
  }

  /**
   * Proves by sound code that the ledger can be written and leaves it as it was. Without this no
   * hold is written; where people carry what is written nobody asks for it.
   */
  void proveThatItCanWrite(LocalDate day) {
    if (arena.turnaround().byPeople()) {
      return;
    }
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

  /** Nothing is broken. */
  void run(LocalDate day, String name, String... more) {
    dice.begin(Throw.NOTHING);
    ended(day, name, lane.processes().run(day, "", words(name, more)));
    calmDown();
  }

  /**
   * Exchanges are broken, or the process is killed, or both.
   *
   * @param aside what somebody else does while the command is at work
   */
  void tear(Runnable aside, LocalDate day, String name, String... more) {
    if (random.nextDouble() < DISK_FULL && WorkProcess.canLimitFiles()) {
      lane.counts().faults.incrementAndGet();
      try (WorkProcess process = WorkProcess.startOnFullDisk(lane.terms().sabotage())) {
        ended(day, name + " without room", process.run(day, "", words(name, more)));
      }
    } else {
      long command = lane.processes().next();
      Runnable kill = () -> lane.processes().kill(command);
      dice.begin(thrown(kill, aside));
      CycleStep[] steps = CycleStep.values();
      boolean atStep = random.nextDouble() < KILLED / 2;
      String stopAt = atStep ? steps[random.nextInt(steps.length)].name() : "";
      if (random.nextDouble() < (erp.isCalled() ? KILLED / 4 : KILLED)) {
        CompletableFuture.delayedExecutor(random.nextInt(400), TimeUnit.MILLISECONDS).execute(kill);
      }
      ended(day, name + " torn", lane.processes().run(day, stopAt, words(name, more)));
    }
    calmDown();
  }

  private void ended(LocalDate day, String command, WorkProcess.Ended how) {
    lane.counts().count(how);
    String exit = how.exitCode().isPresent() ? "exit " + how.exitCode().getAsInt() : "killed";
    home.note(day, command, exit + " " + how.said());
  }

  /** What is done to the exchanges of the next command: often broken, sometimes a kill at one. */
  private Throw thrown(Runnable kill, Runnable aside) {
    double[] chances = {0.02, 0.1, 0.25};
    double chance = chances[random.nextInt(chances.length)];
    boolean atExchange = random.nextDouble() < KILLED / 2;
    int killAt = atExchange ? 1 + random.nextInt(25) : 0;
    return new Throw(chance, killAt, random.nextBoolean(), kill, aside);
  }

  private List<String> words(String name, String... more) {
    List<String> words = new ArrayList<>(List.of("--home", home.folder().toString()));
    words.addAll(List.of("--lang", "en", name, TortureHome.CONNECTION, "--wait", WAIT));
    words.addAll(List.of(more));
    return words;
  }

  /** What people carry they carry in their own time. */
  private void calmDown() {
    dice.begin(Throw.NOTHING);
    erp.open();
    if (!arena.turnaround().byPeople()) {
      erp.settle();
    }
  }

  @Override
  public void close() {
    erp.close();
    home.close();
  }
}
