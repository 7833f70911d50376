package io.mahnwerk.app.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;

/** JSON in one form everywhere: UTF-8, records by their component names, plain decimals. */
public enum Json {
  /** For people: one value on a line. */
  INDENTED(
      mapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .build()),
  /** One document on a line. */
  LINE(mapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).build());

  private final ObjectMapper mapper;

  Json(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  public void write(Object value, OutputStream out) throws IOException {
    mapper.writeValue(out, value);
    out.write('\n');
  }

  public String text(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("No JSON form for " + value.getClass(), unwritable);
    }
  }

  private static JsonMapper.Builder mapper() {
    return JsonMapper.builder()
        .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
        .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
  }
}
