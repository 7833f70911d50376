package io.mahnwerk.mocks.sap;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Lets known users of the right client in and hands their calls to the services. */
final class WebServer {
  private final SapOptions options;
  private final Sessions sessions;
  private final CallBreaker breaker;
  private final Services services;
  private final String authorization;

  /** What answers behind the sign-in. */
  record Services(
      List<ODataService> released, JournalEntryChange itemChange, CustomService custom) {
    Services {
      released = List.copyOf(released);
    }
  }

  WebServer(SapOptions options, Sessions sessions, CallBreaker breaker, Services services) {
    this.options = options;
    this.sessions = sessions;
    this.breaker = breaker;
    this.services = services;
    byte[] credentials =
        (options.user() + ":" + options.password()).getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  SapAnswer answer(SapRequest request) {
    return breaker.around(request, () -> authenticated(request));
  }

  private SapAnswer authenticated(SapRequest request) {
    String client = request.query().getOrDefault("sap-client", request.header("sap-client"));
    boolean rightClient = client.isBlank() || client.equals(options.client());
    if (!rightClient || !request.header("Authorization").equals(authorization)) {
      return SapAnswer.page(401, "Logon failed")
          .with("WWW-Authenticate", "Basic realm=\"SAP NetWeaver Application Server\"");
    }
    if (request.path().equals(JournalEntryChange.PATH)) {
      return services.itemChange().answer(request);
    }
    boolean isCustom = options.has(SapTrait.CUSTOM_SERVICE);
    if (isCustom && request.path().startsWith(CustomService.ROOT)) {
      return services.custom().answer(request);
    }
    return services.released().stream()
        .filter(service -> service.answers(request.path()))
        .findFirst()
        .map(service -> guarded(service, request))
        .orElseGet(() -> SapAnswer.page(404, "Not Found"));
  }

  private SapAnswer guarded(ODataService service, SapRequest request) {
    return sessions.lets(request)
        ? sessions.handOut(request, service.answer(request))
        : Sessions.refusal();
  }
}
