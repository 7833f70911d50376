package io.mahnwerk.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.files.FileDesk;
import io.mahnwerk.app.files.FolderProvider;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FilesPageTest {
  private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

  @TempDir private Path home;
  private final PageKey key = PageKey.random();
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private ReportService service;

  @BeforeEach
  void serve() throws Exception {
    Path ledger = Files.createDirectories(home.resolve("ledger"));
    Files.createDirectories(ledger.resolve("out"));
    Files.writeString(ledger.resolve("out").resolve("list.csv"), "a;b");
    Files.writeString(ledger.resolve("secret.csv"), "not given out");
    Files.writeString(
        home.resolve("mahnwerk.yaml"),
        """
        connections:
          first:
            erp: folder
            settings:
              client: '%s'
            run-days: [tuesday]
            region: de-by
        """
            .formatted(ledger));
    Mahnwerk shared = FolderProvider.mahnwerk(home, CommandLineRun.morning(DAY));
    service =
        ReportService.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            home,
            Optional.of(
                new ReportService.Desk(
                    new Outboxes(shared),
                    new DebtorDesk(shared),
                    new FileDesk(shared),
                    key,
                    Optional.empty())));
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void showsTheClientsAndWhatCanBeFetched() throws Exception {
    enter();

    String page = get("/outbox/files").body();

    assertThat(page).contains("first", "list.csv", "multipart/form-data", key.form());
    assertThat(get("/outbox/files/one?connection=first&name=list.csv").body()).isEqualTo("a;b");
  }

  @Test
  void givesOutOneBatchForAllClients() throws Exception {
    assertThat(get("/outbox/files/batch").statusCode()).isEqualTo(403);
    enter();

    assertThat(get("/outbox/files").body()).contains("/outbox/files/batch");
    assertThat(get("/outbox/files/batch").body())
        .startsWith("@echo off\r\nchcp 1252 >nul\r\nexport ");
  }

  @Test
  void givesOutNothingBesideTheOutbox() throws Exception {
    enter();

    for (String name : new String[] {"../secret.csv", "secret.csv", "", "%2e%2e%2fsecret.csv"}) {
      assertThat(get("/outbox/files/one?connection=first&name=" + name).statusCode())
          .as(name)
          .isEqualTo(404);
    }
    assertThat(get("/outbox/files/one?connection=none&name=list.csv").statusCode()).isEqualTo(404);
  }

  @Test
  void takesAFileThatIsBrought() throws Exception {
    enter();

    String page = bring(key.form(), "C:\\Exporte\\good.csv").body();

    assertThat(page).contains("good.csv is TAKEN.");
  }

  @Test
  void takesWhatIsMissingInAListForPaidOnlyWhereAPersonSaysSo() throws Exception {
    enter();
    String said = part("missing", "", "PAID");

    assertThat(bring(key.form(), "good.csv", said).body())
        .contains("good.csv as all paid is TAKEN.");
    assertThat(bring(key.form(), "good.csv").body())
        .contains("good.csv is TAKEN.", "name=\"missing\" value=\"PAID\">");
  }

  @Test
  void opensForNobodyWithoutTheKeyAndTakesNothingFromAnotherPage() throws Exception {
    assertThat(get("/outbox/files").statusCode()).isEqualTo(403);
    assertThat(get("/outbox/files/one?connection=first&name=list.csv").statusCode()).isEqualTo(403);
    enter();
    assertThat(bring("wrong", "good.csv").statusCode()).isEqualTo(403);
  }

  private void enter() throws Exception {
    get("/outbox?key=" + key.visitor());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> bring(String form, String name)
      throws IOException, InterruptedException {
    return bring(form, name, "");
  }

  private HttpResponse<String> bring(String form, String name, String said)
      throws IOException, InterruptedException {
    String body =
        part("form", "", form)
            + part("connection", "", "first")
            + said
            + part("file", name, "x;y")
            + "--limit--\r\n";
    return browser.send(
        HttpRequest.newBuilder(address("/outbox/files"))
            .header("Content-Type", "multipart/form-data; boundary=limit")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String part(String name, String file, String content) {
    String named = file.isEmpty() ? "" : "; filename=\"" + file.replace("\\", "\\\\") + "\"";
    return "--limit\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
        .formatted(name, named, content);
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + service.port() + path);
  }
}
