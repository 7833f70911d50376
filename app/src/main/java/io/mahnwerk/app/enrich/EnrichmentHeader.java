package io.mahnwerk.app.enrich;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.features.Feature;
import io.mahnwerk.scoring.features.FeatureSchema;
import io.mahnwerk.scoring.features.SocioDemographics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The first line of an enrichment file: {@code company_code}, {@code debtor} and the user's own
 * columns, at most as many as a feature row has room for.
 *
 * @param columns as the file spells them, in its order
 */
record EnrichmentHeader(Path file, List<String> columns) {
  static final String COMPANY_CODE = "company_code";
  static final String DEBTOR = "debtor";

  /** Room in a feature row beside the features that every model has. */
  static final int MOST = FeatureSchema.MOST_COLUMNS - Feature.values().length;

  EnrichmentHeader {
    columns = List.copyOf(columns);
  }

  /**
   * The user's own columns, as features name them; throws {@link CommandFailure} naming the column
   * that cannot be taken.
   */
  List<String> own() {
    List<String> own = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int n = 0; n < columns.size(); n++) {
      String name = named(columns.get(n));
      if (!name.matches("[a-z0-9_äöüß]{1,60}")) {
        throw wrong(
            n,
            "is not named by letters, digits and underscores",
            "ist nicht aus Buchstaben, Ziffern und Unterstrichen benannt");
      }
      if (!seen.add(name)) {
        throw wrong(n, "is there twice", "ist zweimal da");
      }
      boolean isKey = name.equals(COMPANY_CODE) || name.equals(DEBTOR);
      if (!isKey && SocioDemographics.isNamed(name)) {
        throw wrong(
            n,
            "sounds as if it told who or where somebody is; nothing is scored by that",
            "klingt danach, wer oder wo jemand ist; danach wird nichts bewertet");
      }
      if (!isKey) {
        own.add(name);
      }
    }
    return required(own, seen);
  }

  private List<String> required(List<String> own, Set<String> seen) {
    for (String key : List.of(COMPANY_CODE, DEBTOR)) {
      if (!seen.contains(key)) {
        throw new CommandFailure(
            new Sentence("%s: column '%s' is missing.", "%s: Spalte '%s' fehlt.")
                .with(Sentence.same(file.toString()), Sentence.same(key)));
      }
    }
    if (own.isEmpty() || own.size() > MOST) {
      throw new CommandFailure(
          new Sentence(
                  "%s has %s columns of its own, and 1 to %s can be taken.",
                  "%s hat %s eigene Spalten, und 1 bis %s können übernommen werden.")
              .with(
                  Sentence.same(file.toString()),
                  Sentence.number(own.size(), 0),
                  Sentence.number(MOST, 0)));
    }
    return own;
  }

  /** A column's name without a byte order mark, in lower case, blanks as underscores. */
  static String named(String column) {
    return column
        .replace("\uFEFF", "")
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\-.]+", "_");
  }

  private CommandFailure wrong(int column, String english, String german) {
    return new CommandFailure(
        new Sentence("%s, line 1: column %s '%s' %s.", "%s, Zeile 1: Spalte %s '%s' %s.")
            .with(
                Sentence.same(file.toString()),
                Sentence.number(column + 1, 0),
                Sentence.same(columns.get(column)),
                new Sentence(english, german)));
  }
}
