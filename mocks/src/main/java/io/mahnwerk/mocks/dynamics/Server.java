package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What stands before the services: the proxy, sign-in, limits, and the way to each service. */
final class Server {
  static final String ENVIRONMENT = "Production";
  private static final String INSTANCE = "/BC290";
  private static final String PROXIED = "/erp";
  private static final int LONGEST_ADDRESS = 4096;
  private static final Pattern CUSTOMERS = Pattern.compile("/(dunningCustomers|CustomerCard)\\b");

  private final BcOptions options;
  private final SignIn signIn;
  private final Throttle throttle;
  private final CallBreaker breaker;
  private final List<ODataService> services;

  Server(BcOptions options, SignIn signIn, CallBreaker breaker, List<ODataService> services) {
    this.options = options;
    this.signIn = signIn;
    this.breaker = breaker;
    this.services = List.copyOf(services);
    this.throttle = new Throttle(options, System::nanoTime);
  }

  /** Where the services begin, without host and without a closing slash. */
  static String root(BcOptions options) {
    String instance =
        options.has(BcTrait.ON_PREMISES) ? INSTANCE : "/v2.0/" + SignIn.TENANT + "/" + ENVIRONMENT;
    return options.has(BcTrait.PROXY) ? PROXIED + instance : instance;
  }

  WebAnswer answer(WebRequest request) {
    if (signIn.isForTokens(request)) {
      return signIn.token(request);
    }
    if (options.has(BcTrait.PROXY) && request.addressLength() > LONGEST_ADDRESS) {
      return WebAnswer.page(414, "URI Too Long");
    }
    return throttle.around(() -> breaker.around(request, () -> authenticated(request)));
  }

  private WebAnswer authenticated(WebRequest request) {
    if (!signIn.lets(request)) {
      return signIn.refusal();
    }
    String root = root(options);
    if (!request.path().startsWith(root + "/")) {
      return WebAnswer.page(404, "Not Found");
    }
    WebRequest local = request.to(request.path().substring(root.length()));
    if (options.has(BcTrait.NO_PERMISSION) && CUSTOMERS.matcher(local.path()).find()) {
      return BcError.of(
              403,
              "Authorization_RequestDenied",
              "The current permissions prevented the action (TableData 18 Customer Read).")
          .answer();
    }
    String address = "http://" + request.host() + root;
    return services.stream()
        .filter(service -> service.answers(local.path()))
        .findFirst()
        .map(service -> orError(request, () -> service.answer(local, address)))
        .orElseGet(() -> BcError.noResource(local.path()).answer());
  }

  private static WebAnswer orError(WebRequest request, Supplier<WebAnswer> call) {
    try {
      return call.get();
    } catch (BcError refused) {
      return refused.answer(request.header("Accept-Language"));
    }
  }
}
