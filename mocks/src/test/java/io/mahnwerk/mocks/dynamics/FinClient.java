package io.mahnwerk.mocks.dynamics;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** A simulated Finance and a plain client of it that is signed in. */
final class FinClient implements AutoCloseable {
  static final String ACROSS = "cross-company=true";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final HttpClient http = HttpClient.newHttpClient();
  private final SimulatedFinance finance;
  private final Map<String, String> settings;
  private String authorization = "";

  FinClient(List<SimulatedLedger> books, Map<String, String> options) {
    finance = SimulatedFinance.start(books, FinOptions.of(options));
    settings = finance.settings();
    authorization = "Bearer " + token(root() + "/.default").at("access_token");
  }

  record Answer(int status, JsonNode json, HttpResponse<String> response) {
    String at(String field) {
      return json.path(field).asText();
    }

    /** What went wrong, below the general sentence. */
    String inner() {
      return json.path("error").path("innererror").path("message").asText();
    }

    List<String> texts(String field) {
      return json.path("value").findValuesAsText(field);
    }
  }

  String root() {
    return settings.getOrDefault("url", "");
  }

  void signOut() {
    authorization = "";
  }

  /**
   * @param query of an address, not yet encoded
   */
  Answer get(String set, String query) {
    return send("GET", set + "?" + query, "");
  }

  Answer send(String method, String resource, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(resource))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return sent(request.build());
  }

  private URI address(String resource) {
    String whole = resource.startsWith("http") ? resource : root() + "/data/" + resource;
    return URI.create(whole.replace(" ", "%20").replace("'", "%27"));
  }

  Answer token(String scope) {
    return sent(
        HttpRequest.newBuilder(
                URI.create(
                    settings.get("authority")
                        + "/"
                        + settings.get("tenant")
                        + "/oauth2/v2.0/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=client_credentials&client_id="
                        + settings.get("client-id")
                        + "&client_secret="
                        + BcClient.encoded(settings.getOrDefault("client-secret", ""))
                        + "&scope="
                        + BcClient.encoded(scope)))
            .build());
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

  @Override
  public void close() {
    finance.close();
  }
}
