package io.mahnwerk.connector.dynamics.al;

import io.mahnwerk.connector.dynamics.al.AlSource.AlObject;
import io.mahnwerk.connector.dynamics.al.AlSource.Body;
import io.mahnwerk.connector.dynamics.al.AlSource.Procedure;
import io.mahnwerk.connector.dynamics.al.AlSource.Property;
import io.mahnwerk.connector.dynamics.al.AlSource.Section;
import io.mahnwerk.connector.dynamics.al.AlSource.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Types, triggers, areas and the values of properties are words that the language has, permissions
 * are granted by letters that fit what is granted, and what others call our APIs by is the same in
 * all of them.
 */
final class ValueCheck {
  private static final Set<String> TYPES =
      Set.of(
          "BigInteger",
          "Boolean",
          "Code",
          "Codeunit",
          "Date",
          "DateFormula",
          "DateTime",
          "Decimal",
          "Enum",
          "Guid",
          "Integer",
          "Label",
          "ModuleInfo",
          "Record",
          "Text",
          "Version");
  private static final Set<String> TRIGGERS =
      Set.of(
          "OnInsert",
          "OnModify",
          "OnDelete",
          "OnRename",
          "OnOpenPage",
          "OnAfterGetRecord",
          "OnAfterGetCurrRecord",
          "OnAction",
          "OnValidate",
          "OnRun",
          "OnInstallAppPerCompany",
          "OnInstallAppPerDatabase");
  private static final Set<String> AREAS = Set.of("Content", "FactBoxes", "Processing");
  private static final Map<String, Set<String>> VALUES =
      Map.ofEntries(
          Map.entry("PageType", Set.of("API", "Card", "CardPart", "List", "ListPart")),
          Map.entry("QueryType", Set.of("API", "Normal")),
          Map.entry("DataClassification", Set.of("CustomerContent", "SystemMetadata")),
          Map.entry("Access", Set.of("Internal", "Public")),
          Map.entry("FieldClass", Set.of("FlowField", "FlowFilter", "Normal")),
          Map.entry("Subtype", Set.of("Install", "Upgrade")),
          Map.entry("Method", Set.of("Sum", "Count", "Min", "Max", "Average")),
          Map.entry("SqlJoinType", Set.of("InnerJoin", "LeftOuterJoin", "RightOuterJoin")),
          Map.entry("UsageCategory", Set.of("Administration", "Lists", "Tasks")),
          Map.entry("Multiplicity", Set.of("ZeroOrOne", "Many")),
          Map.entry("ApplicationArea", Set.of("All", "Basic", "Suite")),
          Map.entry("Image", Set.of("Undo", "User")));
  private static final Set<String> SWITCHES =
      Set.of(
          "Assignable",
          "Clustered",
          "DelayedInsert",
          "DeleteAllowed",
          "Extensible",
          "InsertAllowed",
          "ModifyAllowed",
          "MultiLine",
          "NotBlank",
          "ShowCaption");
  private static final Set<String> WITH_EQUALS =
      Set.of("CalcFormula", "SubPageLink", "DataItemLink", "DataItemTableFilter", "Permissions");
  private static final Set<String> OF_TEXTS = Set.of("Locked", "Comment", "MaxLength");
  private static final List<String> TEXTS = List.of("Caption", "ToolTip", "EntityCaption");
  private static final List<String> ALIKE = List.of("APIPublisher", "APIGroup", "APIVersion");

  private final AlExtension extension;
  private final Findings findings;
  private final Set<String> apis = new HashSet<>();

  ValueCheck(AlExtension extension, Findings findings) {
    this.extension = extension;
    this.findings = findings;
  }

  void run() {
    for (AlSource source : extension.sources()) {
      if (!source.namespace().equals(extension.sources().get(0).namespace())) {
        findings.add(source.path(), "the namespace is " + source.namespace());
      }
      for (AlObject object : source.objects()) {
        body(source.path(), object, object.body());
        api(source.path(), object);
      }
    }
  }

  private void body(String path, AlObject object, Body body) {
    body.properties().forEach(property -> property(path, property));
    body.variables().forEach(v -> type(path, v.type()));
    body.procedures().forEach(p -> procedure(path, p));
    for (Section section : body.sections()) {
      if (section.keyword().equals("area")) {
        known(path, "area", AREAS, section.argument(0));
      }
      if (section.keyword().equals("field") && object.kind().startsWith("table")) {
        type(path, section.arguments().get(2));
        section.body().property("Editable").ifPresent(property -> onOrOff(path, property));
      }
      body(path, object, section.body());
    }
  }

  private void procedure(String path, Procedure procedure) {
    if (procedure.trigger()) {
      known(path, "trigger", TRIGGERS, procedure.name());
    }
    Stream.concat(procedure.parameters().stream(), procedure.locals().stream())
        .map(Variable::type)
        .forEach(type -> type(path, type));
    if (!procedure.returns().isEmpty()) {
      type(path, procedure.returns());
    }
  }

  private void type(String path, List<AlToken> type) {
    known(path, "type", TYPES, type.get(0).text());
  }

  private void property(String path, Property property) {
    List<AlToken> value = property.value();
    Set<String> values = VALUES.get(property.name());
    if (values != null) {
      value.stream()
          .filter(token -> !token.is(","))
          .forEach(token -> known(path, property.name(), values, token.text()));
    }
    if (SWITCHES.contains(property.name())) {
      onOrOff(path, property);
    }
    if (TEXTS.contains(property.name()) && value.get(0).kind() != AlToken.Kind.TEXT) {
      findings.add(path, property.name() + " is no text but " + value.get(0).text());
    }
    ended(path, property);
    if (property.name().equals("Permissions")) {
      permissions(path, value);
    }
  }

  private void onOrOff(String path, Property property) {
    known(path, property.name(), Set.of("true", "false"), property.value().get(0).text());
  }

  /** Where a semicolon is missing, the value goes on into the next property. */
  private void ended(String path, Property property) {
    List<AlToken> value = property.value();
    for (int i = 1; i < value.size() && !WITH_EQUALS.contains(property.name()); i++) {
      if (value.get(i).is("=") && !OF_TEXTS.contains(value.get(i - 1).text())) {
        findings.add(path, "property " + property.name() + " is not ended");
      }
    }
  }

  /** {@code kind "Name" = letters}, joined by commas. */
  private void permissions(String path, List<AlToken> value) {
    for (int i = 0; i < value.size(); i += 5) {
      boolean whole = i + 3 < value.size() && value.get(i + 2).is("=");
      boolean joined = i + 4 >= value.size() || value.get(i + 4).is(",");
      if (!whole || !joined) {
        findings.add(path, "permissions are not joined by commas");
        return;
      }
      String letters = value.get(i + 3).text();
      String allowed = value.get(i).is("tabledata") ? "[RIMDrimd]+" : "[Xx]";
      if (!letters.matches(allowed)) {
        findings.add(path, value.get(i).text() + " cannot be granted by " + letters);
      }
    }
  }

  private void api(String path, AlObject object) {
    for (String name : ALIKE) {
      object
          .body()
          .property(name)
          .map(p -> p.value().get(0).text())
          .filter(text -> !text.equals(common(name)))
          .ifPresent(text -> findings.add(path, name + " is " + text + " here only"));
    }
    for (String name : List.of("EntityName", "EntitySetName")) {
      object
          .body()
          .property(name)
          .map(p -> p.value().get(0).text())
          .filter(text -> !apis.add(name + " " + text))
          .ifPresent(text -> findings.add(path, name + " " + text + " is used twice"));
    }
  }

  /** What most of our APIs have there. */
  private String common(String name) {
    List<String> all =
        extension
            .objects()
            .flatMap(o -> o.body().property(name).stream())
            .map(p -> p.value().get(0).text())
            .toList();
    return all.stream().max((a, b) -> Long.compare(count(all, a), count(all, b))).orElseThrow();
  }

  private static long count(List<String> all, String text) {
    return all.stream().filter(text::equals).count();
  }

  private void known(String path, String what, Set<String> words, String word) {
    if (words.stream().noneMatch(w -> w.toLowerCase(Locale.ROOT).equals(lower(word)))) {
      findings.add(path, "there is no " + what + " " + word);
    }
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
