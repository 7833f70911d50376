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
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.JacksonYAMLParseException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.mahnwerk.core.model.Sentence;
import java.util.stream.Collectors;

/** Reads and writes world files; every fault becomes one sentence. */
final class WorldReader {
  private static final Sentence NOT_YAML =
      new Sentence("this is not readable as YAML", "das ist als YAML nicht lesbar");
  private static final ObjectMapper YAML =
      YAMLMapper.builder(new YAMLFactory())
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL))
          .annotationIntrospector(new AllRequired())
          .build();

  private WorldReader() {}

  static WorldSpec read(String file, String yaml) {
    try {
      return YAML.readValue(yaml, WorldSpec.class);
    } catch (JsonProcessingException e) {
      throw new WorldFileException(
          Sentence.same("%s%s: %s.").with(Sentence.same(file), place(e), fault(e)), e);
    }
  }

  static String write(WorldSpec spec) {
    try {
      return YAML.writeValueAsString(spec);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A world that was read can be written", e);
    }
  }

  private static Sentence place(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String field = e instanceof JsonMappingException mapping ? path(mapping) : "";
    boolean ofWholeFile = field.isEmpty() && e.getCause() instanceof WorldCheck;
    Sentence line =
        at == null || at.getLineNr() < 1 || ofWholeFile
            ? Sentence.same("")
            : new Sentence(", line %s", ", Zeile %s").naming(at.getLineNr());
    return field.isEmpty()
        ? line
        : new Sentence("%s, field %s", "%s, Feld %s").with(line, Sentence.same(field));
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

  private static Sentence fault(JsonProcessingException e) {
    if (e.getCause() instanceof WorldCheck check) {
      return check.sentence();
    }
    if (e instanceof UnrecognizedPropertyException) {
      return new Sentence("there is no such field", "ein solches Feld gibt es nicht");
    }
    if (e instanceof InvalidTypeIdException type) {
      return type.getTypeId() == null
          ? new Sentence("'kind' is missing", "'kind' fehlt")
          : new Sentence("there is no kind '%s'", "die Art '%s' gibt es nicht")
              .naming(type.getTypeId());
    }
    if (e instanceof InvalidFormatException format) {
      return new Sentence("'%s' is not what belongs here", "'%s' gehört nicht hierher")
          .naming(format.getValue());
    }
    if (e instanceof InvalidNullException || says(e, "Missing required")) {
      return new Sentence("a value is missing", "ein Wert fehlt");
    }
    if (says(e, "No content")) {
      return new Sentence("there is nothing in it", "es steht nichts darin");
    }
    if (e.getCause() instanceof JacksonYAMLParseException) {
      return NOT_YAML;
    }
    if (e instanceof JsonMappingException) {
      return new Sentence("what stands here does not fit", "was hier steht, passt nicht");
    }
    if (e.getOriginalMessage().startsWith("Duplicate field")) {
      return new Sentence(
          "a field stands here for the second time", "ein Feld steht hier zum zweiten Mal");
    }
    return NOT_YAML;
  }

  private static boolean says(JsonProcessingException e, String beginning) {
    return e instanceof MismatchedInputException && e.getOriginalMessage().startsWith(beginning);
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
