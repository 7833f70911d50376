package io.mahnwerk.app.demo;

import io.mahnwerk.app.CommandFailure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows the whole product against simulated ERPs. */
@Command(name = "demo", description = "Show the whole product against simulated ERPs.")
public final class DemoCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new CommandFailure("The demo is not available in this build.");
  }
}
