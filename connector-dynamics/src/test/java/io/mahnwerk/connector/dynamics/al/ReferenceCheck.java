package io.mahnwerk.connector.dynamics.al;

import io.mahnwerk.connector.dynamics.al.AlSource.AlObject;
import io.mahnwerk.connector.dynamics.al.AlSource.Body;
import io.mahnwerk.connector.dynamics.al.AlSource.Procedure;
import io.mahnwerk.connector.dynamics.al.AlSource.Property;
import io.mahnwerk.connector.dynamics.al.AlSource.Section;
import io.mahnwerk.connector.dynamics.al.AlSource.Variable;
import io.mahnwerk.connector.dynamics.al.BaseApplication.Thing;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every object that is named exists, here or in the base application, and the base application's
 * namespace is named by a {@code using}; what a page extension is placed beside exists too.
 */
final class ReferenceCheck {
  private static final Map<String, String> KIND_OF_WORD =
      Map.of(
          "record", "table",
          "database", "table",
          "tabledata", "table",
          "table", "table",
          "page", "page",
          "query", "query",
          "codeunit", "codeunit");

  private final AlExtension extension;
  private final BaseApplication base;
  private final Findings findings;

  ReferenceCheck(AlExtension extension, BaseApplication base, Findings findings) {
    this.extension = extension;
    this.base = base;
    this.findings = findings;
  }

  void run() {
    for (AlSource source : extension.sources()) {
      source.objects().forEach(object -> object(source, object));
    }
  }

  private void object(AlSource source, AlObject object) {
    if (!object.extended().isEmpty()) {
      String kind = object.kind().replace("extension", "");
      require(source, kind, object.extended());
      if (kind.equals("page")) {
        anchors(source, object);
      }
    }
    body(source, object.body());
  }

  private void body(AlSource source, Body body) {
    body.properties().forEach(property -> property(source, property));
    body.variables().forEach(variable -> variable(source, variable));
    for (Procedure procedure : body.procedures()) {
      procedure.parameters().forEach(p -> variable(source, p));
      procedure.locals().forEach(l -> variable(source, l));
      procedure.attributes().forEach(a -> words(source, a));
      words(source, procedure.code());
    }
    for (Section section : body.sections()) {
      if (section.keyword().equals("part")) {
        require(source, "page", section.argument(1));
      }
      if (section.keyword().equals("dataitem")) {
        require(source, "table", section.argument(1));
      }
      body(source, section.body());
    }
  }

  private void variable(AlSource source, Variable variable) {
    String kind = KIND_OF_WORD.get(lower(variable.type().get(0).text()));
    if (kind != null) {
      require(source, kind, variable.type().get(1).text());
    }
  }

  private void property(AlSource source, Property property) {
    String first = property.value().get(0).text();
    switch (property.name()) {
      case "SourceTable", "TableRelation" -> require(source, "table", first);
      case "IncludedPermissionSets" -> require(source, "permissionset", first);
      case "Permissions" -> permissions(source, property.value());
      default -> {}
    }
  }

  private void permissions(AlSource source, List<AlToken> value) {
    for (int i = 0; i + 1 < value.size(); i++) {
      String kind = KIND_OF_WORD.get(lower(value.get(i).text()));
      if (kind != null && value.get(i).kind() == AlToken.Kind.WORD) {
        require(source, kind, value.get(i + 1).text());
      }
    }
  }

  /** {@code Codeunit::"X"} and its like. */
  private void words(AlSource source, List<AlToken> code) {
    for (int i = 0; i + 2 < code.size(); i++) {
      String kind = KIND_OF_WORD.get(lower(code.get(i).text()));
      boolean scoped = code.get(i + 1).is("::") && code.get(i + 2).kind() != AlToken.Kind.WORD;
      if (kind != null && code.get(i).kind() == AlToken.Kind.WORD && scoped) {
        require(source, kind, code.get(i + 2).text());
      }
    }
  }

  private void anchors(AlSource source, AlObject object) {
    Optional<Thing> page = base.find("page", object.extended());
    for (String keyword : List.of("addafter", "addbefore", "addfirst", "addlast")) {
      object.body().all(keyword).forEach(s -> control(source, page, s.argument(0)));
    }
    object
        .body()
        .all("part")
        .flatMap(part -> part.body().property("Provider").stream())
        .forEach(p -> control(source, page, p.value().get(0).text()));
  }

  private void control(AlSource source, Optional<Thing> page, String control) {
    if (page.isPresent() && !page.get().controls().containsKey(control)) {
      findings.add(source.path(), "page " + page.get().name() + " has no control " + control);
    }
  }

  private void require(AlSource source, String kind, String name) {
    if (extension.find(kind, name).isPresent()) {
      return;
    }
    Optional<Thing> thing = base.find(kind, name);
    if (thing.isEmpty()) {
      findings.add(source.path(), "there is no " + kind + " " + name);
    } else if (!source.usings().contains(thing.get().namespace())) {
      findings.add(
          source.path(),
          "using " + thing.get().namespace() + " is missing for " + kind + ' ' + name);
    }
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
