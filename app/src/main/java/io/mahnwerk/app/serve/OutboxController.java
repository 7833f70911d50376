package io.mahnwerk.app.serve;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.Sentence;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

  private final Outboxes outboxes;
  private final PageKey key;
  private final Door door;
  private final AtomicReference<Optional<Sentence>> said = new AtomicReference<>(Optional.empty());

  OutboxController(Outboxes outboxes, PageKey key, Door door) {
    this.outboxes = outboxes;
    this.key = key;
    this.door = door;
  }

  @GetMapping(PATH)
  ResponseEntity<byte[]> page(
      @RequestParam(name = "key", defaultValue = "") String given,
      @CookieValue(name = Door.COOKIE, defaultValue = "") String cookie) {
    if (door.isEntering(given)) {
      return door.enter(given);
    } else if (!door.mayEnter(cookie)) {
      return door.refused();
    }
    try {
      OutboxPage page = new OutboxPage(key.form(), said.getAndSet(Optional.empty()));
      return Door.html(HttpStatus.OK, page.html(outboxes.locale(), outboxes.all()));
    } catch (CommandFailure failed) {
      return door.says(failed.sentence());
    }
  }

  @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<byte[]> decide(
      HttpServletRequest request,
      @RequestParam(name = "form", defaultValue = "") String form,
      @CookieValue(name = Door.COOKIE, defaultValue = "") String cookie) {
    if (!door.mayDecide(request, form, cookie)) {
      return door.refused();
    }
    said.set(Optional.of(decided(request)));
    return Door.redirect(PATH);
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

  private static String given(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("");
  }
}
