package io.mahnwerk.core.model;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Amounts as people read them: {@code 2,508.34 EUR} in English and {@code 2.508,34 EUR} in German.
 * Files for machines keep the plain form of {@link Money#toString}.
 */
public final class AmountText {
  private static final Pattern PLAIN =
      Pattern.compile("(?<![\\w.,-])-?[0-9]+(\\.[0-9]+)?(?= [A-Z]{3}(?![\\w-]))");

  private AmountText() {}

  /** The text with every amount in plain form that names its currency written for people. */
  public static String in(String text, Locale locale) {
    return PLAIN.matcher(text).replaceAll(amount -> grouped(amount.group(), locale));
  }

  private static String grouped(String plain, Locale locale) {
    return Sentence.number(new BigDecimal(plain)).in(locale);
  }
}
