package io.mahnwerk.app.config;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.Sentence;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping of a YAML file that knows its place, so that every refusal names line and field. */
final class YamlMapping {
  private final Path file;
  private final String field;
  private final Node place;
  private final Map<String, Node> values;

  private YamlMapping(Path file, String field, Node place, Map<String, Node> values) {
    this.file = file;
    this.field = field;
    this.place = place;
    this.values = values;
  }

  static YamlMapping root(Path file, Node node) {
    return of(file, "", node);
  }

  Set<String> keys() {
    return values.keySet();
  }

  /** Refuses a key that is not one of the given. */
  YamlMapping allowing(String... keys) {
    Set<String> known = new TreeSet<>(List.of(keys));
    for (Map.Entry<String, Node> value : values.entrySet()) {
      if (!known.contains(value.getKey())) {
        throw wrong(
            value.getKey(),
            new Sentence("is unknown; known here are %s.", "ist unbekannt; bekannt sind hier %s.")
                .naming(String.join(", ", known)));
      }
    }
    return this;
  }

  /** Whether names and values stand under the key, not a list or a single value. */
  boolean isMapping(String key) {
    return values.get(key) instanceof MappingNode;
  }

  Optional<YamlMapping> mapping(String key) {
    return Optional.ofNullable(values.get(key)).map(node -> of(file, name(key), node));
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).map(node -> scalar(key, node));
  }

  String requiredText(String key) {
    return text(key)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> failure(line(place), name(key), new Sentence("is missing.", "fehlt.")));
  }

  List<String> texts(String key) {
    Node node = values.get(key);
    if (node == null) {
      return List.of();
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(item -> scalar(key, item)).toList();
    }
    throw wrong(
        key,
        new Sentence(
            "must be a list such as [one, two].", "muss eine Liste wie [eins, zwei] sein."));
  }

  /**
   * The value read by a parser; what the parser throws becomes a sentence with line and field.
   *
   * @param form what the value must be, such as "a time such as 18:00"
   */
  <T> Optional<T> parsed(String key, Sentence form, Function<String, T> parser) {
    return text(key).map(text -> parse(key, text, form, parser));
  }

  <T> List<T> parsedList(String key, Sentence form, Function<String, T> parser) {
    return texts(key).stream().map(text -> parse(key, text, form, parser)).toList();
  }

  /** A refusal of the value of this key; the sentence goes on after the field's name. */
  CommandFailure wrong(String key, Sentence sentence) {
    Node node = values.getOrDefault(key, place);
    return failure(line(node), name(key), sentence);
  }

  private <T> T parse(String key, String text, Sentence form, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (RuntimeException notOfThatForm) {
      throw wrong(
          key,
          new Sentence("must be %s but is '%s'.", "muss %s sein, ist aber '%s'.")
              .with(form, Sentence.same(text)));
    }
  }

  private String scalar(String key, Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw wrong(key, new Sentence("must be a single value.", "muss ein einzelner Wert sein."));
  }

  private String name(String key) {
    return field.isEmpty() ? key : field + "." + key;
  }

  private CommandFailure failure(int line, String name, Sentence sentence) {
    return failure(file, line, Sentence.same(name), sentence);
  }

  private static YamlMapping of(Path file, String field, Node node) {
    if (!(node instanceof MappingNode mapping)) {
      Sentence name =
          field.isEmpty() ? new Sentence("the file", "die Datei") : Sentence.same(field);
      throw failure(
          file,
          line(node),
          name,
          new Sentence(
              "must be a mapping of names to values.", "muss aus Namen und Werten bestehen."));
    }
    Map<String, Node> values = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node key = tuple.getKeyNode();
      if (!(key instanceof ScalarNode scalar)) {
        throw failure(
            file,
            line(key),
            Sentence.same(field),
            new Sentence(
                "has a name that is not a single word.",
                "hat einen Namen, der kein einzelnes Wort ist."));
      }
      if (values.put(scalar.getValue(), tuple.getValueNode()) != null) {
        String name = field.isEmpty() ? scalar.getValue() : field + "." + scalar.getValue();
        throw failure(
            file,
            line(key),
            Sentence.same(name),
            new Sentence("is given twice.", "steht zweimal da."));
      }
    }
    return new YamlMapping(file, field, node, values);
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private static CommandFailure failure(Path file, int line, Sentence name, Sentence sentence) {
    return new CommandFailure(
        new Sentence("%s, line %s: %s %s", "%s, Zeile %s: %s %s")
            .with(
                Sentence.same(file.toString()),
                Sentence.same(Integer.toString(line)),
                name,
                sentence));
  }
}
