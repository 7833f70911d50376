package io.mahnwerk.mocks.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer of Graph; without a body where it gives none. */
record GraphAnswer(int status, @Nullable JsonNode body, Map<String, String> headers) {

  static GraphAnswer ok(JsonNode body) {
    return new GraphAnswer(200, body, Map.of());
  }

  /** Graph's error body; its message is for developers. */
  static GraphAnswer error(int status, String code) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error").put("code", code).put("message", "Refused by the simulated Graph.");
    return new GraphAnswer(status, body, Map.of());
  }

  GraphAnswer with(String header, String value) {
    return new GraphAnswer(status, body, Map.of(header, value));
  }

  byte[] bytes() {
    return body == null ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
  }
}
