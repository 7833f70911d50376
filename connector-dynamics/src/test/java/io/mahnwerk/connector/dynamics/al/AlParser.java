package io.mahnwerk.connector.dynamics.al;

import io.mahnwerk.connector.dynamics.al.AlSource.AlObject;
import io.mahnwerk.connector.dynamics.al.AlSource.Body;
import io.mahnwerk.connector.dynamics.al.AlSource.Procedure;
import io.mahnwerk.connector.dynamics.al.AlSource.Property;
import io.mahnwerk.connector.dynamics.al.AlSource.Section;
import io.mahnwerk.connector.dynamics.al.AlSource.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the structure of AL source: objects, properties, sections, procedures and their statements.
 * It is no compiler: it knows no types and accepts what it has no rule against.
 */
final class AlParser {
  private static final Set<String> KINDS =
      Set.of(
          "table",
          "tableextension",
          "page",
          "pageextension",
          "codeunit",
          "query",
          "permissionset",
          "permissionsetextension");

  private final AlCursor cursor;

  private AlParser(AlCursor cursor) {
    this.cursor = cursor;
  }

  static AlSource parse(String path, String source) {
    return new AlParser(new AlCursor(AlLexer.tokens(source))).file(path);
  }

  private AlSource file(String path) {
    cursor.expect("namespace");
    String namespace = cursor.dottedName();
    cursor.expect(";");
    List<String> usings = new ArrayList<>();
    while (cursor.take("using")) {
      usings.add(cursor.dottedName());
      cursor.expect(";");
    }
    List<AlObject> objects = new ArrayList<>();
    do {
      objects.add(object());
    } while (cursor.peek().kind() != AlToken.Kind.END);
    return new AlSource(path, namespace, List.copyOf(usings), List.copyOf(objects));
  }

  private AlObject object() {
    AlToken kind = cursor.next();
    if (!KINDS.contains(kind.text())) {
      throw new AlFault(kind.line(), "no object begins with " + kind.text());
    }
    AlToken id = cursor.next();
    if (id.kind() != AlToken.Kind.NUMBER) {
      throw new AlFault(id.line(), "expected the object's number and found " + id.text());
    }
    String name = cursor.name();
    String extended = kind.text().endsWith("extension") ? extended() : "";
    return new AlObject(kind.text(), Integer.parseInt(id.text()), name, extended, body());
  }

  private String extended() {
    cursor.expect("extends");
    return cursor.name();
  }

  private Body body() {
    cursor.expect("{");
    Body body = new Body();
    List<List<AlToken>> attributes = new ArrayList<>();
    while (!cursor.take("}")) {
      if (cursor.take("[")) {
        attributes.add(cursor.until("]"));
      } else if (atProcedure()) {
        body.procedures().add(procedure(List.copyOf(attributes)));
        attributes.clear();
      } else if (cursor.take("var")) {
        body.variables().addAll(variables());
      } else {
        member(body);
      }
    }
    if (!attributes.isEmpty()) {
      throw new AlFault(attributes.get(0).get(0).line(), "an attribute without a procedure");
    }
    return body;
  }

  private boolean atProcedure() {
    int ahead = cursor.peek().is("local") || cursor.peek().is("internal") ? 1 : 0;
    return cursor.peek(ahead).is("procedure") || cursor.peek(ahead).is("trigger");
  }

  private void member(Body body) {
    int line = cursor.peek().line();
    String name = cursor.name();
    if (cursor.take("=")) {
      List<AlToken> value = cursor.until(";");
      if (value.isEmpty()) {
        throw new AlFault(line, "property " + name + " has no value");
      }
      body.properties().add(new Property(name, value, line));
      return;
    }
    List<List<AlToken>> arguments = cursor.take("(") ? arguments() : List.of();
    body.sections().add(new Section(name, arguments, body(), line));
  }

  private List<List<AlToken>> arguments() {
    List<List<AlToken>> arguments = new ArrayList<>();
    List<AlToken> argument = new ArrayList<>();
    for (AlToken token : cursor.until(")")) {
      if (token.is(";")) {
        arguments.add(List.copyOf(argument));
        argument.clear();
      } else {
        argument.add(token);
      }
    }
    arguments.add(List.copyOf(argument));
    if (arguments.stream().anyMatch(List::isEmpty)) {
      throw new AlFault(cursor.peek().line(), "an empty argument");
    }
    return List.copyOf(arguments);
  }

  private Procedure procedure(List<List<AlToken>> attributes) {
    if (!cursor.take("local")) {
      cursor.take("internal");
    }
    boolean trigger = cursor.next().is("trigger");
    int line = cursor.peek().line();
    String name = cursor.name();
    cursor.expect("(");
    List<Variable> parameters = parameters();
    List<Variable> locals = new ArrayList<>();
    String returned = cursor.peek().isName() && cursor.peek(1).is(":") ? cursor.name() : "";
    List<AlToken> returns = cursor.take(":") ? type() : List.of();
    if (!returned.isEmpty()) {
      locals.add(new Variable(returned, returns, false, line));
    }
    if (cursor.take("var")) {
      locals.addAll(variables());
    }
    int begun = cursor.mark();
    new AlStatements(cursor).block();
    List<AlToken> code = cursor.since(begun);
    cursor.expect(";");
    return new Procedure(name, trigger, attributes, parameters, returns, locals, code, line);
  }

  private List<Variable> parameters() {
    List<Variable> parameters = new ArrayList<>();
    while (!cursor.take(")")) {
      boolean byReference = cursor.take("var");
      int line = cursor.peek().line();
      String name = cursor.name();
      cursor.expect(":");
      parameters.add(new Variable(name, type(), byReference, line));
      if (!cursor.peek().is(")")) {
        cursor.expect(";");
      }
    }
    return List.copyOf(parameters);
  }

  /** {@code Word}, {@code Word[20]}, {@code Word "Name"} or {@code Word Name} */
  private List<AlToken> type() {
    int begun = cursor.mark();
    cursor.name();
    if (cursor.take("[")) {
      cursor.until("]");
    } else if (cursor.peek().isName() && !cursor.peek().is("var") && !cursor.peek().is("begin")) {
      cursor.name();
    }
    return cursor.since(begun);
  }

  private List<Variable> variables() {
    List<Variable> variables = new ArrayList<>();
    while (cursor.peek().isName() && cursor.peek(1).is(":")) {
      int line = cursor.peek().line();
      String name = cursor.name();
      cursor.expect(":");
      variables.add(new Variable(name, cursor.until(";"), false, line));
    }
    return List.copyOf(variables);
  }
}
