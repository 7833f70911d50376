package io.mahnwerk.app.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WorkProcessesTest {
  private static final LocalDate DAY = TortureLedger.FIRST_DAY;
  private static final List<String> HELP = List.of("--help");

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
