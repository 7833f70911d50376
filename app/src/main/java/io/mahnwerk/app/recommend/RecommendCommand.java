package io.mahnwerk.app.recommend;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "recommend")
public final class RecommendCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return 0;
  }
}
