package io.mahnwerk.app.enrich;

import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Sentence;
import java.util.Map;

/** One line of an enrichment file. */
sealed interface EnrichmentLine {

  /**
   * @param values by column; blank cells are left out
   */
  record Good(long line, DebtorRef debtor, Map<String, String> values) implements EnrichmentLine {}

  /** A line that is left out, and why. */
  record Bad(long line, String column, Sentence why) implements EnrichmentLine {
    Sentence sentence() {
      return new Sentence("line %s, column '%s': %s", "Zeile %s, Spalte '%s': %s")
          .with(Sentence.same(Long.toString(line)), Sentence.same(column), why);
    }
  }
}
