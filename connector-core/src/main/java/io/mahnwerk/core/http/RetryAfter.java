package io.mahnwerk.core.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads how long a ledger asks to wait: seconds or an HTTP date (RFC 9110, 10.2.3). A date is taken
 * relative to the answer's own Date header, so that two clocks that disagree do no harm.
 */
record RetryAfter(Clock clock) {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  Optional<Duration> of(HttpAnswer answer) {
    return answer.header("Retry-After").flatMap(value -> parse(value.strip(), answer));
  }

  private Optional<Duration> parse(String value, HttpAnswer answer) {
    if (SECONDS.matcher(value).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    Instant now = answer.header("Date").flatMap(RetryAfter::date).orElseGet(clock::instant);
    return date(value)
        .map(until -> Duration.between(now, until))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  private static Optional<Instant> date(String value) {
    try {
      return Optional.of(
          ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException notAnHttpDate) {
      return Optional.empty();
    }
  }
}
