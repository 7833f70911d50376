package io.mahnwerk.core.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers on the loopback interface what it was told to, in that order, and notes what it saw. */
public final class ScriptedServer implements AutoCloseable {
  private final HttpServer server;
  private final Queue<Answer> script = new ArrayDeque<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  public record Seen(String method, URI uri, Map<String, String> headers, String body) {}

  private record Answer(int status, String body, Map<String, String> headers) {}

  public ScriptedServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException unavailable) {
      throw new UncheckedIOException(unavailable);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  public ScriptedServer answering(int status, String body, String... headers) {
    Map<String, String> pairs = new TreeMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      pairs.put(headers[i], headers[i + 1]);
    }
    synchronized (script) {
      script.add(new Answer(status, body, pairs));
    }
    return this;
  }

  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  public List<Seen> seen() {
    return seen;
  }

  private void handle(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    seen.add(new Seen(exchange.getRequestMethod(), exchange.getRequestURI(), headers, sent));
    Answer answer;
    synchronized (script) {
      answer = script.isEmpty() ? new Answer(500, "unscripted", Map.of()) : script.remove();
    }
    answer.headers().forEach(exchange.getResponseHeaders()::add);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
