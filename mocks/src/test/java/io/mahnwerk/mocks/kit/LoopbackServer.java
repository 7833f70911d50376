package io.mahnwerk.mocks.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A server on a free port of 127.0.0.1 whose every answer one function gives, for the fakes of
 * single tests; it starts in a moment, several requests at one time are answered at one time.
 */
public final class LoopbackServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Function<Asked, Answer> answering;

  /**
   * A request.
   *
   * @param query decoded; {@code "null"} for none
   * @param headers the first value of each, found in any case
   */
  public record Asked(
      String method, String path, String query, Map<String, String> headers, String body) {
    public boolean asks(String resource) {
      return path.endsWith("/" + resource);
    }
  }

  /** An answer; a negative status hangs up without one. */
  public record Answer(int status, String body, Map<String, List<String>> headers) {
    public static Answer of(int status, String body) {
      return new Answer(status, body, Map.of());
    }
  }

  public LoopbackServer(Function<Asked, Answer> answering) {
    this.answering = answering;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException unavailable) {
      throw new UncheckedIOException(unavailable);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Without a closing slash. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Answer answer = answering.apply(asked(exchange));
    if (answer.status() >= 0) {
      exchange.getResponseHeaders().putAll(answer.headers());
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private static Asked asked(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    return new Asked(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        URLDecoder.decode(query, StandardCharsets.UTF_8),
        headers,
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
