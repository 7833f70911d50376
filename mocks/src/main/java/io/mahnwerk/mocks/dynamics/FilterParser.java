package io.mahnwerk.mocks.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of the OData V4 filter language that Business Central takes: {@code and}, comparisons
 * with literals, {@code startswith} and {@code contains}, {@code or} within one field only, and
 * {@code in} from schema version 2.1 on.
 */
final class FilterParser<T> {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*((?:[A-Za-z][A-Za-z_0-9.]*)?'(?:[^']|'')*'|[A-Za-z_0-9.:+-]+|[(),])");

  private final EntityType<T> type;
  private final boolean takesLists;
  private final List<String> tokens = new ArrayList<>();
  private int at;

  private FilterParser(EntityType<T> type, String text, boolean takesLists) {
    this.type = type;
    this.takesLists = takesLists;
    Matcher matcher = TOKEN.matcher(text.strip());
    int from = 0;
    while (from < text.strip().length()) {
      matcher.region(from, text.strip().length());
      if (!matcher.lookingAt()) {
        throw BcError.syntax("Syntax error at position %d in '%s'.".formatted(from, text));
      }
      tokens.add(matcher.group(1));
      from = matcher.end();
    }
  }

  static <T> Filter<T> parse(EntityType<T> type, String text, boolean takesLists) {
    if (text.isBlank()) {
      return new Filter.Everything<>();
    }
    FilterParser<T> parser = new FilterParser<>(type, text, takesLists);
    Filter<T> filter = parser.alternatives().filter();
    if (parser.at < parser.tokens.size()) {
      throw BcError.syntax("Unexpected '" + parser.peek() + "' in $filter.");
    }
    return filter;
  }

  /**
   * @param field the only field that it asks for; blank where there are several
   */
  private record Term<T>(Filter<T> filter, String field) {}

  private Term<T> alternatives() {
    Term<T> first = conjunction();
    List<Filter<T>> parts = new ArrayList<>(List.of(first.filter()));
    while (takeIf("or")) {
      Term<T> next = conjunction();
      if (first.field().isEmpty() || !first.field().equals(next.field())) {
        throw BcError.badRequest(
            "BadRequest_InvalidRequestUrl",
            "The 'OR' operator is not supported on distinct fields on an OData filter.");
      }
      parts.add(next.filter());
    }
    return parts.size() == 1
        ? first
        : new Term<>(new Filter.Any<>(first.field(), parts), first.field());
  }

  private Term<T> conjunction() {
    Term<T> first = term();
    List<Filter<T>> parts = new ArrayList<>(List.of(first.filter()));
    String field = first.field();
    while (takeIf("and")) {
      Term<T> next = term();
      parts.add(next.filter());
      field = field.equals(next.field()) ? field : "";
    }
    return parts.size() == 1 ? first : new Term<>(new Filter.All<>(parts), field);
  }

  private Term<T> term() {
    if (takeIf("(")) {
      Term<T> inner = alternatives();
      require(")");
      return inner;
    }
    String word = take();
    if ((word.equals("startswith") || word.equals("contains")) && takeIf("(")) {
      return textTerm(word.equals("startswith"));
    }
    Field<T> field = type.field(word);
    String operator = take();
    return operator.equals("in") ? list(field) : comparison(field, operator);
  }

  private Term<T> textTerm(boolean atStart) {
    Field<T> field = type.field(take());
    require(",");
    String text = String.valueOf(EdmType.STRING.literal(take(), field.name()));
    require(")");
    return new Term<>(new Filter.Text<>(field, atStart, text), field.name());
  }

  private Term<T> comparison(Field<T> field, String operator) {
    Comparable<?> literal = field.type().literal(take(), field.name());
    try {
      Filter.Operator known = Filter.Operator.valueOf(operator.toUpperCase(Locale.ROOT));
      return new Term<>(new Filter.Comparison<>(field, known, literal), field.name());
    } catch (IllegalArgumentException unknown) {
      throw BcError.syntax("Operator '" + operator + "' is not supported.");
    }
  }

  private Term<T> list(Field<T> field) {
    if (!takesLists) {
      throw BcError.syntax("Operator 'in' needs $schemaversion=2.1.");
    }
    require("(");
    List<Filter<T>> parts = new ArrayList<>();
    do {
      parts.add(
          new Filter.Comparison<>(
              field, Filter.Operator.EQ, field.type().literal(take(), field.name())));
    } while (takeIf(","));
    require(")");
    return new Term<>(new Filter.Any<>(field.name(), parts), field.name());
  }

  private String peek() {
    return at < tokens.size() ? tokens.get(at) : "";
  }

  private String take() {
    if (at == tokens.size()) {
      throw BcError.syntax("Unexpected end of $filter.");
    }
    return tokens.get(at++);
  }

  private boolean takeIf(String word) {
    if (!peek().equals(word)) {
      return false;
    }
    at++;
    return true;
  }

  private void require(String word) {
    if (!takeIf(word)) {
      throw BcError.syntax("Expected '%s' but found '%s' in $filter.".formatted(word, peek()));
    }
  }
}
