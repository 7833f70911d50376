package io.mahnwerk.mocks.sap;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of the OData V2 filter language that S/4 services are asked with: {@code and},
 * {@code or}, {@code not}, parentheses, comparisons with literals and {@code startswith}.
 */
final class FilterParser<T> {
  private final EntityType<T> type;
  private final FilterTokens tokens;

  private FilterParser(EntityType<T> type, String text) {
    this.type = type;
    this.tokens = new FilterTokens(text);
  }

  static <T> Filter<T> parse(EntityType<T> type, String text) {
    if (text.isBlank()) {
      return new Filter.Everything<>();
    }
    FilterParser<T> parser = new FilterParser<>(type, text);
    Filter<T> filter = parser.or();
    if (!parser.tokens.peek().isEmpty()) {
      throw ODataError.badRequest("Unexpected '" + parser.tokens.peek() + "' in $filter.");
    }
    return filter;
  }

  private Filter<T> or() {
    Filter<T> left = and();
    while (tokens.takeIf("or")) {
      left = new Filter.Or<>(left, and());
    }
    return left;
  }

  private Filter<T> and() {
    Filter<T> left = term();
    while (tokens.takeIf("and")) {
      left = new Filter.And<>(left, term());
    }
    return left;
  }

  private Filter<T> term() {
    if (tokens.takeIf("not")) {
      return new Filter.Not<>(term());
    }
    if (tokens.takeIf("(")) {
      Filter<T> inner = or();
      tokens.require(")");
      return inner;
    }
    return tokens.peek().equals("startswith") ? startsWith() : comparison();
  }

  private Filter<T> startsWith() {
    tokens.require("startswith");
    tokens.require("(");
    Property<T> property = type.property(tokens.take());
    tokens.require(",");
    Object prefix = Literal.parse(tokens.take());
    tokens.require(")");
    // The function's value is often compared with true; the comparison says nothing more.
    if (tokens.takeIf("eq")) {
      tokens.require("true");
    }
    if (property.type() != EdmType.STRING || !(prefix instanceof String text)) {
      throw ODataError.badRequest("Function 'startswith' takes two strings.");
    }
    return new Filter.StartsWith<>(property, text);
  }

  private Filter<T> comparison() {
    Property<T> property = type.property(tokens.take());
    Filter.Operator operator = operator(tokens.take());
    Object literal = Literal.parse(tokens.take());
    if (!property.type().takes(literal)) {
      throw ODataError.badRequest(
          "Property '%s' is of type %s and cannot be compared with that literal."
              .formatted(property.name(), property.type().edmName()));
    }
    return new Filter.Comparison<>(property, operator, converted(property, literal));
  }

  private static @Nullable Object converted(Property<?> property, @Nullable Object literal) {
    return literal instanceof String text ? property.alpha(text) : literal;
  }

  private static Filter.Operator operator(String word) {
    try {
      return Filter.Operator.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw ODataError.badRequest("Operator '" + word + "' is not known.");
    }
  }
}
