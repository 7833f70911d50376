package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A ledger calls the service when something changed, and so may strangers. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#hinting")
@Timeout(120)
class HintsE2eTest {
  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  private final int port = freePort();
  private Site site;
  private SmallLedger books;

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void readsEarlyWhatTheLedgerHintsAtOnceForAFlood() throws Exception {
    begin("http://127.0.0.1:" + port);
    String debtor = books.steered();
    site.cycle(TODAY);
    try (ServedHome served = new ServedHome(site.home, port, "--report", folder.toString())) {
      until(served, "Connection 'books': its ledger hints at changes at http://127.0.0.1:");
      for (int i = 0; i < 5; i++) {
        books.invoice(debtor, JUST_DUE);
        site.erp.tellOfChanges();
      }

      until(served, "Connection 'books': its ledger hints at changes; a cycle begins early.");
      until(served, "holds wanted");
    }
    assertThat(site.run(TODAY, "runs", "books").out().lines().filter(l -> l.contains("cycle")))
        .hasSize(2);
  }

  @Test
  void takesNothingFromStrangers() throws Exception {
    begin("http://127.0.0.1:" + port);
    site.cycle(TODAY);
    try (ServedHome served = new ServedHome(site.home, port, "--report", folder.toString())) {
      until(served, "its ledger hints at changes at");

      assertThat(post("/hints/books?validationToken=abc", "")).isEqualTo(403);
      assertThat(post("/hints/books", notice())).isEqualTo(403);
      assertThat(post("/hints/other", notice())).isEqualTo(403);
      assertThat(post("/hints/books", "x".repeat(5 << 20))).isEqualTo(413);
      assertThat(raw("GET /hints/books HTTP/1.1", "127.0.0.1")).startsWith("HTTP/1.1 405");
    }
    assertThat(site.run(TODAY, "runs", "books").out().lines().filter(l -> l.contains("cycle")))
        .hasSize(1);
  }

  @Test
  void asksCallersToComeAgainWhileOthersAreSlow() throws Exception {
    begin("http://127.0.0.1:" + port);
    List<Socket> slow = new ArrayList<>();
    try (ServedHome served = new ServedHome(site.home, port, "--report", folder.toString())) {
      until(served, "its ledger hints at changes at");
      int answered = 403;
      for (int i = 0; i < 100 && answered != 429; i++) {
        slow.add(unfinished());
        answered = post("/hints/books", notice());
      }

      assertThat(answered).isEqualTo(429);
      assertThat(raw("GET /health HTTP/1.1", "127.0.0.1")).startsWith("HTTP/1.1 200");
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void answersAtThePublicNameNothingButHintsAndSaysWhereTheLedgerDoesNotReachIt() throws Exception {
    begin("https://dunning.house.example");
    try (ServedHome served = new ServedHome(site.home, port, "--report", folder.toString())) {
      until(served, "Connection 'books': its ledger does not hint at changes; cycles run as");

      String host = "dunning.house.example";
      assertThat(raw("POST /hints/books HTTP/1.1", host)).startsWith("HTTP/1.1 403");
      assertThat(raw("POST /hints/none HTTP/1.1", "attacker.example")).startsWith("HTTP/1.1 403");
      for (String path : new String[] {"/", "/outbox", "/hints/../outbox", "/hints/..;/health"}) {
        assertThat(raw("GET " + path + " HTTP/1.1", host)).as(path).matches("HTTP/1.1 4\\d\\d.*");
      }
      assertThat(raw("GET /health HTTP/1.1", "127.0.0.1")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void saysInACheckWhetherHintsAreSetUp() throws Exception {
    begin("https://dunning.house.example");
    assertThat(site.run(TODAY, "check", "books").out())
        .contains("https://dunning.house.example/hints/books");

    site.configured("observe");
    assertThat(site.run(TODAY, "check", "books").out()).contains("push.address");
    assertThat(
            CommandLineRun.on(TODAY, "--home", site.home, "--lang", "de", "check", "books").out())
        .contains("push.address", "Meldungen");
  }

  private void begin(String address) throws IOException {
    books = new SmallLedger(erp);
    site = new Site(erp, books.ledger(), folder.resolve("home")).configured("observe");
    Files.writeString(
        site.home.resolve("mahnwerk.yaml"),
        "push:\n  address: \"" + address + "\"\n",
        StandardOpenOption.APPEND);
  }

  private static void until(ServedHome served, String text) throws InterruptedException {
    String line = served.line();
    while (!line.contains(text)) {
      line = served.line();
    }
  }

  private static String notice() {
    return "{\"value\":[{\"subscriptionId\":\"1\",\"clientState\":\"guessed\"}]}";
  }

  private int post(String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  /** A call whose body does not come. */
  private Socket unfinished() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    String begun =
        "POST /hints/books HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n"
            + "Content-Type: application/json\r\n\r\n{";
    socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** A request that a well-behaved client would not send; answers the status line. */
  private String raw(String requestLine, String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      String request =
          requestLine + "\r\nHost: " + host + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return String.valueOf(answer.readLine());
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new java.io.UncheckedIOException(none);
    }
  }
}
