package io.mahnwerk.scoring.learned;

import io.mahnwerk.core.model.Debtor;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What master data say of a company beside its industry, as a set of words: those of its name,
 * legal form included, its country, its payment terms and an industry key that no segment rule
 * lists. The name of a natural person is never looked at: it would tell who somebody is.
 */
final class MasterWords {
  private static final int SHORTEST = 2;

  private MasterWords() {}

  /**
   * @param listed whether a segment rule lists the debtor's industry, which then says more than a
   *     word
   */
  static Set<String> of(Debtor debtor, boolean listed) {
    Set<String> words = new TreeSet<>();
    if (!debtor.naturalPerson()) {
      for (String word : debtor.name().toLowerCase(Locale.ROOT).split("[^\\p{L}&]+")) {
        if (word.length() >= SHORTEST) {
          words.add(word);
        }
      }
    }
    add(words, "country:", debtor.country());
    add(words, "terms:", debtor.paymentTerms());
    add(words, "industry:", listed ? "" : debtor.industry());
    return words;
  }

  private static void add(Set<String> words, String kind, String key) {
    if (!key.isBlank()) {
      words.add(kind + key);
    }
  }
}
