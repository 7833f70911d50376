package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives wrong pages of a list: one that was given before, or some that lead back to themselves. */
final class PageBreaker {
  private static final int CIRCLING_PAGES = 3;
  private static final String LINK = ",\"@odata.nextLink\":\"";

  private String lastList = "";
  private @Nullable WebAnswer last;
  private String circlingPath = "";
  private int circling;

  synchronized void calm() {
    circling = 0;
  }

  synchronized WebAnswer passing(
      WebRequest request, Optional<Fault> fault, Supplier<WebAnswer> answer) {
    if (fault.equals(Optional.of(Fault.REPEATED_PAGE))
        && last != null
        && list(request).equals(lastList)) {
      return last;
    }
    if (fault.equals(Optional.of(Fault.PAGE_CIRCLE))) {
      circlingPath = request.path();
      circling = CIRCLING_PAGES;
    }
    WebAnswer given = answer.get();
    if (given.status() != 200 || !given.text().contains("\"value\":[")) {
      return given;
    }
    lastList = list(request);
    last = given;
    if (circling == 0 || !request.path().equals(circlingPath)) {
      return given;
    }
    circling--;
    return leadingBack(request, given);
  }

  /** A question for other fields is no page of the same list. */
  private static String list(WebRequest request) {
    return request.path() + "?" + request.option("$select");
  }

  private static WebAnswer leadingBack(WebRequest request, WebAnswer page) {
    String text = page.text();
    int end = text.contains(LINK) ? text.lastIndexOf(LINK) : text.length() - 1;
    String self = "http://" + request.host() + request.path();
    String back = text.substring(0, end) + LINK + Paging.link(self, request, "") + "\"}";
    return page.withBody(back.getBytes(StandardCharsets.UTF_8));
  }
}
