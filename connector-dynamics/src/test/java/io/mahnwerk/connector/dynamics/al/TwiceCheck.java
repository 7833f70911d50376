package io.mahnwerk.connector.dynamics.al;

import io.mahnwerk.connector.dynamics.al.AlSource.AlObject;
import io.mahnwerk.connector.dynamics.al.AlSource.Procedure;
import io.mahnwerk.connector.dynamics.al.AlSource.Section;
import io.mahnwerk.connector.dynamics.al.AlSource.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Nothing is declared twice in one place: controls, columns, fields, keys, procedures, variables.
 */
final class TwiceCheck {
  private static final List<String> CONTROLS = List.of("field", "group", "part", "repeater");

  private final AlExtension extension;
  private final Findings findings;

  TwiceCheck(AlExtension extension, Findings findings) {
    this.extension = extension;
    this.findings = findings;
  }

  void run() {
    for (AlSource source : extension.sources()) {
      source.objects().forEach(object -> object(source.path(), object));
    }
  }

  private void object(String path, AlObject object) {
    boolean isTable = object.kind().startsWith("table");
    names(path, "control", isTable ? Stream.empty() : sections(object, CONTROLS), 0);
    names(path, "field", isTable ? sections(object, List.of("field")) : Stream.empty(), 1);
    names(path, "key", sections(object, List.of("key")), 0);
    names(path, "action", sections(object, List.of("action")), 0);
    names(path, "column", sections(object, List.of("column", "dataitem")), 0);
    twice(path, "procedure", object.body().procedures().stream().map(Procedure::name));
    twice(path, "variable", object.body().variables().stream().map(Variable::name));
    for (Procedure procedure : object.body().procedures()) {
      twice(
          path,
          "variable",
          Stream.concat(procedure.parameters().stream(), procedure.locals().stream())
              .map(Variable::name));
    }
  }

  private static Stream<Section> sections(AlObject object, List<String> keywords) {
    return keywords.stream().flatMap(keyword -> object.body().all(keyword));
  }

  private void names(String path, String what, Stream<Section> sections, int argument) {
    twice(path, what, sections.map(section -> section.argument(argument)));
  }

  private void twice(String path, String what, Stream<String> names) {
    Set<String> seen = new HashSet<>();
    names
        .filter(name -> !seen.add(name.toLowerCase(Locale.ROOT)))
        .forEach(name -> findings.add(path, what + " " + name + " is there twice"));
  }
}
