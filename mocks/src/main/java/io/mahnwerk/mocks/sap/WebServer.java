package io.mahnwerk.mocks.sap;

import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets known users of the right client in and hands their calls to the services. */
final class WebServer {
  private final SapOptions options;
  private final Sessions sessions;
  private final CallBreaker breaker;
  private final Services services;
  private final String authorization;

  /**
   * What answers behind the sign-in.
   *
   * @param books in the order of the company codes
   */
  record Services(JournalEntryChange itemChange, List<Books> books) {
    Services {
      books = List.copyOf(books);
    }
  }

  /**
   * What answers about the books of one company code. A call that names none is about customers'
   * general data, which all company codes share.
   */
  record Books(String companyCode, List<ODataService> released, CustomService custom) {
    private static final Pattern NAMED = Pattern.compile("CompanyCode(?: eq |=)'([^']*)'");

    Books {
      released = List.copyOf(released);
    }

    boolean areMeantBy(WebRequest request) {
      Matcher named =
          NAMED.matcher(request.path() + " " + request.query().getOrDefault("$filter", ""));
      return !named.find() || named.group(1).equals(companyCode);
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

  WebAnswer answer(WebRequest request) {
    return breaker.around(request, () -> authenticated(request));
  }

  private WebAnswer authenticated(WebRequest request) {
    String client = request.query().getOrDefault("sap-client", request.header("sap-client"));
    boolean rightClient = client.isBlank() || client.equals(options.client());
    if (!rightClient || !request.header("Authorization").equals(authorization)) {
      return WebAnswer.page(401, "Logon failed")
          .with("WWW-Authenticate", "Basic realm=\"SAP NetWeaver Application Server\"");
    }
    if (request.path().equals(JournalEntryChange.PATH)) {
      return services.itemChange().answer(request);
    }
    Books asked =
        services.books().stream()
            .filter(books -> books.areMeantBy(request))
            .findFirst()
            .orElse(services.books().get(0));
    boolean isCustom = options.has(SapTrait.CUSTOM_SERVICE);
    if (isCustom && request.path().startsWith(CustomService.ROOT)) {
      return asked.custom().answer(request);
    }
    return asked.released().stream()
        .filter(service -> service.answers(request.path()))
        .findFirst()
        .map(service -> guarded(service, request))
        .orElseGet(() -> WebAnswer.page(404, "Not Found"));
  }

  private WebAnswer guarded(ODataService service, WebRequest request) {
    return sessions.lets(request)
        ? sessions.handOut(request, service.answer(request))
        : Sessions.refusal();
  }
}
