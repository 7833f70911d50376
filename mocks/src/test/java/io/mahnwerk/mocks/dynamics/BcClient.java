package io.mahnwerk.mocks.dynamics;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A simulated Business Central and a plain client of it that is signed in. */
final class BcClient implements AutoCloseable {
  static final String OURS = "/api/mahnwerk/dunning/v1.0";
  static final String V2 = "/api/v2.0";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final HttpClient http = HttpClient.newHttpClient();
  private final SimulatedBc bc;
  private final SimulatedLedger ledger;
  private final BcOptions options;
  private String authorization;

  BcClient(SimulatedLedger ledger, BcOptions options) {
    this.ledger = ledger;
    this.options = options;
    this.bc = SimulatedBc.start(ledger, options);
    this.authorization = signIn();
  }

  record Answer(int status, JsonNode json, HttpResponse<String> response) {
    String errorCode() {
      return json.path("error").path("code").asText();
    }

    JsonNode value(int index) {
      return json.path("value").path(index);
    }

    List<String> texts(String field) {
      return json.path("value").findValuesAsText(field);
    }
  }

  SimulatedBc bc() {
    return bc;
  }

  void signInAs(String header) {
    authorization = header;
  }

  String root() {
    return "http://127.0.0.1:"
        + URI.create(bc.settings().get("url")).getPort()
        + Server.root(options);
  }

  /** Below the company in one of its APIs. */
  String ofCompany(String api) {
    return root() + api + "/companies(" + new Company(ledger).id() + ")/";
  }

  String page() {
    return root() + "/ODataV4/Company('" + encoded(ledger.companyCode().value()) + "')/";
  }

  Answer get(String address, String... headers) {
    return send("GET", address, "", headers);
  }

  Answer find(String set, String filter) {
    return get(set + "?$filter=" + encoded(filter));
  }

  Answer patch(String address, String etag, String body) {
    return send("PATCH", address, body, "If-Match", etag);
  }

  Answer post(String address, String body, String... headers) {
    return send("POST", address, body, headers);
  }

  Answer send(String method, String address, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    Map<String, String> all = new TreeMap<>();
    all.put("Authorization", authorization);
    all.put("Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    all.values().removeIf(String::isEmpty);
    all.forEach(request::header);
    return sent(request.build());
  }

  /** Follows the links of a list and answers a field of all its records. */
  List<String> all(String address, String field, String... headers) {
    List<String> values = new ArrayList<>();
    for (String next = address; !next.isEmpty(); ) {
      Answer page = get(next, headers);
      values.addAll(page.texts(field));
      next = page.json().path("@odata.nextLink").asText();
    }
    return values;
  }

  Answer token(String secret, String scope) {
    return sent(
        HttpRequest.newBuilder(
                URI.create(
                    bc.settings().get("authority")
                        + "/"
                        + bc.settings().get("tenant")
                        + "/oauth2/v2.0/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=client_credentials&client_id="
                        + bc.settings().get("client-id")
                        + "&client_secret="
                        + encoded(secret)
                        + "&scope="
                        + encoded(scope)))
            .build());
  }

  private String signIn() {
    if (options.has(BcTrait.ON_PREMISES)) {
      String pair = bc.settings().get("user") + ":" + bc.settings().get("web-service-key");
      return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
    Answer token = token(bc.settings().get("client-secret"), SignIn.SCOPE);
    return "Bearer " + token.json().path("access_token").asText();
  }

  private Answer sent(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
      JsonNode body = json ? JSON.readTree(response.body()) : JSON.createObjectNode();
      return new Answer(response.statusCode(), body, response);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    bc.close();
  }
}
