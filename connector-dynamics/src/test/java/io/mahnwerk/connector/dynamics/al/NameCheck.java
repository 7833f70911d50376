package io.mahnwerk.connector.dynamics.al;

import io.mahnwerk.connector.dynamics.al.AlSource.AlObject;
import io.mahnwerk.connector.dynamics.al.AlSource.Procedure;
import io.mahnwerk.connector.dynamics.al.AlSource.Section;
import io.mahnwerk.connector.dynamics.al.AlSource.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every name that begins an expression is declared or the language's own, and every procedure of
 * ours that is called is there and gets as many values as it takes.
 */
final class NameCheck {
  private static final Set<String> RESERVED =
      Set.of(
          ("begin end if then else case of repeat until while do exit not "
                  + "and or xor div mod in true false rec xrec currpage navapp")
              .split(" "));
  private static final Set<String> FUNCTIONS =
      Set.of(
          ("calcdate clear error format today globallanguage " + "getcurrentmoduleinfo")
              .split(" "));
  private static final List<String> EXPRESSIONS = List.of("Enabled", "Editable", "Visible");

  private final AlExtension extension;
  private final Findings findings;

  NameCheck(AlExtension extension, Findings findings) {
    this.extension = extension;
    this.findings = findings;
  }

  void run() {
    for (AlSource source : extension.sources()) {
      source.objects().forEach(object -> object(source.path(), object));
    }
  }

  private void object(String path, AlObject object) {
    Map<String, List<AlToken>> globals = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    object.body().variables().forEach(v -> globals.put(v.name(), v.type()));
    if (object.is("table")) {
      extension
          .ownFieldsOf(object.name())
          .forEach(field -> globals.put(field.argument(1), field.arguments().get(2)));
    }
    Scope scope = new Scope(path, object, globals);
    object.body().procedures().forEach(procedure -> procedure(scope, procedure));
    if (object.kind().startsWith("page")) {
      object.body().all("field").forEach(field -> control(scope, field));
      object.body().all("action").forEach(action -> control(scope, action));
    }
    everyProcedure(object.body().sections()).forEach(p -> procedure(scope, p));
  }

  private static Stream<Procedure> everyProcedure(List<Section> sections) {
    return sections.stream()
        .flatMap(
            s ->
                Stream.concat(s.body().procedures().stream(), everyProcedure(s.body().sections())));
  }

  /**
   * What can be named at a place.
   *
   * @param names variables with their types
   */
  private record Scope(String path, AlObject object, Map<String, List<AlToken>> names) {
    Scope with(List<Variable> more) {
      Map<String, List<AlToken>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      all.putAll(names);
      more.forEach(v -> all.put(v.name(), v.type()));
      return new Scope(path, object, all);
    }
  }

  private void procedure(Scope scope, Procedure procedure) {
    code(scope.with(procedure.parameters()).with(procedure.locals()), procedure.code());
  }

  private void control(Scope scope, Section control) {
    if (control.keyword().equals("field")) {
      code(scope, control.arguments().get(1));
    }
    for (String name : EXPRESSIONS) {
      control.body().property(name).ifPresent(property -> code(scope, property.value()));
    }
  }

  private void code(Scope scope, List<AlToken> code) {
    Set<Integer> fields = fieldsOfRecords(code);
    for (int i = 0; i < code.size(); i++) {
      AlToken token = code.get(i);
      boolean follows = i > 0 && (code.get(i - 1).is(".") || code.get(i - 1).is("::"));
      boolean begins = !follows && !fields.contains(i);
      if (begins && token.isName() && !isReserved(token) && !follows(code, i, "::")) {
        if (follows(code, i, "(")) {
          own(scope, token.text(), values(code, i + 1));
        } else if (!scope.names().containsKey(token.text())) {
          findings.add(scope.path(), token.text() + " is not declared");
        } else if (follows(code, i, ".") && follows(code, i + 2, "(")) {
          ofVariable(scope, token.text(), code.get(i + 2).text(), values(code, i + 3));
        }
      } else if (token.is("Rec") && follows(code, i, ".") && follows(code, i + 2, "(")) {
        ofTable(scope, table(scope.object()), code.get(i + 2).text(), values(code, i + 3));
      }
    }
  }

  /** The places of names that a record's own procedure takes for its fields. */
  private static Set<Integer> fieldsOfRecords(List<AlToken> code) {
    Set<Integer> places = new HashSet<>();
    for (int i = 1; i + 2 < code.size(); i++) {
      String name = code.get(i).text().toLowerCase(Locale.ROOT);
      if (code.get(i - 1).is(".") && FieldCheck.ON_A_FIELD.contains(name)) {
        places.add(i + 2);
        for (int j = i + 3; FieldCheck.ON_FIELDS.contains(name) && code.get(j).is(","); j += 2) {
          places.add(j + 1);
        }
      }
    }
    return places;
  }

  private static boolean isReserved(AlToken token) {
    return token.kind() == AlToken.Kind.WORD
        && RESERVED.contains(token.text().toLowerCase(Locale.ROOT));
  }

  private static boolean follows(List<AlToken> code, int at, String symbol) {
    return at + 1 < code.size() && code.get(at + 1).is(symbol);
  }

  private void own(Scope scope, String name, int values) {
    String word = name.toLowerCase(Locale.ROOT);
    boolean ofTheRecord = scope.object().is("table") && FieldCheck.BUILT_IN.contains(word);
    if (!FUNCTIONS.contains(word) && !ofTheRecord) {
      called(scope, scope.object(), name, values);
    }
  }

  private void ofVariable(Scope scope, String variable, String name, int values) {
    List<AlToken> type = scope.names().get(variable);
    if (type.get(0).is("Codeunit")) {
      extension
          .find("codeunit", type.get(1).text())
          .ifPresent(codeunit -> called(scope, codeunit, name, values));
    } else if (type.get(0).is("Record")) {
      ofTable(scope, type.get(1).text(), name, values);
    }
  }

  /** The language's own procedures of a record have other hands that check them. */
  private void ofTable(Scope scope, String table, String name, int values) {
    extension
        .find("table", table)
        .filter(t -> t.body().procedures().stream().anyMatch(p -> p.name().equalsIgnoreCase(name)))
        .ifPresent(t -> called(scope, t, name, values));
  }

  /** Of ours; blank where there is none. */
  private static String table(AlObject object) {
    return object.is("table")
        ? object.name()
        : object.body().property("SourceTable").map(p -> p.value().get(0).text()).orElse("");
  }

  private void called(Scope scope, AlObject object, String name, int values) {
    List<Procedure> found =
        object.body().procedures().stream().filter(p -> p.name().equalsIgnoreCase(name)).toList();
    if (found.isEmpty()) {
      findings.add(scope.path(), object.name() + " has no procedure " + name);
    } else if (found.stream().noneMatch(p -> p.parameters().size() == values)) {
      findings.add(
          scope.path(),
          name + " takes " + found.get(0).parameters().size() + " values and gets " + values);
    }
  }

  /** How many values stand in the brackets that open there. */
  private static int values(List<AlToken> code, int open) {
    List<AlToken> inside = new ArrayList<>();
    int depth = 0;
    int values = 0;
    for (AlToken token : code.subList(open, code.size())) {
      depth += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
      if (depth == 0) {
        return inside.size() <= 1 ? 0 : values + 1;
      }
      values += depth == 1 && token.is(",") ? 1 : 0;
      inside.add(token);
    }
    return values;
  }
}
