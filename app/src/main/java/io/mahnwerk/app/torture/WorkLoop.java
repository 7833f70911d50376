package io.mahnwerk.app.torture;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.app.output.Logging;
import io.mahnwerk.app.output.Terminal;
import io.mahnwerk.core.writeback.CycleStep;
import io.mahnwerk.core.writeback.CycleSteps;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What a {@link WorkProcess} runs: the command line, again and again in one JVM, each time on the
 * morning of the day that is asked for. Ends at once when nobody asks any more.
 */
final class WorkLoop {
  private final PrintWriter answers;
  private final ConnectorRegistry connectors;

  private WorkLoop(PrintWriter answers, ConnectorRegistry connectors) {
    this.answers = answers;
    this.connectors = connectors;
  }

  /**
   * Entry point of the process.
   *
   * @param args the sabotage
   */
  public static void main(String[] args) throws InterruptedException {
    Logging.QUIET.begin();
    Sabotage sabotage = Sabotage.valueOf(args[0].toUpperCase(Locale.ROOT));
    PrintWriter answers = Terminal.system().out();
    BlockingQueue<String> orders = new LinkedBlockingQueue<>();
    Thread reader = new Thread(() -> read(orders), "orders");
    reader.setDaemon(true);
    reader.start();
    WorkLoop loop = new WorkLoop(answers, new SabotagedConnectors(sabotage).registry());
    answers.println(WorkProcess.READY);
    try {
      while (true) {
        loop.work(orders.take().split("\t"));
      }
    } catch (Error broken) {
      answers.println(WorkProcess.SAID + broken);
      Runtime.getRuntime().halt(1);
    }
  }

  /** The parent's death closes our input, whatever the working thread is at. */
  private static void read(BlockingQueue<String> orders) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        orders.add(line);
      }
    } catch (IOException parentIsGone) {
      Runtime.getRuntime().halt(1);
    }
    Runtime.getRuntime().halt(0);
  }

  private void work(String[] order) {
    StringWriter said = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(said), new PrintWriter(said), false);
    Clock clock =
        Clock.fixed(
            LocalDate.parse(order[0]).atTime(8, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    int exitCode =
        Mahnwerk.commandLine(terminal, clock, stopAt(order[1]), connectors)
            .execute(Arrays.copyOfRange(order, 2, order.length));
    terminal.flush();
    answers.println(WorkProcess.SAID + said.toString().strip().replaceAll("\\R", " | "));
    answers.println(WorkProcess.ENDED + exitCode);
  }

  /** Tells that the step is reached and never goes on. */
  private CycleSteps stopAt(String name) {
    if (name.isEmpty()) {
      return CycleSteps.NONE;
    }
    CycleStep wanted = CycleStep.valueOf(name);
    return step -> {
      if (step == wanted) {
        answers.println(WorkProcess.REACHED + step);
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException stop) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }
}
