package io.mahnwerk.connector.dynamics.al;

import io.mahnwerk.connector.dynamics.al.AlSource.AlObject;
import io.mahnwerk.connector.dynamics.al.AlSource.Procedure;
import io.mahnwerk.connector.dynamics.al.AlSource.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every field that code or a control names belongs to the table it is asked of. */
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
    Optional<String> own = tables.of(object);
    Map<String, String> globals = new HashMap<>();
    own.ifPresent(table -> globals.put("Rec", table));
    object.body().variables().forEach(v -> add(globals, v));
    for (Procedure procedure : object.body().procedures()) {
      procedure(path, object, globals, procedure);
    }
    if (object.kind().startsWith("page")) {
      object.body().all("field").forEach(f -> code(path, globals, padded(f.arguments().get(1))));
    }
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

  private static List<AlToken> padded(List<AlToken> tokens) {
    List<AlToken> padded = new ArrayList<>(tokens);
    padded.add(new AlToken(AlToken.Kind.END, "", 0));
    return padded;
  }

  private void field(String path, String table, String name) {
    if (!PROPERTIES_OF_RECORDS.contains(name)) {
      tables.require(path, table, name, findings);
    }
  }
}
