package io.mahnwerk.app.serve;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.files.FileDesk;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.FileExchange.Missing;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * The page on which a person brings exports and fetches what was made of them, for offices where
 * nobody opens a shell. It opens like the page of the outbox, below whose address it lies, and
 * gives out nothing but what lies in a connection's outbox.
 */
@RestController
class FilesController {
  static final String PATH = OutboxController.PATH + "/files";
  static final String ONE = PATH + "/one";
  static final String BATCH = PATH + "/batch";

  private final FileDesk desk;
  private final PageKey key;
  private final Door door;
  private final AtomicReference<List<Sentence>> said = new AtomicReference<>(List.of());

  FilesController(FileDesk desk, PageKey key, Door door) {
    this.desk = desk;
    this.key = key;
    this.door = door;
  }

  @GetMapping(PATH)
  ResponseEntity<byte[]> page(@CookieValue(name = Door.COOKIE, defaultValue = "") String cookie) {
    if (!door.mayEnter(cookie)) {
      return door.refused();
    }
    try {
      FilesPage page = new FilesPage(key.form(), said.getAndSet(List.of()));
      return Door.html(HttpStatus.OK, page.html(desk.locale(), desk.all()));
    } catch (CommandFailure failed) {
      return door.says(failed.sentence());
    }
  }

  @PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<byte[]> bring(
      HttpServletRequest request,
      @RequestParam(name = "form", defaultValue = "") String form,
      @RequestParam(name = "connection", defaultValue = "") String connection,
      @RequestParam(name = "missing", defaultValue = "DOUBTED") Missing missing,
      @RequestParam(name = "file") MultipartFile file,
      @CookieValue(name = Door.COOKIE, defaultValue = "") String cookie) {
    if (!door.mayDecide(request, form, cookie)) {
      return door.refused();
    }
    said.set(taken(connection, missing, file));
    return Door.redirect(PATH);
  }

  @GetMapping(ONE)
  ResponseEntity<Resource> fetch(
      @RequestParam(name = "connection", defaultValue = "") String connection,
      @RequestParam(name = "name", defaultValue = "") String name,
      @CookieValue(name = Door.COOKIE, defaultValue = "") String cookie) {
    if (!door.mayEnter(cookie)) {
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    Optional<Path> file;
    try {
      file = desk.find(connection, name);
    } catch (CommandFailure unknown) {
      return ResponseEntity.notFound().build();
    }
    return file.<ResponseEntity<Resource>>map(
            found ->
                ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_OCTET_STREAM)
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                            .filename(name, StandardCharsets.UTF_8)
                            .build()
                            .toString())
                    .body(new FileSystemResource(found)))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  @GetMapping(BATCH)
  ResponseEntity<byte[]> batch(@CookieValue(name = Door.COOKIE, defaultValue = "") String cookie) {
    if (!door.mayEnter(cookie)) {
      return door.refused();
    }
    try {
      return ResponseEntity.ok()
          .contentType(MediaType.APPLICATION_OCTET_STREAM)
          .header(
              HttpHeaders.CONTENT_DISPOSITION,
              ContentDisposition.attachment().filename("mahnwerk-export.cmd").build().toString())
          .body(desk.batch());
    } catch (CommandFailure failed) {
      return door.says(failed.sentence());
    }
  }

  private List<Sentence> taken(String connection, Missing missing, MultipartFile file) {
    try (InputStream content = file.getInputStream()) {
      return desk.take(
          connection, Optional.ofNullable(file.getOriginalFilename()).orElse(""), missing, content);
    } catch (CommandFailure failed) {
      return List.of(failed.sentence());
    } catch (ConnectorException failed) {
      return List.of(failed.sentence());
    } catch (IOException broken) {
      return List.of(
          new Sentence(
              "The file did not arrive whole; please bring it again.",
              "Die Datei kam nicht ganz an; bitte noch einmal hochladen."));
    }
  }
}
