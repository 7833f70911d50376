package io.mahnwerk.mocks.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WireProxyTest {
  private static final String ANSWER = "0123456789abcdef";

  private final Queue<WireFault> faults = new ConcurrentLinkedQueue<>();
  private final Queue<String> arrived = new ConcurrentLinkedQueue<>();
  private final Queue<String> answered = new ConcurrentLinkedQueue<>();
  private HttpServer erp;
  private WireProxy proxy;

  @BeforeEach
  void start() throws IOException {
    erp = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    erp.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          arrived.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
          byte[] answer = ANSWER.getBytes(StandardCharsets.UTF_8);
          boolean chunked = exchange.getRequestURI().getPath().equals("/chunked");
          exchange.sendResponseHeaders(200, chunked ? 0 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    erp.start();
    WireScript script =
        new WireScript() {
          @Override
          public WireFault next(WireRequest request) {
            WireFault next = faults.poll();
            return next == null ? WireFault.NONE : next;
          }

          @Override
          public void answered(WireRequest request) {
            answered.add(request.number() + " " + request.method() + " " + request.target());
          }
        };
    proxy = WireProxy.to(URI.create("http://127.0.0.1:" + erp.getAddress().getPort()), script);
  }

  @AfterEach
  void stop() {
    proxy.close();
    erp.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/plain", "/chunked"})
  void passesExchangesOnOneConnectionAsTheyAre(String path) throws IOException {
    try (Socket client = connect()) {
      String first = ask(client, "GET " + path, "");
      String second = ask(client, "POST " + path, "a change");

      assertThat(first).startsWith("HTTP/1.1 200 OK").contains(ANSWER);
      assertThat(second).contains(ANSWER);
    }
    assertThat(arrived).containsExactly("GET " + path + " ", "POST " + path + " a change");
    assertThat(answered).containsExactly("1 GET " + path, "2 POST " + path);
  }

  @Test
  void resetsBeforeAnythingHasLeft() throws IOException {
    faults.add(WireFault.RESET_BEFORE);
    try (Socket client = connect()) {
      assertThatThrownBy(() -> ask(client, "POST /", "x")).isInstanceOf(SocketException.class);
    }
    assertThat(arrived).isEmpty();
  }

  @Test
  void resetsWhileTheRequestLeaves() throws IOException {
    faults.add(WireFault.RESET_AMID);
    try (Socket client = connect()) {
      assertThatThrownBy(() -> ask(client, "POST /", "x".repeat(500)))
          .isInstanceOf(SocketException.class);
    }
    assertThat(arrived).isEmpty();
    assertThat(answered).isEmpty();
  }

  @Test
  void resetsWhenTheErpHasAnswered() throws IOException {
    faults.add(WireFault.RESET_AFTER);
    try (Socket client = connect()) {
      assertThatThrownBy(() -> ask(client, "POST /", "x")).isInstanceOf(SocketException.class);
    }
    assertThat(arrived).containsExactly("POST / x");
    assertThat(answered).hasSize(1);
  }

  @Test
  void passesHalfABody() throws IOException {
    faults.add(WireFault.HALF_BODY);
    try (Socket client = connect()) {
      assertThat(ask(client, "GET /", ""))
          .containsIgnoringCase("content-length: 16")
          .endsWith("01234567");
    }
  }

  @Test
  void answersJunk() throws IOException {
    faults.add(WireFault.JUNK);
    try (Socket client = connect()) {
      assertThat(ask(client, "GET /", "")).doesNotContain("HTTP/1.1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/plain", "/chunked"})
  void statesAnotherLength(String path) throws IOException {
    faults.add(WireFault.WRONG_LENGTH);
    try (Socket client = connect()) {
      assertThat(ask(client, "GET " + path, ""))
          .containsIgnoringCase("content-length: 8\r\n")
          .doesNotContainIgnoringCase("transfer-encoding")
          .endsWith(ANSWER);
    }
  }

  @Test
  void dripsTheWholeAnswer() throws IOException {
    faults.add(WireFault.SLOW_DRIP);
    try (Socket client = connect()) {
      assertThat(ask(client, "GET /", "")).endsWith(ANSWER);
      assertThat(ask(client, "GET /", "")).endsWith(ANSWER);
    }
  }

  @Test
  void refusesUntilItIsOpenedAgain() throws IOException {
    faults.add(WireFault.REFUSED);
    try (Socket client = connect()) {
      assertThatThrownBy(() -> ask(client, "GET /", "")).isInstanceOf(SocketException.class);
    }
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
    }

    proxy.open();

    try (Socket client = connect()) {
      assertThat(ask(client, "GET /", "")).endsWith(ANSWER);
    }
    assertThat(arrived).hasSize(1);
  }

  @Test
  void refusesAtOnceAlsoWhileProcessesAreBeingStarted() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    Thread starting = new Thread(() -> startProcessesUntil(enough));
    starting.start();
    try {
      for (int i = 0; i < 200; i++) {
        proxy.shut();
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        proxy.open();
      }
    } finally {
      enough.set(true);
      starting.join();
    }
    try (Socket client = connect()) {
      assertThat(ask(client, "GET /", "")).endsWith(ANSWER);
    }
  }

  /** There is no such program; that shows in the started process only. */
  private static void startProcessesUntil(AtomicBoolean enough) {
    while (!enough.get()) {
      assertThatThrownBy(() -> new ProcessBuilder("/no/such/program").start())
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void leavesThePortAloneOnceItIsClosed() throws IOException {
    InetSocketAddress port =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.address().getPort());
    proxy.close();
    try (ServerSocket another = new ServerSocket()) {
      another.bind(port);

      assertThatCode(proxy::shut).doesNotThrowAnyException();
    }
  }

  @Test
  void saysNothingUntilTheClientHasHadEnough() throws IOException {
    faults.add(WireFault.SILENCE);
    try (Socket client = connect()) {
      client.setSoTimeout(50);
      assertThatThrownBy(() -> ask(client, "POST /", "a change"))
          .isInstanceOf(SocketTimeoutException.class);
    }
    assertThat(arrived).containsExactly("POST / a change");
    try (Socket client = connect()) {
      assertThat(ask(client, "GET /", "")).endsWith(ANSWER);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Server: erp\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n",
        "Server: erp\r\nContent-Length: 4\r\n\r\nbody"
      })
  void statesAnotherLengthWhereTheHeadEndsWithTheTrueOne(String rest) throws IOException {
    byte[] answer = ("HTTP/1.1 200 OK\r\n" + rest).getBytes(StandardCharsets.US_ASCII);

    HttpMessage told = HttpMessage.answer(new ByteArrayInputStream(answer), "GET").statingLength(2);

    assertThat(new String(told.bytes(), StandardCharsets.US_ASCII))
        .isEqualTo("HTTP/1.1 200 OK\r\nServer: erp\r\nContent-Length: 2\r\n\r\nbody");
  }

  @Test
  void knowsWhichFaultsReachTheErp() {
    assertThat(List.of(WireFault.values()))
        .filteredOn(fault -> !fault.reachesTheErp())
        .containsExactly(WireFault.REFUSED, WireFault.RESET_BEFORE, WireFault.RESET_AMID);
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(proxy.address().getHost(), proxy.address().getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  /** Sends a request and reads until its answer is complete or the connection ends. */
  private static String ask(Socket socket, String line, String body) throws IOException {
    String request =
        line + " HTTP/1.1\r\nHost: erp\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    StringBuilder answer = new StringBuilder();
    InputStream in = socket.getInputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      answer.append((char) next);
      if (isComplete(answer.toString())) {
        break;
      }
    }
    return answer.toString();
  }

  private static boolean isComplete(String answer) {
    boolean plain = answer.toLowerCase(java.util.Locale.ROOT).contains("content-length: 16\r\n");
    return plain && answer.endsWith(ANSWER) || answer.endsWith("\r\n0\r\n\r\n");
  }
}
