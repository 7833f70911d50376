package io.mahnwerk.mocks.datev;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the vendor's OpenAPI document of DATEVconnect says of an object, where it is at hand. */
final class OfficialSchema {
  private final JsonNode schemas;

  OfficialSchema() {
    Path root = Path.of(System.getProperty("mahnwerk.root", ""));
    Path file =
        root.resolve("../shared/reference/datev/openapi/Accounting-1.7.4.1.json").normalize();
    assumeTrue(Files.exists(file), "Reference data are absent: the vendor's OpenAPI document");
    try {
      schemas = new ObjectMapper().readTree(file.toFile()).at("/components/schemas");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What in an object is not as the schema of that name says; empty where all is. */
  List<String> complaints(String schema, JsonNode object) {
    List<String> complaints = new ArrayList<>();
    check(schemas.get(schema), object, schema, complaints);
    return complaints;
  }

  private void check(JsonNode schema, JsonNode value, String at, List<String> complaints) {
    JsonNode reference = schema.get("$ref");
    if (reference != null) {
      String name = reference.asText().substring("#/components/schemas/".length());
      check(schemas.get(name), value, at, complaints);
      return;
    }
    if (!isOfType(schema.path("type").asText(), value)) {
      complaints.add(at + " is no " + schema.path("type").asText());
    }
    if (schema.has("enum") && !contains(schema.get("enum"), value)) {
      complaints.add(at + " is none of the values: " + value);
    }
    if (schema.has("maxLength") && value.asText().length() > schema.get("maxLength").asInt()) {
      complaints.add(at + " is too long");
    }
    if (value.isArray()) {
      value.forEach(one -> check(schema.path("items"), one, at + "[]", complaints));
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode known = schema.path("properties").get(field.getKey());
      if (known == null) {
        complaints.add(at + " has no " + field.getKey());
      } else {
        check(known, field.getValue(), at + "." + field.getKey(), complaints);
      }
    }
  }

  private static boolean contains(JsonNode values, JsonNode value) {
    for (JsonNode one : values) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfType(String type, JsonNode value) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      default -> value.isObject();
    };
  }
}
