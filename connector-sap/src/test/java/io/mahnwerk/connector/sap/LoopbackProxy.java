package io.mahnwerk.connector.sap;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The HTTP proxy of BTP's connectivity service with a Cloud Connector behind it: lets through who
 * shows a token it accepts, finds the Cloud Connector by its location id, and carries a call for
 * the virtual host to the system behind, without what was for the proxy.
 */
final class LoopbackProxy implements AutoCloseable {
  static final String VIRTUAL = "http://s4.virtual:44300";
  static final String LOCATION = "walldorf";
  private static final Set<String> OF_ONE_HOP =
      Set.of(
          "host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings");

  private final HttpServer server;
  private final HttpClient inner = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final URI system;
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private volatile String accepted;

  /** A call as the proxy saw it: in absolute form, with what is meant for the proxy. */
  record Seen(String method, URI address, String authorization, String location) {}

  /**
   * @param system the real address behind the virtual host
   * @param accepted the token that is let through
   */
  LoopbackProxy(String system, String accepted) {
    this.system = URI.create(system);
    this.accepted = accepted;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException unavailable) {
      throw new UncheckedIOException(unavailable);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  void accepts(String token) {
    accepted = token;
  }

  List<Seen> seen() {
    return seen;
  }

  private void handle(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    String authorization = String.valueOf(headers.getFirst("Proxy-Authorization"));
    String location = String.valueOf(headers.getFirst("SAP-Connectivity-SCC-Location_ID"));
    URI address = exchange.getRequestURI();
    seen.add(new Seen(exchange.getRequestMethod(), address, authorization, location));
    if (!authorization.equals("Bearer " + accepted)) {
      exchange.getResponseHeaders().set("Proxy-Authenticate", "Bearer");
      answer(exchange, 407, "Proxy Authentication Required".getBytes());
    } else if (!location.equals(LOCATION)) {
      answer(exchange, 503, "There is no SAP Cloud Connector connected".getBytes());
    } else if (!address.toString().startsWith(VIRTUAL + "/")) {
      answer(exchange, 403, "Access denied to virtual host".getBytes());
    } else {
      pass(exchange, address);
    }
    exchange.close();
  }

  private void pass(HttpExchange exchange, URI address) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(system + address.toString().substring(VIRTUAL.length())))
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (!OF_ONE_HOP.contains(lower)
                  && !lower.startsWith("proxy-")
                  && !lower.startsWith("sap-connectivity-")) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      HttpResponse<byte[]> answer =
          inner.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!OF_ONE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      answer(exchange, answer.statusCode(), answer.body());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
