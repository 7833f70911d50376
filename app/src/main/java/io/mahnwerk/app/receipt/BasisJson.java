package io.mahnwerk.app.receipt;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.mahnwerk.app.UnusableReceipt;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.Sentence;

/**
 * The texts that receipts rest on: records by the names of their components, dates as ISO text,
 * amounts exact, numbers of the model in the shortest form that reads back to the same bits.
 */
final class BasisJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addMixIn(Decision.class, Named.class)
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private BasisJson() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "decision")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Decision.DunOn.class, name = "dun"),
    @JsonSubTypes.Type(value = Decision.WaitUntil.class, name = "wait"),
    @JsonSubTypes.Type(value = Decision.LeaveToClerk.class, name = "leave-to-clerk")
  })
  private interface Named {}

  static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("No JSON form for " + value.getClass(), unwritable);
    }
  }

  static JsonNode tree(Object value) {
    try {
      return MAPPER.readTree(text(value));
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** Throws {@link UnusableReceipt} for a text that is none of this kind. */
  static <T> T read(String text, Class<T> kind) {
    try {
      return MAPPER.readValue(text, kind);
    } catch (JsonProcessingException other) {
      throw new UnusableReceipt(
          new Sentence("was kept by another version", "stammt von einer anderen Version"), other);
    }
  }
}
