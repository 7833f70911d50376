package io.mahnwerk.core.model;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A text in both languages that people read. */
public record Sentence(String english, String german) {

  /** A name, a date or anything else that reads alike in both. */
  public static Sentence same(String text) {
    return new Sentence(text, text);
  }

  /** A reason as a clerk reads it. */
  public static Sentence of(Reason reason) {
    return new Sentence(reason.text(Locale.ENGLISH), reason.text(Locale.GERMAN));
  }

  /** A number with so many decimals, grouped and pointed as each language does. */
  public static Sentence number(double value, int decimals) {
    return written(value, decimals);
  }

  /** An exact number with all its decimals, in the same way. */
  static Sentence number(BigDecimal value) {
    return written(value, Math.max(0, value.scale()));
  }

  private static Sentence written(Number value, int decimals) {
    String form = "%,." + decimals + "f";
    return new Sentence(
        String.format(Locale.ENGLISH, form, value), String.format(Locale.GERMAN, form, value));
  }

  /** An amount and its currency. */
  public static Sentence of(Money money) {
    return amounts(money.toString());
  }

  /** A text alike in both but for amounts, which are given in plain form with their currency. */
  public static Sentence amounts(String text) {
    return new Sentence(AmountText.in(text, Locale.ENGLISH), AmountText.in(text, Locale.GERMAN));
  }

  /** A share as a percentage, 0.5 being 50 %. */
  public static Sentence percent(double share, int decimals) {
    return number(100 * share, decimals).map(text -> text + " %");
  }

  /**
   * The sentence with the parts put in, each in its own language. What is counted has both forms,
   * such as {@code "%s {item|items}"}: the first is said of 1, the other of any other number.
   */
  public Sentence with(Sentence... parts) {
    Object[] englishParts = Arrays.stream(parts).map(Sentence::english).toArray();
    Object[] germanParts = Arrays.stream(parts).map(Sentence::german).toArray();
    return new Sentence(
        CountedText.with(english, englishParts), CountedText.with(german, germanParts));
  }

  /** The same with names, days and the like, which read alike in both languages. */
  public Sentence naming(Object... names) {
    return with(
        Arrays.stream(names).map(name -> same(String.valueOf(name))).toArray(Sentence[]::new));
  }

  public Sentence map(UnaryOperator<String> change) {
    return new Sentence(change.apply(english), change.apply(german));
  }

  /** German for a German locale, else English. */
  public String in(Locale locale) {
    return locale.getLanguage().equals(Locale.GERMAN.getLanguage()) ? german : english;
  }
}
