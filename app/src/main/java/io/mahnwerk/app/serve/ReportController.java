package io.mahnwerk.app.serve;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers the three addresses of the service. */
@RestController
class ReportController {
  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
  private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

  private final ReportFolder folder;

  ReportController(ReportFolder folder) {
    this.folder = folder;
  }

  @GetMapping(path = "/health", produces = MediaType.APPLICATION_JSON_VALUE)
  Map<String, Object> health() {
    return Map.of("status", "UP", "report", folder.page().isPresent());
  }

  @GetMapping("/")
  ResponseEntity<byte[]> page() {
    return answer(folder.page(), HTML);
  }

  @GetMapping("/report.json")
  ResponseEntity<byte[]> json() {
    return answer(folder.json(), MediaType.APPLICATION_JSON);
  }

  private static ResponseEntity<byte[]> answer(Optional<byte[]> file, MediaType type) {
    return file.map(bytes -> ResponseEntity.ok().contentType(type).body(bytes))
        .orElseGet(
            () ->
                ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .contentType(TEXT)
                    .body(
                        "There is no report yet; ./mahnwerk demo writes one.\n"
                            .getBytes(StandardCharsets.UTF_8)));
  }
}
