package io.mahnwerk.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.app.CommandFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportServiceTest {
  @TempDir static Path outside;
  private static Path folder;
  private static ReportService service;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  @BeforeAll
  static void startOnAFreePort() throws IOException {
    folder = Files.createDirectory(outside.resolve("report"));
    Files.writeString(outside.resolve("secret.txt"), "secret");
    service = ReportService.start(0, folder);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void writeAReport() throws IOException {
    Files.writeString(folder.resolve("report.html"), "<!DOCTYPE html><p>Grüße</p>");
    Files.writeString(folder.resolve("report.json"), "{\"seconds\":1}");
  }

  @Test
  void saysThatItIsUp() throws Exception {
    HttpResponse<String> answer = get("/health");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"status\":\"UP\"", "\"report\":true");
  }

  @Test
  void servesTheReportAsItStandsNow() throws Exception {
    Files.writeString(folder.resolve("report.html"), "<!DOCTYPE html><p>Später</p>");

    HttpResponse<String> answer = get("/");

    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    assertThat(answer.body()).contains("Später");
    assertThat(get("/report.json").body()).isEqualTo("{\"seconds\":1}");
  }

  @Test
  void saysWhatToDoWhereThereIsNoReport() throws Exception {
    Files.delete(folder.resolve("report.html"));

    HttpResponse<String> answer = get("/");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("./mahnwerk demo");
    assertThat(get("/health").body()).contains("\"report\":false");
  }

  @Test
  void forbidsThePageEverythingButItsOwnStyle() throws Exception {
    for (String path : new String[] {"/", "/health", "/report.json", "/missing"}) {
      HttpResponse<String> answer = get(path);

      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .startsWith("default-src 'none'; style-src 'unsafe-inline'");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
      assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    }
  }

  @Test
  void servesNoOtherFile() throws Exception {
    for (String path :
        new String[] {
          "/../secret.txt",
          "/%2e%2e/secret.txt",
          "/..%2fsecret.txt",
          "/report/../../secret.txt",
          "//secret.txt",
          "/report.html/..;/secret.txt"
        }) {
      assertThat(raw("GET " + path + " HTTP/1.1", "127.0.0.1"))
          .as(path)
          .matches("HTTP/1.1 4\\d\\d.*");
    }
  }

  @Test
  void refusesAForeignHostName() throws Exception {
    assertThat(raw("GET / HTTP/1.1", "attacker.example")).startsWith("HTTP/1.1 403");
  }

  @Test
  void answersUnderTheMachinesOwnNames() throws Exception {
    assertThat(raw("GET / HTTP/1.1", "localhost:" + service.port())).startsWith("HTTP/1.1 200");
  }

  @Test
  void changesNothing() throws Exception {
    HttpRequest post =
        HttpRequest.newBuilder(uri("/"))
            .timeout(Duration.ofSeconds(10))
            .POST(HttpRequest.BodyPublishers.ofString("x"))
            .build();

    assertThat(client.send(post, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(405);
  }

  @Test
  void namesAPortThatIsInUse() {
    int taken = service.port();

    assertThatThrownBy(() -> ReportService.start(taken, folder).close())
        .isInstanceOf(CommandFailure.class)
        .hasMessage("Port %d is in use; choose another with --port.", taken);
  }

  private HttpResponse<String> get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(10)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static URI uri(String path) {
    return URI.create("http://127.0.0.1:" + service.port() + path);
  }

  /** A request that a well-behaved client would not send; answers the status line. */
  private static String raw(String requestLine, String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
      socket.setSoTimeout(10_000);
      String request = requestLine + "\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return String.valueOf(answer.readLine());
    }
  }
}
