package io.mahnwerk.mocks.dynamics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes and reads JSON documents; numbers stay exact. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private Json() {}

  interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  static byte[] text(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
      content.write(json);
    } catch (IOException cannotHappenInMemory) {
      throw new UncheckedIOException(cannotHappenInMemory);
    }
    return bytes.toByteArray();
  }

  /** Throws {@link BcError} for what is no JSON object. */
  static ObjectNode object(byte[] body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException noJson) {
      throw BcError.syntax("The request's body is no JSON.");
    }
    throw BcError.syntax("The request's body is no JSON object.");
  }

  static byte[] bytes(JsonNode node) {
    return node.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
