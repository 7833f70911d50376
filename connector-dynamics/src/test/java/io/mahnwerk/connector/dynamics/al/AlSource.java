package io.mahnwerk.connector.dynamics.al;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An AL file as far as its structure goes.
 *
 * @param path its name below the extension's folder
 */
record AlSource(String path, String namespace, List<String> usings, List<AlObject> objects) {

  /** An object; {@code extended} is blank unless it extends another. */
  record AlObject(String kind, int id, String name, String extended, Body body) {
    boolean is(String otherKind) {
      return kind.equalsIgnoreCase(otherKind);
    }
  }

  /** What stands between braces. */
  record Body(
      List<Property> properties,
      List<Section> sections,
      List<Procedure> procedures,
      List<Variable> variables) {
    Body() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    Optional<Property> property(String name) {
      return properties.stream().filter(p -> p.name().equalsIgnoreCase(name)).findFirst();
    }

    /** The sections of this keyword at any depth. */
    Stream<Section> all(String keyword) {
      return sections.stream()
          .flatMap(
              s ->
                  Stream.concat(
                      s.keyword().equalsIgnoreCase(keyword) ? Stream.of(s) : Stream.empty(),
                      s.body().all(keyword)));
    }
  }

  record Property(String name, List<AlToken> value, int line) {}

  /** {@code keyword(first; second) { … }}; the arguments are cut at their semicolons. */
  record Section(String keyword, List<List<AlToken>> arguments, Body body, int line) {
    /** The argument's only or last name, such as a field's or a part's. */
    String argument(int index) {
      List<AlToken> argument = arguments.get(index);
      return argument.get(argument.size() - 1).text();
    }
  }

  record Variable(String name, List<AlToken> type, boolean byReference, int line) {}

  /**
   * A procedure or a trigger.
   *
   * @param returns its type; empty for none
   */
  record Procedure(
      String name,
      boolean trigger,
      List<List<AlToken>> attributes,
      List<Variable> parameters,
      List<AlToken> returns,
      List<Variable> locals,
      List<AlToken> code,
      int line) {}
}
