package io.mahnwerk.app.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.mocks.erp.SimulatedErp;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WorkProcessesTest {
  private static final LocalDate DAY = TortureLedger.FIRST_DAY;
  private static final List<String> HELP = List.of("--help");

  @Test
  void bringsAProcessWithoutRoomAsFarAsTheStore(@TempDir Path folder) {
    Arena arena = Arena.holdingItems().get(0);
    TortureLedger books = new TortureLedger(arena, 1);
    try (SimulatedErp erp = arena.erp().start(books.ledger(), arena.shape().options());
        TortureHome home = new TortureHome(folder, arena);
        WorkProcess full = WorkProcess.startOnFullDisk(Sabotage.NONE)) {
      home.configure(erp.settings(), "observe");

      WorkProcess.Ended ended =
          full.run(
              DAY,
              "",
              List.of("--home", home.folder().toString(), "cycle", TortureHome.CONNECTION));

      assertThat(ended.exitCode()).hasValue(1);
      assertThat(ended.said())
          .contains("the store " + home.store())
          .containsAnyOf("the disk is full", "could not be read or written; check the disk");
    }
  }

  @Test
  void killsTheCommandThatItIsMeantForAndNoneThatComesLater() {
    try (WorkProcesses processes = new WorkProcesses(Sabotage.NONE)) {
      long first = processes.next();
      CompletableFuture<WorkProcess.Ended> running =
          CompletableFuture.supplyAsync(() -> processes.run(DAY, "", HELP));
      while (!running.isDone()) {
        processes.kill(first);
      }
      assertThat(running.join().exitCode()).isEmpty();

      processes.kill(first);
      assertThat(processes.run(DAY, "", HELP).exitCode()).hasValue(0);
      processes.kill(first);
      processes.kill(processes.next() - 1);
      processes.kill(processes.next());
      assertThat(processes.run(DAY, "", HELP).exitCode()).hasValue(0);
    }
  }
}
