package io.mahnwerk.app.serve;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "serve")
public final class ServeCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return 0;
  }
}
