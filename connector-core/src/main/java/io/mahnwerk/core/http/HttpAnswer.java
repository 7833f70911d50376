package io.mahnwerk.core.http;

import io.mahnwerk.core.failure.FailureKind;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a ledger answered, read to its end. */
public final class HttpAnswer {
  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;

  HttpAnswer(int status, HttpHeaders headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  public int status() {
    return status;
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  public List<String> headers(String name) {
    return headers.allValues(name);
  }

  /** The body's own bytes, not a copy; callers only read them. */
  public byte[] body() {
    return body;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /**
   * How a status that is no success is to be taken. A status of 500 and above says nothing about
   * whether a change was carried out.
   */
  public FailureKind failureKind() {
    return failureKind(status);
  }

  /** The same for a status that came within an answer, as in a batch. */
  public static FailureKind failureKind(int status) {
    if (status >= 300 && status < 400) {
      return FailureKind.MISCONFIGURED;
    }
    return switch (status) {
      case 401, 407 -> FailureKind.UNAUTHORIZED;
      case 403 -> FailureKind.FORBIDDEN;
      case 404, 410 -> FailureKind.NOT_FOUND;
      case 429 -> FailureKind.RATE_LIMITED;
      case 408 -> FailureKind.UNAVAILABLE;
      default -> status >= 500 ? FailureKind.UNAVAILABLE : FailureKind.INVALID_REQUEST;
    };
  }

  @Override
  public String toString() {
    return "HttpAnswer[" + status + ", " + body.length + " bytes]";
  }
}
