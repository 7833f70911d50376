package io.mahnwerk.scoring.features;

import java.util.List;
import java.util.Locale;

/**
 * Knows by its name what tells who or where somebody is. Nothing is scored by that: no feature has
 * such a name, and a column of an enrichment file that has one is refused.
 */
public final class SocioDemographics {
  private static final List<String> ENGLISH =
      List.of(
          "gender",
          "sex",
          "birth",
          "religion",
          "ethnic",
          "race",
          "nationality",
          "marital",
          "family",
          "income",
          "education",
          "profession",
          "health",
          "postcode",
          "zip",
          "street",
          "city",
          "address",
          "latitude",
          "longitude",
          "title",
          "firstname",
          "phone");

  private static final List<String> GERMAN =
      List.of(
          "geschlecht",
          "geburt",
          "anrede",
          "religion",
          "konfession",
          "herkunft",
          "familienstand",
          "einkommen",
          "bildung",
          "beruf",
          "gesundheit",
          "plz",
          "postleitzahl",
          "strasse",
          "straße",
          "wohnort",
          "adresse",
          "anschrift",
          "breitengrad",
          "längengrad",
          "laengengrad",
          "titel",
          "vorname",
          "telefon",
          "nationalität",
          "nationalitaet",
          "staatsangehörigkeit",
          "staatsangehoerigkeit");

  private SocioDemographics() {}

  /**
   * Whether a column of this name tells who or where somebody is; capitals and marks are all one.
   */
  public static boolean isNamed(String column) {
    String plain = column.toLowerCase(Locale.ROOT).replaceAll("[\\s_.\\-]", "");
    return ENGLISH.stream().anyMatch(plain::contains) || GERMAN.stream().anyMatch(plain::contains);
  }
}
