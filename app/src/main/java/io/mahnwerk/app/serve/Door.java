package io.mahnwerk.app.serve;

import io.mahnwerk.core.model.Sentence;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;

/**
 * Who may see the pages with buttons and use these: on this machine only, with the key that the
 * terminal showed, and by a form of the pages themselves.
 */
record Door(PageKey key, AllowedHosts hosts, Locale locale) {
  /** Its value is the key; the pages lie at or below the address it is sent to. */
  static final String COOKIE = "mahnwerk-key";

  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  boolean isEntering(String given) {
    return hosts.loopback() && key.isVisitor(given);
  }

  boolean mayEnter(String cookie) {
    return hosts.loopback() && key.isVisitor(cookie);
  }

  /** Whether a form was sent by who may enter, from a page of ours. */
  boolean mayDecide(HttpServletRequest request, String form, String cookie) {
    return mayEnter(cookie) && key.isForm(form) && !isForeign(request);
  }

  /** To the page without the key in its address, which is kept as a cookie instead. */
  ResponseEntity<byte[]> enter(String given) {
    ResponseCookie kept =
        ResponseCookie.from(COOKIE, given)
            .path(OutboxController.PATH)
            .httpOnly(true)
            .sameSite("Strict")
            .build();
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(OutboxController.PATH))
        .header(HttpHeaders.SET_COOKIE, kept.toString())
        .build();
  }

  ResponseEntity<byte[]> refused() {
    Sentence why =
        hosts.loopback()
            ? new Sentence(
                "Open the address of the outbox that 'mahnwerk serve' printed; it holds the key.",
                "Öffnen Sie die Adresse des Postausgangs, die 'mahnwerk serve' gezeigt hat; sie"
                    + " enthält den Schlüssel.")
            : new Sentence(
                "Decisions are made on the machine of Mahnwerk only; use 'mahnwerk outbox'.",
                "Entschieden wird nur auf dem Rechner von Mahnwerk; nehmen Sie 'mahnwerk outbox'.");
    return html(HttpStatus.FORBIDDEN, OutboxPage.sentence(locale, why));
  }

  /** A page with nothing but a sentence. */
  ResponseEntity<byte[]> says(Sentence sentence) {
    return html(HttpStatus.OK, OutboxPage.sentence(locale, sentence));
  }

  static ResponseEntity<byte[]> redirect(String address) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(address)).build();
  }

  static ResponseEntity<byte[]> html(HttpStatus status, String page) {
    return ResponseEntity.status(status)
        .contentType(HTML)
        .body(page.getBytes(StandardCharsets.UTF_8));
  }

  /** Browsers say where a form comes from; what they say must agree with the key. */
  private static boolean isForeign(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    String own = "http://" + request.getHeader(HttpHeaders.HOST);
    return site != null && !site.equals("same-origin") || origin != null && !origin.equals(own);
  }
}
