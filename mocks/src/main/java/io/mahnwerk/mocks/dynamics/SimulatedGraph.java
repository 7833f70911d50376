package io.mahnwerk.mocks.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Microsoft Graph 1.0 on this machine, as far as an application sends mail, keeps To Do tasks and
 * puts files. It keeps what was sent, answers with Graph's error bodies and gives out the tokens
 * that it asks for.
 */
public final class SimulatedGraph implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TENANT = "house.example";
  private static final String CLIENT = "2f6b3c1e-0000-4000-8000-00000000abcd";

  private final HttpServer server;
  private final String secret;
  private final GraphTodo todo = new GraphTodo();
  private final List<JsonNode> mails = new CopyOnWriteArrayList<>();
  private final Map<String, byte[]> files = new TreeMap<>();
  private final Deque<Trouble> troubles = new ConcurrentLinkedDeque<>();
  private final List<String> refused = new CopyOnWriteArrayList<>();

  /** What happens to the next call that changes something. */
  public enum Trouble {
    /** Refused for the moment; nothing is done. */
    THROTTLED,
    /** Done, and answered as if the service had failed. */
    DONE_AND_FAILED,
    /** Not done, since the application lacks the right. */
    FORBIDDEN
  }

  private SimulatedGraph(HttpServer server, String secret) {
    this.server = server;
    this.secret = secret;
  }

  /** Starts on a free port of this machine and lets in whoever has the secret. */
  public static SimulatedGraph start(String secret) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      SimulatedGraph graph = new SimulatedGraph(server, secret);
      server.createContext("/", graph::answer);
      server.start();
      return graph;
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  /** The settings with which a channel reaches it; each of its parts is still off. */
  public Map<String, String> settings() {
    String root = "http://127.0.0.1:" + server.getAddress().getPort();
    return Map.of(
        "tenant", TENANT,
        "client-id", CLIENT,
        "client-secret", secret,
        "authority", root,
        "url", root + "/v1.0");
  }

  /** The mails that were taken, each as it was sent. */
  public List<JsonNode> mails() {
    return List.copyOf(mails);
  }

  /** The titles of the tasks that are not completed, in the order in which they were made. */
  public List<String> openTasks() {
    return todo.open();
  }

  public List<String> completedTasks() {
    return todo.completed();
  }

  /** Somebody's own task in the same list. */
  public void addTask(String title) {
    todo.add(title);
  }

  /** The files by drive and path. */
  public Map<String, byte[]> files() {
    return Map.copyOf(files);
  }

  /** What was refused, as method and path; empty while every call was as Graph wants it. */
  public List<String> refused() {
    return List.copyOf(refused);
  }

  public void next(Trouble trouble) {
    troubles.add(trouble);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = URLDecoder.decode(exchange.getRequestURI().getRawPath(), StandardCharsets.UTF_8);
    byte[] body = exchange.getRequestBody().readAllBytes();
    GraphAnswer answer =
        path.equals("/" + TENANT + "/oauth2/v2.0/token")
            ? token(new String(body, StandardCharsets.UTF_8))
            : called(exchange, path, body);
    if (answer.status() >= 400) {
      refused.add(exchange.getRequestMethod() + " " + path);
    }
    byte[] bytes = answer.bytes();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private GraphAnswer token(String form) {
    boolean known =
        form.contains("client_id=" + CLIENT)
            && form.contains("client_secret=" + secret)
            && form.contains("grant_type=client_credentials")
            && form.contains("https%3A%2F%2Fgraph.microsoft.com%2F.default");
    ObjectNode said = JSON.createObjectNode();
    return known
        ? GraphAnswer.ok(said.put("access_token", "token of " + CLIENT).put("expires_in", 3599))
        : new GraphAnswer(401, said.put("error", "invalid_client"), Map.of());
  }

  private synchronized GraphAnswer called(HttpExchange exchange, String path, byte[] body)
      throws IOException {
    if (!("Bearer token of " + CLIENT)
        .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return GraphAnswer.error(401, "InvalidAuthenticationToken");
    }
    String method = exchange.getRequestMethod();
    Trouble trouble = method.equals("GET") ? null : troubles.poll();
    if (trouble == Trouble.THROTTLED) {
      return GraphAnswer.error(429, "TooManyRequests").with("Retry-After", "0");
    }
    if (trouble == Trouble.FORBIDDEN) {
      return GraphAnswer.error(403, "ErrorAccessDenied");
    }
    GraphAnswer answer = done(method, path, exchange.getRequestURI().getQuery(), body);
    return trouble == Trouble.DONE_AND_FAILED
        ? GraphAnswer.error(503, "serviceNotAvailable")
        : answer;
  }

  private GraphAnswer done(String method, String path, String query, byte[] body)
      throws IOException {
    Deque<String> parts = new ArrayDeque<>(List.of(path.substring(1).split("/")));
    parts.poll();
    String root = parts.isEmpty() ? "" : parts.poll();
    if (root.equals("users") && path.endsWith("/sendMail") && method.equals("POST")) {
      return mail(JSON.readTree(body));
    }
    if (root.equals("users") && parts.size() > 2) {
      parts.poll();
      return parts.poll().equals("todo")
          ? todo.answer(method, List.copyOf(parts), query == null ? "" : query, body)
          : GraphAnswer.error(404, "ResourceNotFound");
    }
    if (root.equals("drives") && path.endsWith(":/content") && method.equals("PUT")) {
      String place = path.substring("/v1.0/drives/".length(), path.length() - ":/content".length());
      files.put(place.replace("/items/root:", ""), body);
      return new GraphAnswer(201, JSON.createObjectNode().put("id", "item-1"), Map.of());
    }
    return GraphAnswer.error(404, "ResourceNotFound");
  }

  private GraphAnswer mail(JsonNode sent) {
    // OData action parameters are compared without case.
    JsonNode message = sent.has("Message") ? sent.path("Message") : sent.path("message");
    if (!message.path("toRecipients").path(0).path("emailAddress").path("address").isTextual()) {
      return GraphAnswer.error(400, "ErrorInvalidRecipients");
    }
    mails.add(message);
    return new GraphAnswer(202, null, Map.of());
  }
}
