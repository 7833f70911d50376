package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.mocks.web.WebAnswer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The operational limits of one user: calls at one time, calls that wait, calls within five
 * minutes. What is too much is turned away with 429 and no word when to come back.
 */
final class Throttle {
  private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final Semaphore places;
  private final int queue;
  private final int most;
  private final LongSupplier nanoTime;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Deque<Long> arrivals = new ArrayDeque<>();

  /**
   * @param nanoTime the clock of the window, as {@link System#nanoTime} gives it
   */
  Throttle(BcOptions options, LongSupplier nanoTime) {
    this.places = new Semaphore(options.concurrent(), true);
    this.queue = options.queue();
    this.most = options.requestsPerWindow();
    this.nanoTime = nanoTime;
  }

  WebAnswer around(Supplier<WebAnswer> call) {
    return around(call, tooMany());
  }

  static WebAnswer tooMany() {
    return BcError.of(429, "Application_TooManyRequests", "Too many requests.").answer();
  }

  /** The same for a server that says more to what is too much. */
  WebAnswer around(Supplier<WebAnswer> call, WebAnswer tooMuch) {
    if (!isWithinWindow() || !enter()) {
      return tooMuch;
    }
    try {
      return call.get();
    } finally {
      places.release();
    }
  }

  private boolean enter() {
    if (places.tryAcquire()) {
      return true;
    }
    try {
      if (waiting.incrementAndGet() > queue) {
        return false;
      }
      places.acquire();
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.decrementAndGet();
    }
  }

  private synchronized boolean isWithinWindow() {
    if (most == 0) {
      return true;
    }
    long now = nanoTime.getAsLong();
    while (!arrivals.isEmpty() && now - arrivals.peekFirst() > WINDOW_NANOS) {
      arrivals.removeFirst();
    }
    if (arrivals.size() >= most) {
      return false;
    }
    arrivals.addLast(now);
    return true;
  }
}
