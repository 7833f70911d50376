package io.mahnwerk.app.serve;

import io.mahnwerk.app.config.PushSettings;
import io.mahnwerk.app.push.HintDesk;
import io.mahnwerk.core.spi.ChangeHints.Call;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes the calls by which ledgers hint at changes, from anywhere: a caller is known by the secret
 * that was arranged, and all that a hint can do is bring a read forward. Calls longer than any hint
 * are not read to their end, and only a few are read at one time; the others are asked to come
 * again.
 */
@RestController
class HintController {
  private static final int MOST_BYTES = 2 << 20;
  static final int MOST_AT_ONCE = 8;

  private final HintDesk hints;
  private final Runnable wake;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  /**
   * @param wake has the work on hints done soon
   */
  HintController(HintDesk hints, Runnable wake) {
    this.hints = hints;
    this.wake = wake;
  }

  @PostMapping(PushSettings.PATH + "{connection}")
  ResponseEntity<String> take(
      @PathVariable("connection") String connection, HttpServletRequest request)
      throws IOException {
    if (!places.tryAcquire()) {
      return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
    }
    try {
      return answer(connection, request);
    } finally {
      places.release();
    }
  }

  private ResponseEntity<String> answer(String connection, HttpServletRequest request)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
    }
    Optional<String> answer = hints.receive(connection, new Call(parameters(request), body));
    if (answer.isEmpty()) {
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    if (answer.get().isEmpty()) {
      wake.run();
    }
    return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(answer.get());
  }

  private static Map<String, String> parameters(HttpServletRequest request) {
    Map<String, String> first = new TreeMap<>();
    request.getParameterMap().forEach((name, values) -> first.put(name, values[0]));
    return first;
  }
}
