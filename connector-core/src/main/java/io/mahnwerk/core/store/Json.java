package io.mahnwerk.core.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A JSON text as it stands in a column. */
record Json(String text) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Json of(JsonNode node) {
    try {
      return new Json(MAPPER.writeValueAsString(node));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A JSON tree could not be written", e);
    }
  }

  static Json of(Reason reason) {
    return of(tree(reason));
  }

  static Json of(java.util.Map<String, Long> counts) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(counts).forEach(node::put);
    return of(node);
  }

  static ObjectNode tree(Reason reason) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("code", reason.code().name());
    ArrayNode values = node.putArray("values");
    reason.values().forEach(values::add);
    return node;
  }

  static Reason reason(JsonNode node) {
    List<String> values = new ArrayList<>();
    node.path("values").forEach(value -> values.add(value.asText()));
    return new Reason(ReasonCode.valueOf(node.path("code").asText()), values);
  }

  Reason asReason() {
    return reason(tree());
  }

  JsonNode tree() {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A receipt in the store is no JSON", e);
    }
  }
}
