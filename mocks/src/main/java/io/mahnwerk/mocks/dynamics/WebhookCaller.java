package io.mahnwerk.mocks.dynamics;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Calls the addresses of subscriptions; only such on this machine. */
final class WebhookCaller {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private int tokens;

  /** What an address made of a notice. */
  enum Reception {
    TAKEN,
    /** 408, 429, 5xx or no answer: it is told again later. */
    LATER,
    /** Any other answer. */
    REFUSED
  }

  boolean echoes(String url, String clientState) {
    String token = "token-" + ++tokens;
    try {
      HttpResponse<String> answer =
          post(
              URI.create(url + (url.contains("?") ? "&" : "?") + "validationToken=" + token),
              clientState);
      return answer.statusCode() == 200 && answer.body().equals(token);
    } catch (IOException | IllegalArgumentException unreachable) {
      return false;
    }
  }

  Reception tell(Subscriptions.Row subscription, List<Subscriptions.Change> changes) {
    String body =
        new String(notice(subscription, changes), java.nio.charset.StandardCharsets.UTF_8);
    try {
      int status = post(URI.create(subscription.url()), body).statusCode();
      boolean later = status == 408 || status == 429 || status >= 500;
      return later ? Reception.LATER : status / 100 == 2 ? Reception.TAKEN : Reception.REFUSED;
    } catch (IOException unreachable) {
      return Reception.LATER;
    }
  }

  private HttpResponse<String> post(URI address, String body) throws IOException {
    if (!"127.0.0.1".equals(address.getHost())) {
      throw new IOException("Only addresses on this machine are called");
    }
    try {
      return http.send(
          HttpRequest.newBuilder(address)
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", stopped);
    }
  }

  private static byte[] notice(Subscriptions.Row subscription, List<Subscriptions.Change> changes) {
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("value");
          for (Subscriptions.Change change : changes) {
            json.writeStartObject();
            json.writeStringField("subscriptionId", subscription.id());
            json.writeStringField("clientState", subscription.clientState());
            json.writeStringField("expirationDateTime", subscription.expires().toString());
            json.writeStringField("resource", change.resource());
            json.writeStringField("changeType", change.type());
            json.writeStringField("lastModifiedDateTime", change.at().toString());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}
