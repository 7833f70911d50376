package io.mahnwerk.app.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays several ledgers at the same time until the time is up. */
final class Torture {
  private static final int LANES = 4;
  private static final Duration PROGRESS = Duration.ofSeconds(10);
  private static final Duration LAST_LANE = Duration.ofMinutes(1);

  private final TortureTerms terms;
  private final Evidence evidence;
  private final AtomicInteger worlds = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final long begun = System.nanoTime();

  Torture(TortureTerms terms, Evidence evidence) {
    this.terms = terms;
    this.evidence = evidence;
  }

  /**
   * Ends when the time is up and the last ledgers are released.
   *
   * @param progress called now and then with what has passed
   */
  void run(java.util.function.Consumer<Duration> progress) {
    ExecutorService threads = Executors.newFixedThreadPool(LANES);
    try {
      SplittableRandom random = new SplittableRandom(terms.seed());
      List<Future<?>> lanes = new ArrayList<>();
      for (int lane = 0; lane < LANES; lane++) {
        SplittableRandom own = random.split();
        lanes.add(threads.submit(() -> play(own)));
      }
      for (Future<?> lane : lanes) {
        await(lane, progress);
      }
    } finally {
      stop();
      end(threads);
    }
  }

  /** Where one lane failed the others still write for a moment. */
  private static void end(ExecutorService threads) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LAST_LANE.toSeconds(), TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException stop) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** Makes every lane come to its end soon. */
  void stop() {
    stopped.set(true);
  }

  private void play(SplittableRandom random) {
    try (WorkProcesses processes = new WorkProcesses(terms.sabotage())) {
      do {
        Arena arena = terms.arenas().get(worlds.getAndIncrement() % terms.arenas().size());
        long turnEnds = passed().toNanos() + turn();
        try (TortureSite site =
            new TortureSite(arena, new Lane(terms, processes, evidence), random.split())) {
          site.play(this::goesOn, () -> passed().toNanos() < turnEnds);
        }
      } while (goesOn());
    } catch (RuntimeException | Error failed) {
      stop();
      throw failed;
    }
  }

  /** How long one ledger is played, so that every one has its turn. */
  private long turn() {
    int turns = (terms.arenas().size() + LANES - 1) / LANES;
    return terms.length().toNanos() / turns;
  }

  /** What is left at the end is kept for coming to rest and for the release. */
  private boolean goesOn() {
    long length = terms.length().toNanos();
    long reserve = Math.min(TimeUnit.SECONDS.toNanos(8), length / 5);
    return !stopped.get() && passed().toNanos() < length - reserve;
  }

  private Duration passed() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private void await(Future<?> lane, java.util.function.Consumer<Duration> progress) {
    while (true) {
      try {
        lane.get(PROGRESS.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException stillAtWork) {
        progress.accept(passed());
      } catch (ExecutionException failed) {
        throw failed.getCause() instanceof RuntimeException known
            ? known
            : new IllegalStateException(failed.getCause());
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("The torture was interrupted", stop);
      }
    }
  }
}
