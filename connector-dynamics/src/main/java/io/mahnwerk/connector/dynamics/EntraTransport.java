package io.mahnwerk.connector.dynamics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.http.HttpCall;
import io.mahnwerk.core.http.ResilientHttp;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Carries what Microsoft's sign-in library sends to the one configured token endpoint, within our
 * limits and with our failures. The library is shown successful answers only.
 */
record EntraTransport(ResilientHttp service, URI endpoint) implements IHttpClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORM = "application/x-www-form-urlencoded";

  @Override
  public IHttpResponse send(HttpRequest request) {
    // A further token does no harm, so the call may be repeated like a read.
    HttpCall call =
        new HttpCall(
            "POST",
            endpoint,
            headers(request),
            Optional.ofNullable(request.body()),
            HttpCall.Effect.READS);
    HttpAnswer answer = service.send(call);
    if (!answer.isSuccess()) {
      throw refused(call, answer);
    }
    HttpResponse given = new HttpResponse();
    given.statusCode(answer.status());
    given.addHeaders(
        Map.of("Content-Type", List.of(answer.header("Content-Type").orElse("application/json"))));
    given.body(answer.text());
    return given;
  }

  private static Map<String, String> headers(HttpRequest request) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.headers());
    headers.put("Content-Type", FORM);
    headers.put("Accept", "application/json");
    return headers;
  }

  /** A token service says by 400 what others say by 401 (RFC 6749, 5.2). */
  private ConnectorException refused(HttpCall call, HttpAnswer answer) {
    ConnectorException failure = service.failure(call, answer, error(answer));
    return failure.kind() == FailureKind.INVALID_REQUEST
        ? new ConnectorException(
            FailureKind.UNAUTHORIZED, service.connection(), failure.sentence(), null)
        : failure;
  }

  /** The error's code; its description may name what was sent. */
  private static String error(HttpAnswer answer) {
    try {
      return JSON.readTree(answer.body()).path("error").asText();
    } catch (IOException noJson) {
      return "";
    }
  }
}
