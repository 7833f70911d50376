package io.mahnwerk.mocks.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A client that knows no more of SAP than what a test types. */
final class RawClient implements AutoCloseable {
  static final String CUBE =
      "/sap/opu/odata/sap/API_OPLACCTGDOCITEMCUBE_SRV/A_OperationalAcctgDocItemCube";
  static final String PARTNER = "/sap/opu/odata/sap/API_BUSINESS_PARTNER";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  final SimulatedSap sap;
  private final HttpClient http = HttpClient.newHttpClient();

  RawClient(SimulatedLedger ledger) {
    this(ledger, SapOptions.DEFAULT);
  }

  RawClient(SimulatedLedger ledger, SapOptions options) {
    this.sap = SimulatedSap.start(ledger, options);
  }

  /** A request with the right user that asks for JSON. */
  HttpRequest.Builder to(String pathAndQuery) {
    return anonymous(pathAndQuery)
        .header("Accept", "application/json")
        .header("Authorization", basic(SapOptions.DEFAULT.user(), SapOptions.DEFAULT.password()));
  }

  HttpRequest.Builder anonymous(String pathAndQuery) {
    String address =
        pathAndQuery.startsWith("http") ? pathAndQuery : sap.settings().get("url") + pathAndQuery;
    return HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(10));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  HttpResponse<String> get(String pathAndQuery) {
    return send(to(pathAndQuery));
  }

  /** The body's {@code d} of a read that succeeds. */
  JsonNode data(String pathAndQuery) {
    HttpResponse<String> response = get(pathAndQuery);
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return json(response.body()).path("d");
  }

  /** What a filter finds in the cube, by document number. */
  List<String> documents(String filter) {
    List<String> found = new ArrayList<>();
    data(CUBE + "?$select=AccountingDocument&$filter=" + encode(filter))
        .path("results")
        .forEach(entry -> found.add(entry.path("AccountingDocument").asText()));
    return found;
  }

  /** The message of the error document of a read that fails with 400. */
  String refusal(String pathAndQuery) {
    HttpResponse<String> response = get(pathAndQuery);
    if (response.statusCode() != 400) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return json(response.body()).at("/error/message/value").asText();
  }

  /** A token and the cookies it belongs to. */
  record Session(String token, String cookies) {}

  Session session() {
    HttpResponse<String> response = send(to(PARTNER + "/").header("x-csrf-token", "Fetch"));
    String token = response.headers().firstValue("x-csrf-token").orElseThrow();
    List<String> cookies =
        response.headers().allValues("set-cookie").stream().map(c -> c.split(";")[0]).toList();
    return new Session(token, String.join("; ", cookies));
  }

  HttpRequest.Builder patch(String path, String json, Session session) {
    return to(path)
        .method("PATCH", HttpRequest.BodyPublishers.ofString(json))
        .header("Content-Type", "application/json")
        .header("x-csrf-token", session.token())
        .header("Cookie", session.cookies());
  }

  HttpResponse<String> postSoap(String xml) {
    return send(
        to(JournalEntryChange.PATH)
            .header("Content-Type", "text/xml; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(xml)));
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException notJson) {
      throw new java.io.UncheckedIOException(notJson);
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static String basic(String user, String password) {
    byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  @Override
  public void close() {
    sap.close();
  }
}
