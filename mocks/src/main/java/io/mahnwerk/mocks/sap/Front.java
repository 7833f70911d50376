package io.mahnwerk.mocks.sap;

import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** What stands before the services: a proxy, and a system that is sometimes too busy. */
final class Front {
  static final String INNER_HOST = "https://s4-inner.corp.example:44300";
  private static final int LONGEST_ADDRESS = 4096;
  private static final Set<String> LET_THROUGH = Set.of("GET", "HEAD", "POST");
  private static final String WARNING =
      "{\"code\":\"F5/808\",\"message\":\"Posting period 011/2026 is about to be closed\","
          + "\"severity\":\"warning\",\"target\":\"\",\"details\":[]}";

  private final SapOptions options;
  private final AtomicLong reads = new AtomicLong();

  Front(SapOptions options) {
    this.options = options;
  }

  WebAnswer around(WebRequest request, Function<WebRequest, WebAnswer> system) {
    if (options.has(SapTrait.PROXY) && !LET_THROUGH.contains(request.method())) {
      return WebAnswer.page(405, "Method Not Allowed");
    }
    if (options.has(SapTrait.PROXY) && request.addressLength() > LONGEST_ADDRESS) {
      return WebAnswer.page(414, "URI Too Long");
    }
    if (options.busyEvery() > 0 && request.reads()) {
      long read = reads.incrementAndGet();
      if (read % options.busyEvery() == 0) {
        return read / options.busyEvery() % 2 == 1
            ? IcmPage.of(503, "No free work process")
            : WebAnswer.of(429, "application/json", "{\"fault\":{\"faultstring\":\"Quota\"}}")
                .with("Retry-After", "0");
      }
    }
    WebAnswer answer = system.apply(request);
    boolean warns = options.has(SapTrait.WARNINGS) && answer.status() / 100 == 2;
    return warns ? answer.with("sap-message", WARNING) : answer;
  }
}
