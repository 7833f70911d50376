package io.mahnwerk.mocks.sap;

import io.mahnwerk.mocks.erp.FaultInjection;
import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Breaks the calls it was asked to break. Fetching a token is a read. */
final class CallBreaker implements FaultInjection {
  private static final Set<Fault> CHANGES_ONLY =
      EnumSet.of(
          Fault.EXPIRED_TOKEN,
          Fault.TOKEN_REFUSED,
          Fault.CONFLICT,
          Fault.PRECONDITION_FAILED,
          Fault.PRECONDITION_REQUIRED);
  private static final Set<Fault> READS_ONLY = EnumSet.of(Fault.REPEATED_PAGE, Fault.PAGE_CIRCLE);

  private final Sessions sessions;
  private final Map<Call, Deque<Fault>> planned = new EnumMap<>(Call.class);
  private final Map<Call, Long> served = new EnumMap<>(Call.class);
  private final PageBreaker pages = new PageBreaker();

  CallBreaker(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public synchronized boolean failNext(Call call, Fault fault) {
    if ((call == Call.READ ? CHANGES_ONLY : READS_ONLY).contains(fault)) {
      return false;
    }
    planned.computeIfAbsent(call, c -> new ArrayDeque<>()).add(fault);
    return true;
  }

  @Override
  public synchronized void calm() {
    planned.clear();
    pages.calm();
  }

  @Override
  public synchronized long served(Call call) {
    return served.getOrDefault(call, 0L);
  }

  WebAnswer around(WebRequest request, Supplier<WebAnswer> answer) {
    Call call = request.reads() ? Call.READ : Call.WRITE;
    Fault fault = next(call);
    return pages.passing(
        request, fault, () -> fault == null ? answer.get() : broken(fault, answer));
  }

  private synchronized @org.jspecify.annotations.Nullable Fault next(Call call) {
    served.merge(call, 1L, Long::sum);
    Deque<Fault> faults = planned.get(call);
    return faults == null ? null : faults.poll();
  }

  private WebAnswer broken(Fault fault, Supplier<WebAnswer> answer) {
    return switch (fault) {
      case SERVER_ERROR -> WebAnswer.page(500, "Application Server Error");
      case UNAVAILABLE -> WebAnswer.page(503, "Service Unavailable");
      case RATE_LIMITED -> WebAnswer.page(429, "Too Many Requests").with("Retry-After", "1");
      case RATE_LIMITED_SILENTLY -> WebAnswer.page(429, "Too Many Requests");
      case TOKEN_REFUSED -> Sessions.refusal();
      case CONFLICT -> WebAnswer.page(409, "Conflict");
      case PRECONDITION_FAILED -> WebAnswer.page(412, "Precondition Failed");
      case PRECONDITION_REQUIRED -> WebAnswer.page(428, "Precondition Required");
      case REPEATED_PAGE, PAGE_CIRCLE -> answer.get();
      case UNAUTHORIZED -> WebAnswer.page(401, "Logon failed");
      case RESET -> WebAnswer.connectionReset();
      case TRUNCATED -> answer.get().cutInHalf();
      case JUNK -> WebAnswer.page(200, "Welcome");
      case LOST_ANSWER -> {
        answer.get();
        yield WebAnswer.connectionReset();
      }
      case EXPIRED_TOKEN -> {
        sessions.expireAll();
        yield answer.get();
      }
    };
  }
}
