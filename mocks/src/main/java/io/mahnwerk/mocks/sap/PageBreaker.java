package io.mahnwerk.mocks.sap;

import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives wrong pages of a list: one that was given before, or some that lead back to themselves. */
final class PageBreaker {
  private static final int CIRCLING_PAGES = 3;

  private String lastPath = "";
  private @Nullable WebAnswer last;
  private String circlingPath = "";
  private int circling;

  synchronized void calm() {
    circling = 0;
  }

  synchronized WebAnswer passing(
      WebRequest request, @Nullable Fault fault, Supplier<WebAnswer> answer) {
    if (fault == Fault.REPEATED_PAGE && last != null && request.path().equals(lastPath)) {
      return last;
    }
    if (fault == Fault.PAGE_CIRCLE) {
      circlingPath = request.path();
      circling = CIRCLING_PAGES;
    }
    WebAnswer given = answer.get();
    if (!isPage(given)) {
      return given;
    }
    lastPath = request.path();
    last = given;
    if (circling == 0 || !request.path().equals(circlingPath)) {
      return given;
    }
    circling--;
    return leadingBack(request, given);
  }

  private static boolean isPage(WebAnswer answer) {
    return answer.status() == 200 && text(answer).startsWith("{\"d\":{\"results\":");
  }

  private static WebAnswer leadingBack(WebRequest request, WebAnswer page) {
    String text = text(page);
    int end =
        text.contains("],\"__next\":") ? text.lastIndexOf("],\"__next\":") : text.length() - 3;
    String self = "http://" + request.header("Host") + request.path();
    String back =
        text.substring(0, end + 1) + ",\"__next\":\"" + new NextLink(self, request).after(0);
    return new WebAnswer(
        page.status(),
        page.headers(),
        (back + "\"}}").getBytes(StandardCharsets.UTF_8),
        page.reset());
  }

  private static String text(WebAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
