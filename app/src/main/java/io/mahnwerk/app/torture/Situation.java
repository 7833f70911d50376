package io.mahnwerk.app.torture;

import io.mahnwerk.app.torture.Disturbance.ClockJump;
import io.mahnwerk.app.torture.Disturbance.DiskFull;
import io.mahnwerk.app.torture.Disturbance.KilledAt;
import io.mahnwerk.app.torture.Disturbance.StoreLocked;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.writeback.CycleStep;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a command finds and does when it is disturbed. */
enum Situation {
  HOLDS("cycle that sets holds", Stage.STEERED),
  WRITE_TEST("check --write-test", Stage.STEERED),
  UNDO("undo of that cycle", Stage.HELD),
  ENDS("cycle that ends holds", Stage.PAST),
  OVERDUE("release-overdue", Stage.PAST),
  RELEASE("release", Stage.GIVEN_BACK);

  private static final List<String> CYCLE = List.of("cycle", TortureHome.CONNECTION, "--wait", "1");

  private final String title;
  private final Stage stage;

  /** How far a ledger has been played; each follows the one before. */
  enum Stage {
    /** Observed for two weeks and steered since this morning. */
    STEERED,
    /** A cycle has set holds. */
    HELD,
    /** Nothing ran until the last hold was over. */
    PAST,
    /** On the day of the holds the former procedures are given back. */
    GIVEN_BACK
  }

  /**
   * A command on one day.
   *
   * @param words without the global options
   */
  record Command(LocalDate day, List<String> words) {
    Command {
      words = List.copyOf(words);
    }
  }

  Situation(String title, Stage stage) {
    this.title = title;
    this.stage = stage;
  }

  String title() {
    return title;
  }

  Stage stage() {
    return stage;
  }

  /** Why the ledger of this arena does not come into this situation; empty where it does. */
  Optional<String> absence(Arena arena, boolean carriedByPeople) {
    if (this != WRITE_TEST) {
      return Optional.empty();
    }
    if (carriedByPeople) {
      return Optional.of("people carry what is written, so none is made");
    }
    return arena.capabilities().contains(Capability.BLOCK_ITEM)
        ? Optional.empty()
        : Optional.of("single items cannot be held");
  }

  /** Whether a path is this command's own: what release reads, no cycle reads. */
  boolean readsByItself(String path) {
    return path.startsWith("writing") || this == RELEASE && path.startsWith("reading");
  }

  /** The command that is disturbed. */
  Command command(CertificateSite.Start start) {
    return new Command(start.day(), words(start));
  }

  /**
   * What an administrator runs when the disturbance is over: until what nobody took over is given
   * out again, where people carry what is written.
   */
  List<Command> after(CertificateSite.Start start, boolean carriedByPeople) {
    List<Command> after = new ArrayList<>(List.of(command(start)));
    if (this == RELEASE || this == OVERDUE) {
      return after;
    }
    if (this == UNDO) {
      after.add(new Command(start.day().plusDays(1), words(start)));
    }
    int days = carriedByPeople ? CertificateSite.TAKEN_OVER_WITHIN + 2 : this == WRITE_TEST ? 2 : 1;
    for (int day = 1; day <= days; day++) {
      after.add(new Command(start.day().plusDays(day), CYCLE));
    }
    return after;
  }

  /** What can happen to our own machine meanwhile. */
  List<Disturbance> ownMachine() {
    List<Disturbance> all = new ArrayList<>(List.of(new StoreLocked(), new DiskFull()));
    if (this == HOLDS || this == ENDS) {
      for (CycleStep step : CycleStep.values()) {
        all.add(new KilledAt(step));
      }
      for (int days : new int[] {-30, -1, 1, 40}) {
        all.add(new ClockJump(days));
      }
    }
    return all;
  }

  private List<String> words(CertificateSite.Start start) {
    String books = TortureHome.CONNECTION;
    return switch (this) {
      case HOLDS, ENDS -> CYCLE;
      case WRITE_TEST -> List.of("check", books, "--wait", "1", "--write-test", start.debtor());
      case UNDO -> List.of("undo", books + ":" + start.lastRun(), "--yes", "--wait", "1");
      case RELEASE -> List.of("release", books, "--yes", "--wait", "1");
      case OVERDUE -> List.of("release-overdue", books);
    };
  }
}
