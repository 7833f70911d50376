package io.mahnwerk.core.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Notes how long it should have waited and goes on at once. */
public final class NotedWaits extends ScheduledThreadPoolExecutor {
  private final List<Duration> waits = new CopyOnWriteArrayList<>();

  public NotedWaits() {
    super(1);
  }

  public List<Duration> waits() {
    return waits;
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    waits.add(Duration.of(delay, unit.toChronoUnit()));
    return super.schedule(command, 0, unit);
  }
}
