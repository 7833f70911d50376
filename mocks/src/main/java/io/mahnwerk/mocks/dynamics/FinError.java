package io.mahnwerk.mocks.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.mocks.web.WebAnswer;
import java.io.IOException;

/**
 * What Finance says of a call it declined: a general sentence, and what went wrong one level below
 * it.
 */
final class FinError {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private FinError() {}

  /** A refusal of the shared parts in the form of Finance; everything else as it is. */
  static WebAnswer formed(WebAnswer answer) {
    if (answer.status() < 400 || !answer.text().startsWith("{\"error\":{")) {
      return answer;
    }
    String said =
        message(answer.text())
            .replaceAll("\\s*CorrelationId:.*$", "")
            .replace("Microsoft.NAV.", "Microsoft.Dynamics.DataEntities.");
    return answer.withBody(
        Json.text(
            json -> {
              json.writeStartObject();
              json.writeObjectFieldStart("error");
              json.writeStringField("code", "");
              json.writeStringField("message", "An error has occurred.");
              json.writeObjectFieldStart("innererror");
              json.writeStringField("message", said);
              json.writeStringField(
                  "type", "Microsoft.Dynamics.Platform.Integration.Services.OData.ODataException");
              json.writeStringField("stacktrace", "");
              json.writeEndObject();
              json.writeEndObject();
              json.writeEndObject();
            }));
  }

  private static String message(String body) {
    try {
      JsonNode error = MAPPER.readTree(body).path("error");
      return error.path("message").asText();
    } catch (IOException cut) {
      return body;
    }
  }
}
