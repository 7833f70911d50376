package io.mahnwerk.core.http;

import java.time.Duration;

/**
 * How hard and how long a ledger is asked.
 *
 * @param callTimeout for one attempt, from its first byte sent to the last byte of the answer
 * @param attempts how often a call is tried in all, at least 1
 * @param firstWait before the second attempt; doubled for each further one
 * @param longestWait no wait is longer; a ledger that asks for more ends the call
 * @param rate across all threads of the connection
 * @param concurrent calls under way at one time
 * @param maxBodyBytes a longer answer is refused
 */
public record HttpLimits(
    Duration connectTimeout,
    Duration callTimeout,
    int attempts,
    Duration firstWait,
    Duration longestWait,
    Rate rate,
    int concurrent,
    int maxBodyBytes) {
  public static final HttpLimits DEFAULT =
      new HttpLimits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          4,
          Duration.ofMillis(250),
          Duration.ofSeconds(30),
          Rate.perSecond(200),
          4,
          64 * 1024 * 1024);

  public HttpLimits {
    if (attempts < 1 || concurrent < 1 || maxBodyBytes < 1) {
      throw new IllegalArgumentException("Attempts, concurrency and size must be at least 1");
    }
  }

  public HttpLimits withTimeouts(Duration connect, Duration call) {
    return new HttpLimits(
        connect, call, attempts, firstWait, longestWait, rate, concurrent, maxBodyBytes);
  }

  public HttpLimits withLoad(int perSecond, int atOneTime) {
    return withLoad(Rate.perSecond(perSecond), atOneTime);
  }

  public HttpLimits withLoad(Rate newRate, int atOneTime) {
    return new HttpLimits(
        connectTimeout,
        callTimeout,
        attempts,
        firstWait,
        longestWait,
        newRate,
        atOneTime,
        maxBodyBytes);
  }

  /** At most so many requests begin in each period, one after the other or all at once. */
  public record Rate(int requests, Duration period) {
    private static final int PARTS = 10;

    public Rate {
      if (requests < 1 || period.isNegative() || period.isZero()) {
        throw new IllegalArgumentException("A rate is at least 1 request in some time");
      }
    }

    public static Rate perSecond(int requests) {
      return new Rate(requests, Duration.ofSeconds(1));
    }

    /**
     * A rate that keeps within so many requests in any window of that length, wherever it begins: a
     * tenth of the window is counted at a time, and a window can touch eleven of them.
     */
    public static Rate slidingWindow(int requests, Duration window) {
      return new Rate(Math.max(1, requests / (PARTS + 1)), window.dividedBy(PARTS));
    }
  }
}
