package io.mahnwerk.app.serve;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Forbids a page everything but its own style and, where it has any, its own forms, and refuses
 * foreign host names.
 */
final class SecurityHeaders extends OncePerRequestFilter {
  private static final String POLICY = "Content-Security-Policy";
  private static final Map<String, String> HEADERS =
      Map.of(
          POLICY,
          policy("'none'"),
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=()",
          "Cache-Control",
          "no-store");

  private static final Set<String> WITH_FORMS =
      Set.of(
          OutboxController.PATH,
          FilesController.PATH,
          DebtorController.PROPOSALS,
          DebtorController.DEBTOR);

  private final AllowedHosts hosts;

  SecurityHeaders(AllowedHosts hosts) {
    this.hosts = hosts;
  }

  private static String policy(String formAction) {
    return "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action "
        + formAction
        + "; frame-ancestors 'none'";
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HEADERS.forEach(response::setHeader);
    if (WITH_FORMS.contains(request.getRequestURI())) {
      response.setHeader(POLICY, policy("'self'"));
      // Without any referrer a browser would hide from us that a form is our own: Origin is null.
      response.setHeader("Referrer-Policy", "same-origin");
    }
    if (!hosts.allow(request.getServerName(), request.getServletPath())) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    chain.doFilter(request, response);
  }
}
