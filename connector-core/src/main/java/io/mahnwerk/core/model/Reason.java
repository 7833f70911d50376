package io.mahnwerk.core.model;

import java.util.List;
import java.util.Locale;

/**
 * Why an item is dunned, held, skipped or refused: an entry of a closed list and the values that
 * belong into its sentence.
 */
public record Reason(ReasonCode code, List<String> values) {
  public Reason {
    values = List.copyOf(values);
    if (values.size() != code.arity()) {
      throw new IllegalArgumentException(
          "Reason %s takes %d values but got %s".formatted(code, code.arity(), values));
    }
  }

  public static Reason of(ReasonCode code, Object... values) {
    return new Reason(code, java.util.Arrays.stream(values).map(Object::toString).toList());
  }

  /** The sentence a clerk reads: German for a German locale, else English; amounts likewise. */
  public String text(Locale locale) {
    Object[] shown = values.stream().map(value -> ReasonWord.in(code, value, locale)).toArray();
    return AmountText.in(CountedText.with(code.text(locale), shown), locale);
  }
}
