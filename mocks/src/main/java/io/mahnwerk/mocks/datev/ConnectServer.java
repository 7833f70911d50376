package io.mahnwerk.mocks.datev;

import io.mahnwerk.mocks.erp.FaultInjection;
import io.mahnwerk.mocks.erp.FaultInjection.Call;
import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.web.LocalWeb;
import io.mahnwerk.mocks.web.PlannedFaults;
import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;

/**
 * DATEVconnect on a free port of 127.0.0.1, which lets one user in by Basic authentication. It has
 * no tokens and no quota, names no versions, and its pages hold no links.
 */
final class ConnectServer implements AutoCloseable {
  static final String USER = "MAHNWERK";
  static final String PASSWORD = "Mahnwerk-Passw0rd";
  private static final EnumSet<Fault> UNKNOWN =
      EnumSet.of(
          Fault.EXPIRED_TOKEN,
          Fault.TOKEN_REFUSED,
          Fault.RATE_LIMITED,
          Fault.RATE_LIMITED_SILENTLY,
          Fault.PRECONDITION_FAILED,
          Fault.PRECONDITION_REQUIRED,
          Fault.REPEATED_PAGE,
          Fault.PAGE_CIRCLE);
  private static final String AUTHORIZATION =
      "Basic "
          + Base64.getEncoder()
              .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));

  private final ConnectRoutes routes;
  private final PlannedFaults faults = faultsOfThisProtocol();
  private final LocalWeb web;

  ConnectServer(ConnectRoutes routes) {
    this.routes = routes;
    this.web = LocalWeb.start("simulated-datevconnect", this::answer);
  }

  String address() {
    return "http://127.0.0.1:" + web.port() + ConnectRoutes.ROOT;
  }

  FaultInjection faults() {
    return faults;
  }

  @Override
  public void close() {
    web.close();
  }

  private static PlannedFaults faultsOfThisProtocol() {
    EnumSet<Fault> notOfReads = EnumSet.copyOf(UNKNOWN);
    notOfReads.add(Fault.CONFLICT);
    return new PlannedFaults(notOfReads, UNKNOWN, () -> {});
  }

  private WebAnswer answer(WebRequest request) {
    Optional<Fault> fault = faults.met(request.reads() ? Call.READ : Call.WRITE);
    return fault.isPresent() ? broken(fault.get(), request) : letIn(request);
  }

  private WebAnswer letIn(WebRequest request) {
    if (!request.header("Authorization").equals(AUTHORIZATION)) {
      return WebAnswer.page(401, "Unauthorized")
          .with("WWW-Authenticate", "Basic realm=\"DATEVconnect\"");
    }
    return routes.answer(request);
  }

  private WebAnswer broken(Fault fault, WebRequest request) {
    return switch (fault) {
      case SERVER_ERROR -> WebAnswer.page(500, "Internal Server Error");
      case UNAVAILABLE -> WebAnswer.page(503, "Service Unavailable");
      case UNAUTHORIZED -> WebAnswer.page(401, "Unauthorized");
      case CONFLICT -> WebAnswer.page(409, "Conflict");
      case RESET -> WebAnswer.connectionReset();
      case TRUNCATED -> letIn(request).cutInHalf();
      case JUNK -> WebAnswer.page(200, "Welcome");
      case LOST_ANSWER -> {
        letIn(request);
        yield WebAnswer.connectionReset();
      }
      default -> throw new IllegalStateException("DATEVconnect knows no " + fault);
    };
  }
}
