package io.mahnwerk.connector.dynamics.al;

import io.mahnwerk.connector.dynamics.al.AlSource.AlObject;
import io.mahnwerk.connector.dynamics.al.AlSource.Body;
import io.mahnwerk.connector.dynamics.al.AlSource.Procedure;
import io.mahnwerk.connector.dynamics.al.AlSource.Property;
import io.mahnwerk.connector.dynamics.al.AlSource.Section;
import io.mahnwerk.connector.dynamics.al.AlSource.Variable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Types, triggers, areas and the values of properties are words that the language has. */
final class ValueCheck {
  private static final Set<String> TYPES =
      Set.of(
          ("BigInteger Boolean Code Codeunit Date DateFormula DateTime "
                  + "Decimal Enum Guid Integer Label ModuleInfo Record Text Version")
              .split(" "));
  private static final Set<String> TRIGGERS =
      Set.of(
          ("OnInsert OnModify OnDelete OnRename OnOpenPage "
                  + "OnAfterGetRecord OnAfterGetCurrRecord OnAction OnValidate "
                  + "OnRun OnInstallAppPerCompany OnInstallAppPerDatabase")
              .split(" "));
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

  private final AlExtension extension;
  private final Findings findings;

  ValueCheck(AlExtension extension, Findings findings) {
    this.extension = extension;
    this.findings = findings;
  }

  void run() {
    for (AlSource source : extension.sources()) {
      for (AlObject object : source.objects()) {
        body(source.path(), object, object.body());
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

  private void known(String path, String what, Set<String> words, String word) {
    if (words.stream().noneMatch(w -> w.toLowerCase(Locale.ROOT).equals(lower(word)))) {
      findings.add(path, "there is no " + what + " " + word);
    }
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
