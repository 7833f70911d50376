package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.mocks.erp.FaultInjection;
import io.mahnwerk.mocks.erp.FaultInjection.Call;
import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.web.PlannedFaults;
import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Breaks the calls it was asked to break; asking the token service is none of them. */
final class CallBreaker {
  private static final Set<Fault> CHANGES_ONLY =
      EnumSet.of(Fault.CONFLICT, Fault.PRECONDITION_FAILED);

  /** What this protocol has no word for. */
  private static final Set<Fault> STRANGE =
      EnumSet.of(Fault.TOKEN_REFUSED, Fault.PRECONDITION_REQUIRED);

  private static final Set<Fault> READS_ONLY = EnumSet.of(Fault.REPEATED_PAGE, Fault.PAGE_CIRCLE);
  private static final Pattern CHANGE =
      Pattern.compile("\"method\"\\s*:\\s*\"(?:PATCH|POST|PUT|DELETE)\"");

  private final SignIn signIn;
  private final PageBreaker pages = new PageBreaker();
  private final PlannedFaults planned;

  CallBreaker(SignIn signIn) {
    this.signIn = signIn;
    Set<Fault> notOfReads = EnumSet.copyOf(CHANGES_ONLY);
    notOfReads.addAll(STRANGE);
    Set<Fault> notOfWrites = EnumSet.copyOf(READS_ONLY);
    notOfWrites.addAll(STRANGE);
    if (signIn.isBasic()) {
      notOfReads.add(Fault.EXPIRED_TOKEN);
      notOfWrites.add(Fault.EXPIRED_TOKEN);
    }
    this.planned = new PlannedFaults(notOfReads, notOfWrites, this::calm);
  }

  private void calm() {
    pages.calm();
    signIn.calm();
  }

  FaultInjection faults() {
    return planned;
  }

  WebAnswer around(WebRequest request, Supplier<WebAnswer> answer) {
    Optional<Fault> fault = planned.met(isRead(request) ? Call.READ : Call.WRITE);
    return pages.passing(
        request, fault, () -> fault.isPresent() ? broken(fault.get(), answer) : answer.get());
  }

  /** A batch of reads reads. */
  private static boolean isRead(WebRequest request) {
    boolean batch = request.path().endsWith("/$batch");
    return request.reads() || batch && !CHANGE.matcher(request.text()).find();
  }

  private WebAnswer broken(Fault fault, Supplier<WebAnswer> answer) {
    return switch (fault) {
      case SERVER_ERROR ->
          BcError.of(500, "Internal_ServerError", "An internal error occurred.").answer();
      case UNAVAILABLE -> WebAnswer.page(503, "Service Unavailable");
      case RATE_LIMITED -> tooMany().with("Retry-After", "1");
      case RATE_LIMITED_SILENTLY -> tooMany();
      case CONFLICT -> BcError.changed(409).answer();
      case PRECONDITION_FAILED -> BcError.changed(412).answer();
      case UNAUTHORIZED -> {
        signIn.forgetSecretOnce();
        yield signIn.refusal();
      }
      case RESET -> WebAnswer.connectionReset();
      case TRUNCATED -> answer.get().cutInHalf();
      case JUNK -> WebAnswer.page(200, "Sign in to your account");
      case LOST_ANSWER -> {
        answer.get();
        yield WebAnswer.connectionReset();
      }
      case EXPIRED_TOKEN -> {
        signIn.expireAll();
        yield answer.get();
      }
      case REPEATED_PAGE, PAGE_CIRCLE, TOKEN_REFUSED, PRECONDITION_REQUIRED -> answer.get();
    };
  }

  private static WebAnswer tooMany() {
    return BcError.of(429, "Application_TooManyRequests", "Too many requests.").answer();
  }
}
