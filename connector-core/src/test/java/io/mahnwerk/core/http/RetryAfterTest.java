package io.mahnwerk.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
  private static final RetryAfter RETRY_AFTER =
      new RetryAfter(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));

  @Test
  void readsSeconds() {
    assertThat(asked("Retry-After", "120")).contains(Duration.ofMinutes(2));
  }

  @Test
  void takesADateRelativeToTheAnswersOwnDate() {
    assertThat(
            asked(
                "Retry-After", "Tue, 05 May 2026 10:00:30 GMT",
                "Date", "Tue, 05 May 2026 10:00:00 GMT"))
        .contains(Duration.ofSeconds(30));
  }

  @Test
  void takesADateRelativeToOurClockWhenTheAnswerHasNone() {
    assertThat(asked("Retry-After", "Sun, 01 Mar 2026 12:00:05 GMT"))
        .contains(Duration.ofSeconds(5));
  }

  @Test
  void doesNotWaitForADateThatHasPassed() {
    assertThat(asked("Retry-After", "Sun, 01 Mar 2026 11:00:00 GMT")).contains(Duration.ZERO);
  }

  @Test
  void ignoresWhatIsNeither() {
    assertThat(asked("Retry-After", "soon")).isEmpty();
    assertThat(asked("Retry-After", "-1")).isEmpty();
    assertThat(asked()).isEmpty();
  }

  private static Optional<Duration> asked(String... headers) {
    Map<String, List<String>> pairs = new TreeMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      pairs.put(headers[i], List.of(headers[i + 1]));
    }
    return RETRY_AFTER.of(
        new HttpAnswer(429, HttpHeaders.of(pairs, (name, value) -> true), new byte[0]));
  }
}
