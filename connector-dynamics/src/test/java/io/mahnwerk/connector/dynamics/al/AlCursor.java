package io.mahnwerk.connector.dynamics.al;

import io.mahnwerk.connector.dynamics.al.AlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** A place in a list of tokens. */
final class AlCursor {
  private final List<AlToken> tokens;
  private int at;

  AlCursor(List<AlToken> tokens) {
    this.tokens = tokens;
  }

  AlToken peek() {
    return tokens.get(at);
  }

  AlToken peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  AlToken next() {
    AlToken token = peek();
    if (token.kind() == Kind.END) {
      throw new AlFault(token.line(), "the source ends too early");
    }
    at++;
    return token;
  }

  boolean take(String word) {
    boolean found = peek().is(word);
    if (found) {
      at++;
    }
    return found;
  }

  void expect(String word) {
    if (!take(word)) {
      throw new AlFault(peek().line(), "expected " + word + " and found " + peek().text());
    }
  }

  String name() {
    if (!peek().isName()) {
      throw new AlFault(peek().line(), "expected a name and found " + peek().text());
    }
    return next().text();
  }

  /** A name of several words joined by full stops. */
  String dottedName() {
    StringBuilder name = new StringBuilder(name());
    while (take(".")) {
      name.append('.').append(name());
    }
    return name.toString();
  }

  /** Everything up to the given end, which is taken too; brackets inside must pair. */
  List<AlToken> until(String end) {
    List<AlToken> found = new ArrayList<>();
    while (!peek().is(end)) {
      if (peek().is("(") || peek().is("[")) {
        String close = peek().is("(") ? ")" : "]";
        found.add(next());
        found.addAll(until(close));
        found.add(tokens.get(at - 1));
      } else if (peek().is(")") || peek().is("]") || peek().is("{") || peek().is("}")) {
        throw new AlFault(peek().line(), "expected " + end + " and found " + peek().text());
      } else {
        found.add(next());
      }
    }
    next();
    return found;
  }

  int mark() {
    return at;
  }

  List<AlToken> since(int mark) {
    return List.copyOf(tokens.subList(mark, at));
  }
}
