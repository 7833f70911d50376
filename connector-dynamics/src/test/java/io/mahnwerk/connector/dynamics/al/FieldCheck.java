package io.mahnwerk.connector.dynamics.al;

import io.mahnwerk.connector.dynamics.al.AlSource.AlObject;
import io.mahnwerk.connector.dynamics.al.AlSource.Procedure;
import io.mahnwerk.connector.dynamics.al.AlSource.Section;
import io.mahnwerk.connector.dynamics.al.AlSource.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every field that code, a page, a key or a link names belongs to the table it is asked of. */
final class FieldCheck {
  /** What every record can do, as far as the extension asks it to. */
  static final Set<String> BUILT_IN =
      Set.of(
          "get",
          "findlast",
          "findset",
          "next",
          "isempty",
          "init",
          "insert",
          "modify",
          "setrange",
          "setcurrentkey",
          "setloadfields",
          "testfield");

  static final Set<String> ON_A_FIELD =
      Set.of("setrange", "setcurrentkey", "setloadfields", "testfield");
  static final Set<String> ON_FIELDS = Set.of("setcurrentkey", "setloadfields");
  private static final Set<String> PROPERTIES_OF_RECORDS = Set.of("ReadIsolation");

  private final AlExtension extension;
  private final Tables tables;
  private final Findings findings;

  FieldCheck(AlExtension extension, Tables tables, Findings findings) {
    this.extension = extension;
    this.tables = tables;
    this.findings = findings;
  }

  void run() {
    for (AlSource source : extension.sources()) {
      source.objects().forEach(object -> object(source.path(), object));
    }
  }

  private void object(String path, AlObject object) {
    Optional<String> own = ownTable(object);
    Map<String, String> globals = new HashMap<>();
    own.ifPresent(table -> globals.put("Rec", table));
    object.body().variables().forEach(v -> add(globals, v));
    for (Procedure procedure : object.body().procedures()) {
      procedure(path, object, globals, procedure);
    }
    own.ifPresent(table -> layout(path, object, globals, table));
    List<String> items = object.body().all("dataitem").map(item -> item.argument(0)).toList();
    object.body().all("dataitem").forEach(item -> columns(path, item, items));
  }

  private void columns(String path, Section item, List<String> items) {
    item.body().sections().stream()
        .filter(s -> s.keyword().equals("column"))
        .forEach(column -> field(path, item.argument(1), column.argument(1)));
    item.body()
        .property("DataItemLink")
        .ifPresent(
            link -> {
              field(path, item.argument(1), link.value().get(0).text());
              if (!items.contains(link.value().get(2).text())) {
                findings.add(path, "there is no dataitem " + link.value().get(2).text());
              }
            });
    item.body()
        .property("DataItemTableFilter")
        .ifPresent(filter -> field(path, item.argument(1), filter.value().get(0).text()));
  }

  private Optional<String> ownTable(AlObject object) {
    return switch (object.kind()) {
      case "table" -> Optional.of(object.name());
      case "tableextension" -> Optional.of(object.extended());
      case "page" -> tables.behindPage(object.name());
      case "pageextension" -> tables.behindPage(object.extended());
      default -> Optional.empty();
    };
  }

  private void procedure(
      String path, AlObject object, Map<String, String> globals, Procedure procedure) {
    Map<String, String> records = new HashMap<>(globals);
    procedure.parameters().forEach(p -> add(records, p));
    procedure.locals().forEach(l -> add(records, l));
    code(path, records, procedure.code());
    if (object.is("table")) {
      bareNames(path, object.name(), procedure.code());
    }
  }

  private static void add(Map<String, String> records, Variable variable) {
    if (variable.type().get(0).is("Record")) {
      records.put(variable.name(), variable.type().get(1).text());
    }
  }

  /** {@code Variable.Name}, with brackets behind it a call and otherwise a field. */
  private void code(String path, Map<String, String> records, List<AlToken> code) {
    for (int i = 0; i + 2 < code.size(); i++) {
      String table = records.get(code.get(i).text());
      boolean member = i == 0 || !code.get(i - 1).is(".");
      if (table != null && member && code.get(i).isName() && code.get(i + 1).is(".")) {
        boolean call = i + 3 < code.size() && code.get(i + 3).is("(");
        if (call) {
          call(path, table, code.subList(i + 2, code.size()));
        } else {
          field(path, table, code.get(i + 2).text());
        }
      }
    }
  }

  private void call(String path, String table, List<AlToken> code) {
    String name = code.get(0).text().toLowerCase(Locale.ROOT);
    if (!BUILT_IN.contains(name) && !tables.hasProcedure(table, name)) {
      findings.add(path, "a record of " + table + " has no procedure " + code.get(0).text());
    }
    if (ON_A_FIELD.contains(name)) {
      field(path, table, code.get(2).text());
    }
    for (int i = 3; ON_FIELDS.contains(name) && code.get(i).is(","); i += 2) {
      field(path, table, code.get(i + 1).text());
    }
  }

  /** In a table its own fields stand without a variable, and no other quoted name does. */
  private void bareNames(String path, String table, List<AlToken> code) {
    for (int i = 1; i < code.size(); i++) {
      boolean bare = !code.get(i - 1).is(".") && !code.get(i - 1).is("::");
      if (bare && code.get(i).kind() == AlToken.Kind.QUOTED_NAME) {
        field(path, table, code.get(i).text());
      }
    }
  }

  private void layout(String path, AlObject object, Map<String, String> globals, String table) {
    object.body().all("key").forEach(k -> names(path, table, k.arguments().get(1)));
    object.body().all("fieldgroup").forEach(g -> names(path, table, g.arguments().get(1)));
    object.body().all("field").forEach(f -> control(path, object, globals, f));
    object.body().all("part").forEach(part -> link(path, besideTable(object, part, table), part));
    object.body().all("field").forEach(f -> formulas(path, table, f));
  }

  private void formulas(String path, String table, Section field) {
    field.body().property("CalcFormula").ifPresent(p -> lookup(path, table, field, p.value()));
    field
        .body()
        .property("TableRelation")
        .filter(p -> p.value().size() == 3 && p.value().get(1).is("."))
        .ifPresent(p -> field(path, p.value().get(0).text(), p.value().get(2).text()));
  }

  private void control(String path, AlObject object, Map<String, String> globals, Section field) {
    if (object.kind().startsWith("page")) {
      code(path, globals, padded(field.arguments().get(1)));
    }
  }

  private static List<AlToken> padded(List<AlToken> tokens) {
    List<AlToken> padded = new ArrayList<>(tokens);
    padded.add(new AlToken(AlToken.Kind.END, "", 0));
    return padded;
  }

  /** A part that another part provides for is linked to that part's table. */
  private String besideTable(AlObject object, Section part, String table) {
    return part.body()
        .property("Provider")
        .flatMap(p -> tables.pageOfPart(object.extended(), p.value().get(0).text()))
        .flatMap(tables::behindPage)
        .orElse(table);
  }

  /** {@code "Field of the part" = field("Field of this page or of its provider")} */
  private void link(String path, String table, Section part) {
    part.body()
        .property("SubPageLink")
        .ifPresent(
            link -> {
              String inner = tables.behindPage(part.argument(1)).orElse("");
              field(path, inner, link.value().get(0).text());
              field(path, table, link.value().get(4).text());
            });
  }

  /** {@code lookup("Table"."Field" where("Field" = field("Field of this table")))} */
  private void lookup(String path, String table, Section field, List<AlToken> formula) {
    String other = formula.get(2).text();
    if (!tables.has(other)) {
      findings.add(path, "there is no table " + other);
      return;
    }
    field(path, other, formula.get(4).text());
    extension
        .ownFieldsOf(other)
        .filter(source -> source.argument(1).equals(formula.get(4).text()))
        .filter(source -> !texts(source).equals(texts(field)))
        .forEach(
            source ->
                findings.add(
                    path, "field " + field.argument(1) + " has another type than it looks up"));
    field(path, other, formula.get(7).text());
    field(path, table, formula.get(11).text());
  }

  private static List<String> texts(Section field) {
    return field.arguments().get(2).stream().map(AlToken::text).toList();
  }

  private void names(String path, String table, List<AlToken> names) {
    names.stream().filter(AlToken::isName).forEach(name -> field(path, table, name.text()));
  }

  private void field(String path, String table, String name) {
    if (!PROPERTIES_OF_RECORDS.contains(name) && !tables.hasField(table, name)) {
      findings.add(path, "table " + table + " has no field " + name);
    }
  }
}
