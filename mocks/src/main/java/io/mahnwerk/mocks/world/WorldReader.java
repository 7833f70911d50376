package io.mahnwerk.mocks.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.stream.Collectors;

/** Reads and writes world files; every fault becomes one sentence. */
final class WorldReader {
  private static final ObjectMapper YAML =
      YAMLMapper.builder(new YAMLFactory())
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL))
          .annotationIntrospector(new AllRequired())
          .build();

  private WorldReader() {}

  static WorldSpec read(String file, String yaml) {
    try {
      WorldSpec spec = YAML.readValue(yaml, WorldSpec.class);
      if (spec == null) {
        throw new WorldFileException(file + " is empty.", new IOException("no content"));
      }
      return spec;
    } catch (JsonProcessingException e) {
      throw new WorldFileException(file + place(e) + ": " + fault(e) + ".", e);
    }
  }

  static String write(WorldSpec spec) {
    try {
      return YAML.writeValueAsString(spec);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A world that was read can be written", e);
    }
  }

  private static String place(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String line = at == null || at.getLineNr() < 1 ? "" : ", line " + at.getLineNr();
    String field = e instanceof JsonMappingException mapping ? path(mapping) : "";
    return line + (field.isEmpty() ? "" : ", field " + field);
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getFieldName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  private static String fault(JsonProcessingException e) {
    if (e.getCause() instanceof WorldCheck check) {
      return String.valueOf(check.getMessage());
    }
    if (e instanceof UnrecognizedPropertyException) {
      return "there is no such field";
    }
    if (e instanceof InvalidTypeIdException type) {
      return type.getTypeId() == null
          ? "'kind' is missing"
          : "there is no kind '" + type.getTypeId() + "'";
    }
    if (e instanceof InvalidFormatException format) {
      return "'" + format.getValue() + "' is not what belongs here";
    }
    if (e instanceof JsonMappingException mapping) {
      return mapping.getOriginalMessage().startsWith("Missing required")
              || mapping.getOriginalMessage().startsWith("Null value")
          ? "a value is missing"
          : "what stands here does not fit";
    }
    return "this is not readable as YAML";
  }

  /** A field may be missing only where it names a default. */
  private static final class AllRequired extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasRequiredMarker(AnnotatedMember member) {
      JsonProperty property = member.getAnnotation(JsonProperty.class);
      return property == null || property.defaultValue().isEmpty();
    }
  }
}
