package io.mahnwerk.connector.dynamics.al;

import io.mahnwerk.connector.dynamics.al.AlToken.Kind;
import java.util.Locale;
import java.util.Set;

/** Reads AL statements and expressions, to find what cannot be one. */
final class AlStatements {
  private static final Set<String> BINARY =
      Set.of(
          "and", "or", "xor", "div", "mod", "in", "=", "<>", "<", ">", "<=", ">=", "+", "-", "*");
  private static final Set<String> RESERVED =
      Set.of("begin", "end", "if", "then", "else", "case", "of", "repeat", "until", "while", "do");

  private final AlCursor cursor;

  AlStatements(AlCursor cursor) {
    this.cursor = cursor;
  }

  /** {@code begin … end} */
  void block() {
    cursor.expect("begin");
    statementsUntil("end");
  }

  private void statementsUntil(String end) {
    while (!cursor.take(end)) {
      statement();
      if (!cursor.peek().is(end)) {
        cursor.expect(";");
      }
    }
  }

  private void statement() {
    if (cursor.peek().is(";")) {
      return;
    }
    if (cursor.peek().is("begin")) {
      block();
    } else if (cursor.take("if")) {
      choice();
    } else if (cursor.take("repeat")) {
      statementsUntil("until");
      expression();
    } else if (cursor.take("while")) {
      expression();
      cursor.expect("do");
      statement();
    } else if (cursor.take("case")) {
      cases();
    } else {
      assignmentOrCall();
    }
  }

  private void choice() {
    expression();
    cursor.expect("then");
    if (!cursor.peek().is("else")) {
      statement();
    }
    if (cursor.take("else")) {
      statement();
    }
  }

  private void cases() {
    expression();
    cursor.expect("of");
    while (!cursor.take("end")) {
      if (cursor.take("else")) {
        statementsUntil("end");
        return;
      }
      do {
        expression();
      } while (cursor.take(","));
      cursor.expect(":");
      statement();
      cursor.expect(";");
    }
  }

  private void assignmentOrCall() {
    int line = cursor.peek().line();
    boolean exit = cursor.peek().is("exit");
    boolean call = chain() || exit;
    if (cursor.take(":=") || cursor.take("+=") || cursor.take("-=")) {
      expression();
    } else if (!call) {
      throw new AlFault(line, "a statement that does nothing");
    }
  }

  private void expression() {
    if (cursor.take("not") || cursor.take("-")) {
      expression();
      return;
    }
    operand();
    AlToken operator = cursor.peek();
    if (operator.kind() != Kind.TEXT
        && operator.kind() != Kind.QUOTED_NAME
        && BINARY.contains(operator.text().toLowerCase(Locale.ROOT))) {
      cursor.next();
      expression();
    }
  }

  private void operand() {
    if (cursor.take("(")) {
      expression();
      cursor.expect(")");
    } else if (cursor.take("[")) {
      listUntil("]");
    } else if (cursor.peek().kind() == Kind.TEXT || cursor.peek().kind() == Kind.NUMBER) {
      cursor.next();
    } else {
      chain();
    }
  }

  /** Names joined by {@code .} and {@code ::} with calls between; whether the last is a call. */
  private boolean chain() {
    boolean call = false;
    do {
      AlToken name = cursor.peek();
      if (name.kind() == Kind.WORD && RESERVED.contains(name.text())) {
        throw new AlFault(name.line(), "a name cannot be " + name.text());
      }
      cursor.name();
      call = cursor.take("(");
      if (call) {
        listUntil(")");
      }
    } while (cursor.take(".") || cursor.take("::"));
    return call;
  }

  private void listUntil(String end) {
    if (cursor.take(end)) {
      return;
    }
    do {
      expression();
    } while (cursor.take(","));
    cursor.expect(end);
  }
}
