package io.mahnwerk.core.http;

import java.time.Duration;

/**
 * How hard and how long a ledger is asked.
 *
 * @param callTimeout for one attempt, from its first byte sent to the last byte of the answer
 * @param attempts how often a call is tried in all, at least 1
 * @param firstWait before the second attempt; doubled for each further one
 * @param longestWait no wait is longer; a ledger that asks for more ends the call
 * @param requestsPerSecond across all threads of the connection
 * @param concurrent calls under way at one time
 * @param maxBodyBytes a longer answer is refused
 */
public record HttpLimits(
    Duration connectTimeout,
    Duration callTimeout,
    int attempts,
    Duration firstWait,
    Duration longestWait,
    int requestsPerSecond,
    int concurrent,
    int maxBodyBytes) {
  public static final HttpLimits DEFAULT =
      new HttpLimits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          4,
          Duration.ofMillis(250),
          Duration.ofSeconds(30),
          200,
          4,
          64 * 1024 * 1024);

  public HttpLimits {
    if (attempts < 1 || requestsPerSecond < 1 || concurrent < 1 || maxBodyBytes < 1) {
      throw new IllegalArgumentException("Attempts, rate, concurrency and size must be at least 1");
    }
  }

  public HttpLimits withTimeouts(Duration connect, Duration call) {
    return new HttpLimits(
        connect,
        call,
        attempts,
        firstWait,
        longestWait,
        requestsPerSecond,
        concurrent,
        maxBodyBytes);
  }

  public HttpLimits withLoad(int perSecond, int atOneTime) {
    return new HttpLimits(
        connectTimeout,
        callTimeout,
        attempts,
        firstWait,
        longestWait,
        perSecond,
        atOneTime,
        maxBodyBytes);
  }
}
