package io.mahnwerk.app.serve;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.Sentence;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page on which a person decides about declined writes, under the same rules as on the command
 * line. It answers on this machine only and only to who knows the key that the terminal showed; a
 * decision must come from a form of the page itself.
 */
@RestController
class OutboxController {
  static final String PATH = "/outbox";
  private static final String COOKIE = "mahnwerk-key";
  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  private final Outboxes outboxes;
  private final PageKey key;
  private final AllowedHosts hosts;
  private final AtomicReference<Optional<Sentence>> said = new AtomicReference<>(Optional.empty());

  OutboxController(Outboxes outboxes, PageKey key, AllowedHosts hosts) {
    this.outboxes = outboxes;
    this.key = key;
    this.hosts = hosts;
  }

  @GetMapping(PATH)
  ResponseEntity<byte[]> page(
      @RequestParam(name = "key", defaultValue = "") String given,
      @CookieValue(name = COOKIE, defaultValue = "") String cookie) {
    if (hosts.loopback() && key.isVisitor(given)) {
      ResponseCookie kept =
          ResponseCookie.from(COOKIE, given).path(PATH).httpOnly(true).sameSite("Strict").build();
      return redirect().header(HttpHeaders.SET_COOKIE, kept.toString()).build();
    }
    if (!mayEnter(cookie)) {
      return refused();
    }
    try {
      OutboxPage page = new OutboxPage(key.form(), said.getAndSet(Optional.empty()));
      return html(HttpStatus.OK, page.html(outboxes.locale(), outboxes.all()));
    } catch (CommandFailure failed) {
      return html(HttpStatus.OK, OutboxPage.sentence(outboxes.locale(), failed.sentence()));
    }
  }

  @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<byte[]> decide(
      HttpServletRequest request,
      @RequestParam(name = "form", defaultValue = "") String form,
      @CookieValue(name = COOKIE, defaultValue = "") String cookie) {
    if (!mayEnter(cookie) || !key.isForm(form) || isForeign(request)) {
      return refused();
    }
    said.set(Optional.of(decided(request)));
    return redirect().build();
  }

  private Sentence decided(HttpServletRequest request) {
    Optional<Decision> decision = Decision.of(given(request, "decision"));
    if (decision.isEmpty()) {
      return new Sentence("The form decides nothing.", "Das Formular entscheidet nichts.");
    }
    try {
      return outboxes.decide(
          given(request, "connection"), desk -> decision.get().at(desk, given(request, "number")));
    } catch (CommandFailure failed) {
      return failed.sentence();
    } catch (ConnectorException failed) {
      return failed.sentence();
    }
  }

  private boolean mayEnter(String cookie) {
    return hosts.loopback() && key.isVisitor(cookie);
  }

  /** Browsers say where a form comes from; what they say must agree with the key. */
  static boolean isForeign(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    String own = "http://" + request.getHeader(HttpHeaders.HOST);
    return site != null && !site.equals("same-origin") || origin != null && !origin.equals(own);
  }

  private static String given(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("");
  }

  private ResponseEntity<byte[]> refused() {
    Sentence why =
        hosts.loopback()
            ? new Sentence(
                "Open the address of the outbox that 'mahnwerk serve' printed; it holds the key.",
                "Öffnen Sie die Adresse des Postausgangs, die 'mahnwerk serve' gezeigt hat; sie"
                    + " enthält den Schlüssel.")
            : new Sentence(
                "Decisions are made on the machine of Mahnwerk only; use 'mahnwerk outbox'.",
                "Entschieden wird nur auf dem Rechner von Mahnwerk; nehmen Sie 'mahnwerk outbox'.");
    return html(HttpStatus.FORBIDDEN, OutboxPage.sentence(outboxes.locale(), why));
  }

  private static ResponseEntity.BodyBuilder redirect() {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(PATH));
  }

  private static ResponseEntity<byte[]> html(HttpStatus status, String page) {
    return ResponseEntity.status(status)
        .contentType(HTML)
        .body(page.getBytes(StandardCharsets.UTF_8));
  }
}
