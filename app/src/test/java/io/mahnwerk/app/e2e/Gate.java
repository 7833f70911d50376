package io.mahnwerk.app.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Stands between a connector and a simulated ERP and stops one call on its way, for good: before it
 * reaches the ERP, or when the ERP has done it and only the answer is missing.
 */
final class Gate implements AutoCloseable {
  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final String erp;
  private final Stop stop;
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch opened = new CountDownLatch(1);
  private boolean armed;
  private int reads;
  private int writes;

  /** Which call is stopped: the n-th of its kind, counted from 1. */
  record Stop(Kind kind, int number, Side side) {
    enum Kind {
      READ,
      WRITE
    }

    enum Side {
      BEFORE_THE_ERP,
      BEHIND_THE_ERP
    }
  }

  Gate(String erp, Stop stop) throws IOException {
    this.erp = erp;
    this.stop = stop;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Waits until the call that is to be stopped stands at the gate. */
  boolean isReachedWithin(int seconds) throws InterruptedException {
    return reached.await(seconds, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    opened.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean stopped = isStopped(exchange.getRequestMethod());
      if (stopped && stop.side() == Stop.Side.BEFORE_THE_ERP) {
        hold();
        return;
      }
      HttpResponse<byte[]> answer = client.send(request(exchange), BodyHandlers.ofByteArray());
      if (stopped) {
        hold();
        return;
      }
      answer(exchange, answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Begins to count; whatever came before passes. */
  synchronized void arm() {
    armed = true;
  }

  private synchronized boolean isStopped(String method) {
    if (!armed) {
      return false;
    }
    boolean isRead = method.equals("GET") || method.equals("HEAD");
    int number = isRead ? ++reads : ++writes;
    return (stop.kind() == Stop.Kind.READ) == isRead && stop.number() == number;
  }

  private void hold() throws InterruptedException {
    reached.countDown();
    opened.await();
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(erp + exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (isPassedOn(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    // As gateways do, so that links of the answer lead back through this gate.
    request.header("X-Forwarded-Host", exchange.getRequestHeaders().getFirst("Host"));
    return request.build();
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer)
      throws IOException {
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (isPassedOn(name)) {
                exchange.getResponseHeaders().put(name, List.copyOf(values));
              }
            });
    byte[] body = answer.body();
    exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static boolean isPassedOn(String header) {
    return !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT));
  }
}
