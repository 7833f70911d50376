package io.mahnwerk.scoring.file;

import java.util.Locale;

/**
 * Something about a set of invoices that a user should know before trusting a recommendation.
 *
 * @param code names the kind, for programs
 * @param figure what was measured, as text with its unit
 * @param blocking whether it speaks against choosing days, so that every item keeps its former day
 * @param english for people
 * @param german the same
 */
public record Finding(String code, String figure, boolean blocking, String english, String german) {

  /** German for a German locale, else English. */
  public String text(Locale locale) {
    return locale.getLanguage().equals(Locale.GERMAN.getLanguage()) ? german : english;
  }
}
