package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;

/** What stands before the entities: sign-in and the service protection limits. */
final class FinServer {
  private static final String PATIENCE_SECONDS = "1";

  private final SignIn signIn;
  private final Throttle throttle;
  private final CallBreaker breaker;
  private final FinService service;

  FinServer(BcOptions load, SignIn signIn, CallBreaker breaker, FinService service) {
    this.signIn = signIn;
    this.breaker = breaker;
    this.service = service;
    this.throttle = new Throttle(load, System::nanoTime);
  }

  WebAnswer answer(WebRequest request) {
    if (signIn.isForTokens(request)) {
      return signIn.token(request);
    }
    return FinError.formed(
        throttle.around(
            () -> breaker.around(request, () -> authenticated(request)),
            Throttle.tooMany().with("Retry-After", PATIENCE_SECONDS)));
  }

  private WebAnswer authenticated(WebRequest request) {
    if (!signIn.lets(request)) {
      return signIn.refusal();
    }
    if (!request.path().startsWith(FinService.PATH + "/")) {
      return WebAnswer.page(404, "Not Found");
    }
    try {
      return service.answer(request, "http://" + request.host());
    } catch (BcError refused) {
      return refused.answer();
    }
  }
}
